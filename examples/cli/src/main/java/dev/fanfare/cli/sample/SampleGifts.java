package dev.fanfare.cli.sample;

import dev.fanfare.cli.sample.SampleCreators.SampleCreator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes up the gifts, day by day: a working week, a year with a Christmas, fans who stay, and
 * refunds.
 */
final class SampleGifts {
  static final String[] HEADER = {
    "gift_id",
    "kind",
    "sent_at",
    "sender_id",
    "creator_id",
    "spark_id",
    "spark_name",
    "quantity",
    "amount",
    "currency",
    "country"
  };

  private record Spark(String id, String name, int cents, int weight) {}

  private static final List<Spark> SPARKS =
      List.of(
          new Spark("rose", "Rose", 99, 300),
          new Spark("coffee", "Café crème", 199, 220),
          new Spark("high-five", "High five", 149, 160),
          new Spark("balloon", "Red balloon", 299, 120),
          new Spark("cake", "Cake, the big one", 499, 80),
          new Spark("comet", "Étoile filante", 799, 60),
          new Spark("guitar", "Guitar solo", 999, 45),
          new Spark("gold", "\"Gold\" star", 1_499, 30),
          new Spark("lantern", "灯籠", 1_999, 22),
          new Spark("fireworks", "Fireworks", 2_999, 14),
          new Spark("whale", "Blue whale", 4_999, 8),
          new Spark("castle", "Château", 9_999, 3));
  private static final int[] SPARK_WEIGHTS = SPARKS.stream().mapToInt(Spark::weight).toArray();

  private static final String[] COUNTRIES = {
    "Germany",
    "United States",
    "Côte d'Ivoire",
    "Korea, Republic of",
    "Brazil",
    "Türkiye",
    "Japan",
    "Spain"
  };

  /** Percent of an average day, Monday first. */
  private static final int[] WEEKDAY = {88, 84, 86, 94, 112, 124, 112};

  /** Percent of an average day, January first. */
  private static final int[] MONTH = {90, 88, 94, 97, 99, 96, 92, 90, 98, 104, 118, 134};

  /** How many gifts of a day fall into each hour, UTC. */
  private static final int[] HOUR = {
    14, 9, 6, 4, 3, 4, 8, 14, 20, 24, 28, 32, 38, 40, 40, 42, 48, 58, 76, 92, 98, 84, 54, 28
  };

  private static final int GIFTS_PER_THOUSAND_CREATOR_DAYS = 820;

  private final SampleSpec spec;
  private final List<SampleCreator> creators;
  private final SampleRandom random;
  private final SampleRows rows;
  private final double[] reach;
  private int gifts;
  private int refunds;

  SampleGifts(SampleSpec spec, List<SampleCreator> creators, SampleRandom random, SampleRows rows) {
    this.spec = spec;
    this.creators = creators;
    this.random = random;
    this.rows = rows;
    this.reach = new double[creators.size()];
  }

