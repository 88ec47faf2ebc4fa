package dev.fanfare.benchmarks.postgres;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Holds of thousands of creators that end at the same time. */
final class Maturing {
  private static final int HOLDS = Integer.getInteger("holds", 100_000);
  private static final int CREATORS = 5_000;
  private static final int BATCH = 5_000;
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final Server server;
  private final Fanfare fanfare;
  private long earned;

  private Maturing(Server server) {
    this.server = server;
    this.fanfare = server.fanfare().build();
  }

  static void run(Server server) throws Exception {
    new Maturing(server).compare();
  }

  private void compare() throws Exception {
    // Makes every account.
    addHolds("first", CREATORS);
    fanfare.earnings().mature();
    JdbcMaturing jdbc = new JdbcMaturing(server.connections());
    new SideBySide(server, 1, Integer.getInteger("rounds", 5))
        .measure(
            "maturing of %,d creators' earnings".formatted(CREATORS),
            "holds",
            new Ending("f", () -> fanfare.earnings().mature().creators()),
            "JDBC, set-based",
            new Ending("j", jdbc::mature));
    long available =
        Long.parseLong(
            server.ask(
                "select sum(balance) from fanfare_account where kind = 'EARNINGS_AVAILABLE'"));
    if (available != earned) {
      throw new IllegalStateException("%d are available, not %d".formatted(available, earned));
    }
  }

  /** Ends everything that is due and returns how many creators that was. */
  private interface Mature {
    int run() throws Exception;
  }

  private final class Ending implements SideBySide.Way {
    private final String prefix;
    private final Mature way;

    Ending(String prefix, Mature way) {
      this.prefix = prefix;
      this.way = way;
    }

    @Override
    public void prepare(int round) throws Exception {
      addHolds(prefix + round, HOLDS);
    }

    @Override
    public int run(int round) throws Exception {
      int creators = way.run();
      if (creators != CREATORS) {
        throw new IllegalStateException("earnings of %d creators matured".formatted(creators));
      }
      return HOLDS;
    }
  }

  private void addHolds(String prefix, int holds) {
    for (int from = 0; from < holds; from += BATCH) {
      List<Fact.GiftSent> gifts =
          IntStream.range(from, Math.min(from + BATCH, holds))
              .mapToObj(i -> gift(prefix + "-" + i, i % CREATORS))
              .toList();
      fanfare.activity().record(gifts);
    }
    earned += 55L * holds;
  }

  private static Fact.GiftSent gift(String id, int creator) {
    return new Fact.GiftSent(
        id,
        LONG_AGO,
        "fan",
        CreatorId.of("creator-" + creator),
        "spark",
        "Spark",
        1,
        new Money(100, GiftImport.USD));
  }
}
