package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RollupAccumulatorTest {
  private static final List<ZoneId> ZONES =
      List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kolkata"), ZoneId.of("Australia/Lord_Howe"));

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void givesTheSameFiguresForAnyPiecesInAnyOrder(@ForAll long seed) throws Exception {
    var random = new Random(seed);
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    List<BookedFact> facts = booked(seed);
    var whole = RollupAccumulator.of(zone);
    facts.forEach(whole::add);

    Collections.shuffle(facts, random);
    List<RollupAccumulator> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(RollupAccumulator.of(zone));
    }
    facts.forEach(fact -> pieces.get(random.nextInt(pieces.size())).add(fact));
    while (pieces.size() > 1) {
      RollupAccumulator shipped = shipped(pieces.remove(random.nextInt(pieces.size())));
      pieces.get(random.nextInt(pieces.size())).merge(shipped);
    }
    assertThat(pieces.get(0).figures()).isEqualTo(whole.figures());
    whole.figures().values().forEach(RollupAccumulatorTest::hoursSumToTheDay);
  }

  private static void hoursSumToTheDay(DayFigures day) {
    assertThat(day.hours().stream().mapToLong(GiftHour::sends).sum())
        .isEqualTo(day.gifts().gifts());
    // A creator's part of gifts is in the books under the source GIFT, hour by hour or not.
    Map<Asset, Money> creators = new HashMap<>();
    day.creatorRevenue().forEach(row -> creators.merge(row.net().asset(), row.net(), Money::plus));
    assertThat(day.revenue().stream().filter(row -> row.source() == RevenueSource.GIFT))
        .allSatisfy(
            row ->
                assertThat(creators.getOrDefault(row.asset(), Money.zero(row.asset())))
                    .isEqualTo(row.creatorEarnings()));
  }

  @Test
  void refusesToMergeDaysOfAnotherZone() {
    var utc = RollupAccumulator.of(ZoneOffset.UTC);
    var kolkata = RollupAccumulator.of(ZoneId.of("Asia/Kolkata"));
    assertThatThrownBy(() -> utc.merge(kolkata))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Asia/Kolkata");
  }

  @Test
  void countsHoursFromTheStartOfTheDay() {
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    var accumulator = RollupAccumulator.of(kolkata);
    // Midnight in Kolkata is 18:30 UTC; an hour of UTC belongs to two days there.
    accumulator.add(gift("2026-03-01T18:29:59.999999Z"));
    accumulator.add(gift("2026-03-01T18:30:00Z"));
    accumulator.add(gift("2026-03-01T19:00:00Z"));
    var figures = accumulator.figures();
    assertThat(figures.keySet())
        .containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
    assertThat(figures.get(LocalDate.parse("2026-03-02")).hours())
        .extracting(GiftHour::hour, GiftHour::sends)
        .containsExactly(tuple(Instant.parse("2026-03-01T18:30:00Z"), 2L));
  }

  @Test
  void refusesCounters() {
    var count = new Fact.FollowersCounted(ADA, LocalDate.parse("2026-03-01"), 1);
    assertThatThrownBy(() -> BookedFact.of(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counter");
  }

  private static BookedFact gift(String at) {
    return new BookedFact(
        new Fact.GiftSent(at, Instant.parse(at), null, ADA, "rose", "", 1, cents(1)),
        RevenueSource.GIFT,
        List.of());
  }

  private static List<BookedFact> booked(long seed) {
    Storage storage = Storage.inMemory();
    Fanfare.builder()
        .storage(storage)
        .clock(TestClock.at("2026-07-01T00:00:00Z"))
        .build()
        .activity()
        .record(FactStory.of(seed, 40));
    List<BookedFact> booked = new ArrayList<>();
    storage
        .facts()
        .forEach(
            fact -> {
              var sale = storage.earnings().sales(List.of(fact.id())).get(fact.id());
              var refund = storage.earnings().refunds(List.of(fact.id())).get(fact.id());
              booked.add(
                  sale != null
                      ? BookedFact.of(fact, sale)
                      : refund != null ? BookedFact.of(fact, refund) : BookedFact.of(fact));
            });
    return booked;
  }

  private static RollupAccumulator shipped(RollupAccumulator accumulator)
      throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(accumulator);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RollupAccumulator) in.readObject();
    }
  }
}
