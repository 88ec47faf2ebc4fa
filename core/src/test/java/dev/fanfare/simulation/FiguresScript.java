package dev.fanfare.simulation;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStory;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a host does about figures, drawn from a seed before anything is done: facts that come late,
 * twice, corrected and contradicting each other, and between them every way to compute. It is the
 * same whatever fails.
 */
final class FiguresScript {
  static final List<ForecastSubject> SUBJECTS =
      List.of(
          ForecastSubject.netRevenue(USD),
          ForecastSubject.of(ForecastSubject.Measure.ACTIVE_USERS),
          ForecastSubject.giftRevenue(ADA, USD));

  /** Days, weeks and a month end within them, and what comes back after 1 and 7 days shows. */
  private static final int[] DAYS = {0, 1, 2, 3, 7, 8, 10, 12};

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"));

  /** Long after the last fact, so that every day of the story is final. */
  private static final Duration WHOLE = Duration.ofDays(20);

  private final Draw draw;
  private final List<Move> moves = new ArrayList<>();
  private final Duration finality;
  private final ZoneId firstZone;
  private Duration passed = Duration.ZERO;

  /**
   * One thing that the host does.
   *
   * @param mayBeLeft whether a later {@code catchUp} makes up for it, should the process die
   * @param pause how long after the one before it is done
   * @param zone the zone of the process that does it
   */
  record Move(String text, boolean mayBeLeft, Duration pause, ZoneId zone, Consumer<Fanfare> call) {
    @Override
    public String toString() {
      return text;
    }
  }

  FiguresScript(long seed) {
    this.draw = new Draw(seed);
    this.finality = Duration.ofDays(draw.below(3));
    this.firstZone = draw.one(ZONES);
    write();
  }

  List<Move> moves() {
    return moves;
  }

  AnalyticsPolicy policy(ZoneId zone) {
    return AnalyticsPolicy.builder("simulated").zone(zone).finality(finality).build();
  }

  private void write() {
    List<Fact> facts = facts();
    int told = 0;
    int zoneChanges = draw.chance(40) ? draw.below(facts.size()) : Integer.MAX_VALUE;
    while (told < facts.size()) {
      int piece = Math.min(facts.size() - told, 1 + draw.below(9));
      List<Fact> batch = List.copyOf(facts.subList(told, told + piece));
      add("record " + batch, false, f -> f.activity().record(batch));
      told += piece;
      if (draw.chance(15)) {
        add("record the same again", false, f -> f.activity().record(batch));
      }
      passTime();
      compute();
      if (told > zoneChanges) {
        zoneChanges = Integer.MAX_VALUE;
        anew(draw.one(ZONES));
      }
      if (draw.chance(50)) {
        forecast();
      }
    }
    add("wait until all is over", true, WHOLE.minus(passed), f -> {});
    add("catch up at the end", true, f -> f.analytics().catchUp());
    add("follow up at the end", true, f -> f.forecasts().followUp());
  }

  /** Events as they come, and for some ids another event beside the first. */
  private List<Fact> facts() {
    long seed = draw.seed();
    List<Fact> facts = new ArrayList<>(FactStory.of(seed, 10 + draw.below(25), DAYS));
    for (Fact fact : List.copyOf(facts)) {
      if (!(fact instanceof Fact.Counter) && draw.chance(8)) {
        Money other = new Money(draw.between(1, 99_00), USD);
        facts.add(
            draw.below(facts.size() + 1),
            new Fact.RevenueReceived(fact.id(), fact.at(), RevenueSource.AD, ADA, other));
      }
    }
    if (draw.chance(60)) {
      Collections.shuffle(facts, new Random(seed));
    }
    return facts;
  }

  private void passTime() {
    Duration time = Duration.ofHours(draw.between(1, 60));
    if (passed.plus(time).compareTo(WHOLE) < 0) {
      passed = passed.plus(time);
      add("wait " + time, true, time, f -> {});
    }
  }

  private void compute() {
    LocalDate day = FactStory.FIRST.plusDays(draw.below(14));
    DayRange range = new DayRange(day, day.plusDays(1 + draw.below(4)));
    switch (draw.below(6)) {
      case 0, 1 -> add("catch up", true, f -> f.analytics().catchUp());
      case 2 -> add("roll up", true, f -> f.analytics().rollUp());
      case 3 -> add("catch up " + range, true, f -> f.analytics().catchUp(range));
      case 4 -> add("rebuild " + range, true, f -> f.analytics().rebuild(range));
      default -> {}
    }
  }

  /** Computes everything anew, in the same zone or another. */
  private void anew(ZoneId zone) {
    moves.add(
        new Move("rebuild in " + zone, false, Duration.ZERO, zone, f -> f.analytics().rebuild()));
  }

  private void forecast() {
    ForecastSubject subject = draw.one(SUBJECTS);
    int days = 1 + draw.below(5);
    // What is forecast depends on what is computed by then, so nothing of that may be left.
    add("catch up", false, f -> f.analytics().catchUp());
    add("forecast " + subject, false, f -> f.forecasts().forecast(subject, days));
    add("follow up", true, f -> f.forecasts().followUp());
    add("deliver", true, f -> f.events().deliver());
  }

  private void add(String text, boolean mayBeLeft, Consumer<Fanfare> call) {
    add(text, mayBeLeft, Duration.ZERO, call);
  }

  private void add(String text, boolean mayBeLeft, Duration pause, Consumer<Fanfare> call) {
    ZoneId zone = moves.isEmpty() ? firstZone : moves.get(moves.size() - 1).zone();
    moves.add(new Move(text, mayBeLeft, pause, zone, call));
  }
}