  /** Makes up the gifts of a day, and refunds of them on later days. */
  void day(int day) {
    LocalDate date = spec.firstDay().plusDays(day);
    addUpReach(day);
    if (reach[reach.length - 1] == 0) {
      return;
    }
    int[] seconds = new int[count(day, date)];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = random.weighted(HOUR) * 3600 + random.below(3600);
    }
    Arrays.sort(seconds);
    long midnight = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    for (int second : seconds) {
      gift(day, midnight + second);
    }
    if (day == spec.days() * 2 / 3) {
      mistake(day, midnight + 15 * 3600);
    }
  }

  /** Sums the weights of the creators who are there on a day, to pick one by. */
  private void addUpReach(int day) {
    double sum = 0;
    for (int i = 0; i < reach.length; i++) {
      SampleCreator creator = creators.get(i);
      sum += creator.firstDay() <= day ? creator.weight() : 0;
      reach[i] = sum;
    }
  }

  private int count(int day, LocalDate date) {
    long average = (long) spec.creators() * GIFTS_PER_THOUSAND_CREATOR_DAYS;
    long profile = (long) WEEKDAY[date.getDayOfWeek().ordinal()] * MONTH[date.getMonthValue() - 1];
    // The platform grows by half over the sample, and no two days are alike.
    long growth = 80 + 40L * day / spec.days();
    long noise = random.between(85, 115);
    return (int)
        ((average * profile / 10_000 * growth / 100 * noise / 100 + random.below(1000)) / 1000);
  }

  private void gift(int day, long second) {
    SampleCreator creator = creators.get(anyCreator());
    int fan = fan(day);
    if (random.perMille(6)) {
      Spark spark = SPARKS.get(random.below(3));
      String name = random.perMille(800) ? "" : spark.name();
      add(
          day,
          second,
          nextGift(),
          "free",
          "",
          creator,
          spark.id(),
          name,
          random.between(1, 20),
          0,
          fan);
      return;
    }
    Spark spark = SPARKS.get(random.weighted(SPARK_WEIGHTS));
    int quantity = quantity();
    String sender = random.perMille(80) ? "" : "fan-" + fan;
    // Now and then a campaign takes something off the price.
    int percent = random.perMille(120) ? random.between(60, 95) : 100;
    long cents = Math.max(1, (long) spark.cents() * quantity * percent / 100);
    String id = nextGift();
    add(day, second, id, "gift", sender, creator, spark.id(), spark.name(), quantity, cents, fan);
    if (random.perMille(16)) {
      boolean part = quantity > 1 && random.perMille(300);
      refund(
          second,
          sender,
          creator,
          spark,
          part ? 1 : quantity,
          part ? cents / quantity : cents,
          fan);
    }
    if (random.perMille(1)) {
      // A refund of something that nobody can find any more.
      Spark lost = SPARKS.get(random.weighted(SPARK_WEIGHTS));
      add(
          day,
          second,
          nextRefund(),
          "refund",
          "",
          creator,
          lost.id(),
          lost.name(),
          1,
          lost.cents(),
          fan);
    }
  }

  private void refund(
      long sold,
      String sender,
      SampleCreator creator,
      Spark spark,
      int quantity,
      long cents,
      int fan) {
    long delay =
        random.perMille(600) ? random.between(60, 172_800) : random.between(172_800, 2_160_000);
    int day = dayOf(sold + delay);
    if (day < spec.days() && cents > 0) {
      add(
          day,
          sold + delay,
          nextRefund(),
          "refund",
          sender,
          creator,
          spark.id(),
          spark.name(),
          quantity,
          cents,
          fan);
    }
  }

  /** An order typed wrongly, and taken back twelve minutes later. */
  private void mistake(int day, long second) {
    Spark spark = SPARKS.get(SPARKS.size() - 1);
    SampleCreator creator = creators.get(anyCreator());
    int fan = fan(day);
    String sender = "fan-" + fan;
    long cents = 1_000L * spark.cents();
    add(
        day,
        second,
        nextGift(),
        "gift",
        sender,
        creator,
        spark.id(),
        spark.name(),
        1_000,
        cents,
        fan);
    add(
        day,
        second + 720,
        nextRefund(),
        "refund",
        sender,
        creator,
        spark.id(),
        spark.name(),
        1_000,
        cents,
        fan);
  }

  private int anyCreator() {
    double wanted = random.unit() * reach[reach.length - 1];
    int found = Arrays.binarySearch(reach, wanted);
    int index = found < 0 ? -found - 1 : found + 1;
    // A creator who is not there yet has the sum of the one before, and is never the first to
    // exceed anything.
    return Math.min(index, reach.length - 1);
  }

  /** Picks a fan: early fans come often, and every day brings new ones. */
  private int fan(int day) {
    int all = spec.creators() * 15 + 20;
    int known = all * 3 / 10 + (int) ((long) all * 7 / 10 * (day + 1) / spec.days());
    double unit = random.unit();
    return random.perMille(150)
        ? known - 1 - random.below(known / 20 + 1)
        : (int) (known * unit * unit);
  }

  private int quantity() {
    if (random.perMille(680)) {
      return 1;
    }
    return (int) Math.min(200, 1 + 1 / StrictMath.pow(1 - random.unit(), 0.8));
  }

  private String nextGift() {
    return SampleRows.id('g', ++gifts);
  }

  private String nextRefund() {
    return SampleRows.id('r', ++refunds);
  }

  private int dayOf(long second) {
    return (int) (Math.floorDiv(second, 86_400L) - spec.firstDay().toEpochDay());
  }

  private void add(
      int day,
      long second,
      String id,
      String kind,
      String sender,
      SampleCreator creator,
      String spark,
      String sparkName,
      int quantity,
      long cents,
      int fan) {
    String sentAt = Instant.ofEpochSecond(second).toString();
    List<Object> cells = new ArrayList<>(HEADER.length);
    cells.addAll(List.of(id, kind, sentAt, sender, creator.id(), spark, sparkName, quantity));
    cells.addAll(List.of(BigDecimal.valueOf(cents, 2).toPlainString(), "USD"));
    cells.add(COUNTRIES[fan % COUNTRIES.length]);
    rows.add(day, sentAt + id, cells);
  }
}
