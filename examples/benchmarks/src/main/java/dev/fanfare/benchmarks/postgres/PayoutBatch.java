package dev.fanfare.benchmarks.postgres;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** A batch run that pays thousands of creators, each with a gateway that pays at once. */
final class PayoutBatch {
  private static final int CREATORS = Integer.getInteger("creators", 10_000);
  private static final int BATCH = 1_000;
  private static final int EARNED_CENTS = 55_00;
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final Server server;
  private final Fanfare fanfare;
  private int runs;

  private PayoutBatch(Server server) {
    this.server = server;
    this.fanfare = server.fanfare().build();
  }

  static void run(Server server) throws Exception {
    new PayoutBatch(server).compare();
  }

  private void compare() throws Exception {
    register();
    earn("first");
    ours(PayoutRun.at(Instant.now(), PayoutMethod.PAXUM, GiftImport.USD));
    JdbcPayouts jdbc = new JdbcPayouts(server.connections());
    new SideBySide(server, 1, Integer.getInteger("rounds", 3))
        .measure(
            "payout run of %,d creators".formatted(CREATORS),
            "payouts",
            new Run("f", this::ours),
            "JDBC",
            new Run("j", run -> jdbc.run(run.key().value(), run.periodEnd())));
    long paid =
        Long.parseLong(server.ask("select count(*) from fanfare_payout where state = 'PAID'"));
    if (paid != (long) runs * CREATORS) {
      throw new IllegalStateException("%d payouts were paid, not %d".formatted(paid, runs));
    }
  }

  private void register() {
    for (int from = 0; from < CREATORS; from += BATCH) {
      int first = from;
      server
          .storage()
          .inTransaction(
              () -> {
                for (int i = first; i < Math.min(first + BATCH, CREATORS); i++) {
                  CreatorId id = creator(i);
                  server
                      .storage()
                      .creators()
                      .save(
                          new Creator(
                              id,
                              "Creator " + i,
                              GiftImport.USD,
                              ZoneOffset.UTC,
                              LONG_AGO,
                              Verification.VERIFIED,
                              null));
                  server
                      .storage()
                      .payoutDestinations()
                      .save(
                          id,
                          PayoutMethod.PAXUM,
                          new PayoutDestination.ProviderAccount(id + "@example.org"));
                }
              });
    }
  }

  /** Pays a run and returns how many were paid. */
  private interface Payer {
    int pay(PayoutRun run) throws Exception;
  }

  private final class Run implements SideBySide.Way {
    private final String prefix;
    private final Payer way;

    Run(String prefix, Payer way) {
      this.prefix = prefix;
      this.way = way;
    }

    @Override
    public void prepare(int round) {
      earn(prefix + round);
    }

    @Override
    public int run(int round) throws Exception {
      return way.pay(PayoutRun.at(Instant.now(), PayoutMethod.PAXUM, GiftImport.USD));
    }
  }

  private int ours(PayoutRun run) {
    PayoutRunReport report = fanfare.payouts().run(run);
    if (report.paid() != CREATORS) {
      throw new IllegalStateException("not all were paid: " + report);
    }
    return CREATORS;
  }

  /** Gives every creator something to be paid. */
  private void earn(String prefix) {
    runs++;
    for (int from = 0; from < CREATORS; from += BATCH) {
      List<Fact.GiftSent> gifts =
          IntStream.range(from, Math.min(from + BATCH, CREATORS))
              .mapToObj(i -> gift(prefix + "-" + i, i))
              .toList();
      fanfare.activity().record(gifts);
    }
    fanfare.earnings().mature();
  }

  private static CreatorId creator(int number) {
    return CreatorId.of("creator-%05d".formatted(number));
  }

  private static Fact.GiftSent gift(String id, int creator) {
    return new Fact.GiftSent(
        id,
        LONG_AGO,
        "fan",
        creator(creator),
        "spark",
        "Spark",
        1,
        new Money(EARNED_CENTS * 100 / 55, GiftImport.USD));
  }
}
