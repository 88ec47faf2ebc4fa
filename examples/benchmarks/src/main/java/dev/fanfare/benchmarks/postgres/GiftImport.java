package dev.fanfare.benchmarks.postgres;

import dev.fanfare.activity.Activity;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Importing gifts, five thousand in a transaction, each booked with its postings. */
final class GiftImport {
  static final Asset USD = Asset.of("USD");

  private static final int GIFTS = Integer.getInteger("gifts", 50_000);
  private static final int BATCH = 5_000;
  private static final int CREATORS = 1_000;
  private static final int SENDERS = 20_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Server server;
  private final Activity activity;
  private int imported;

  private GiftImport(Server server) {
    this.server = server;
    this.activity = server.fanfare().build().activity();
  }

  /** Books a batch in a transaction. */
  private interface Importer {
    void record(List<Fact.GiftSent> batch) throws Exception;
  }

  static void run(Server server) throws Exception {
    new GiftImport(server).compare();
  }

  private void compare() throws Exception {
    firstGifts();
    JdbcGifts batches = new JdbcGifts(server.connections(), new RowWriter.Batches());
    JdbcGifts copies = new JdbcGifts(server.connections(), new RowWriter.Copy());
    for (int writers = 1; writers <= 2; writers++) {
      compare(writers, "batches", batches);
      compare(writers, "COPY", copies);
    }
    long stored = Long.parseLong(server.ask("select count(*) from fanfare_sale"));
    if (stored != imported) {
      throw new IllegalStateException("%d gifts are stored, not %d".formatted(stored, imported));
    }
  }

  /** One gift for every creator, so that nobody has to make accounts any more. */
  private void firstGifts() {
    List<Fact.GiftSent> first = new ArrayList<>();
    Random random = new Random(1);
    for (int creator = 0; creator < CREATORS; creator++) {
      first.add(gift("first-" + creator, creator, START, random));
    }
    ours(first);
    imported += first.size();
  }

  private void compare(int writers, String rival, JdbcGifts jdbc) throws Exception {
    new SideBySide(server, 1, Integer.getInteger("rounds", 5))
        .measure(
            "gift import, %d writer%s".formatted(writers, writers == 1 ? "" : "s"),
            "gifts",
            round -> record("f-" + rival + round, writers, this::ours),
            "JDBC " + rival,
            round -> record("j-" + rival + round, writers, jdbc::record));
  }

  private void ours(List<Fact.GiftSent> batch) {
    RecordReport report = activity.record(batch);
    if (report.added() != batch.size()) {
      throw new IllegalStateException("%d gifts, but %s".formatted(batch.size(), report));
    }
  }

  /** Imports a round's gifts; all of a creator's go to the same writer. */
  private int record(String prefix, int writers, Importer importer) throws Exception {
    List<List<Fact.GiftSent>> shares = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      shares.add(new ArrayList<>());
    }
    Random random = new Random(prefix.hashCode());
    for (int i = 0; i < GIFTS; i++) {
      // The smaller of two draws: some creators receive far more than others.
      int creator = Math.min(random.nextInt(CREATORS), random.nextInt(CREATORS));
      String id = "gift-" + prefix + "-" + writers + "-" + i;
      shares
          .get(creator % writers)
          .add(gift(id, creator, START.plusSeconds(60L * (imported + i)), random));
    }
    imported += GIFTS;
    Clients.run(
        writers,
        writer -> {
          List<Fact.GiftSent> share = shares.get(writer);
          for (int from = 0; from < share.size(); from += BATCH) {
            importer.record(share.subList(from, Math.min(from + BATCH, share.size())));
          }
        });
    return GIFTS;
  }

  private static Fact.GiftSent gift(String id, int creator, Instant at, Random random) {
    int spark = random.nextInt(20);
    int quantity = 1 + random.nextInt(10);
    return new Fact.GiftSent(
        id,
        at,
        "fan-" + random.nextInt(SENDERS),
        CreatorId.of("creator-" + creator),
        "spark-" + spark,
        "Spark " + spark,
        quantity,
        new Money(quantity * (49L + 50 * spark), USD));
  }
}
