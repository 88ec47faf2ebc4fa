package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.Storage;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageLogTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final ModelName BIG = new ModelName("acme", "big-1");

  private final Storage storage = Storage.inMemory();
  private final UsageLog log =
      UsageLog.of(storage.operations(new TestClock(NOON)), storage.aiUsage());
  private int calls;

  private void add(@Nullable String user, Purpose purpose, CallCost cost) {
    log.record(
        new CallRecord(
            new UUID(0, ++calls),
            NOON.plus(Duration.ofHours(calls)),
            user,
            purpose,
            null,
            BIG,
            BIG,
            AiUsage.of(10, 1),
            cost,
            false,
            1,
            FinishReason.STOP,
            null,
            Duration.ZERO,
            null,
            null));
  }

  private static CallCost priced(long nanos) {
    return new CallCost.Priced(new AiCost(nanos, USD));
  }

  @Test
  void makesOneTotalOfAllCurrencies() {
    add("ada", Purpose.CHAT, priced(5));
    add("ada", Purpose.CHAT, new CallCost.Priced(new AiCost(3, JPY)));
    add("ada", Purpose.CHAT, new CallCost.Unpriced(UnpricedReason.NO_PRICE));
    add("ada", Purpose.CHAT, priced(6));
    List<UsageTotal> totals = log.totals(UsageQuery.of(Instant.MIN, Instant.MAX));
    assertThat(totals).hasSize(1);
    UsageTotal total = totals.get(0);
    assertThat(total.calls()).isEqualTo(4);
    assertThat(total.unpriced()).isEqualTo(1);
    assertThat(total.uncachedInput()).isEqualTo(40);
    assertThat(total.costs()).containsExactly(new AiCost(3, JPY), new AiCost(11, USD));
  }

  @Test
  void sortsByDayPurposeModelAndUser() {
    add("ben", Purpose.CHAT, priced(1));
    add(null, Purpose.CHAT, priced(1));
    add("ada", Purpose.CHAT, priced(1));
    add("ada", Purpose.CONTENT, priced(1));
    calls = 20; // the next day
    add("ada", Purpose.CHAT, priced(1));
    assertThat(
            log.totals(
                UsageQuery.of(
                    Instant.parse("2026-03-10T00:00:00Z"),
                    Instant.parse("2026-03-12T00:00:00Z"),
                    UsageDimension.USER,
                    UsageDimension.PURPOSE,
                    UsageDimension.DAY)))
        .extracting(total -> total.day() + " " + total.purpose() + " " + total.user())
        .containsExactly(
            "2026-03-10 chat null",
            "2026-03-10 chat ada",
            "2026-03-10 chat ben",
            "2026-03-10 content ada",
            "2026-03-11 chat ada");
  }

  @Test
  void refusesTooManyDays() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    UsageQuery.days(first, first.plusDays(9_999), ZoneOffset.UTC, UsageDimension.PURPOSE);
    assertThat(
            UsageQuery.days(first, first.plusDays(1_099), ZoneOffset.UTC, UsageDimension.DAY)
                .days())
        .hasSize(1_100);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> UsageQuery.days(first, first.plusDays(1_100), ZoneOffset.UTC, UsageDimension.DAY))
        .withMessageContaining("more than 1100 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UsageQuery.of(NOON, NOON.minusSeconds(9)));
  }

  @Test
  void refusesACallWithTwoEnds() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CallRecord(
                    new UUID(0, 1),
                    NOON,
                    null,
                    Purpose.CHAT,
                    null,
                    BIG,
                    BIG,
                    AiUsage.UNKNOWN,
                    new CallCost.Nothing(),
                    false,
                    1,
                    FinishReason.STOP,
                    FaultKind.TIMEOUT,
                    Duration.ZERO,
                    null,
                    null))
        .withMessageContaining("either a finish or a fault");
  }

  @Test
  void prunes() {
    add("ada", Purpose.CHAT, priced(1));
    add("ada", Purpose.CHAT, priced(1));
    assertThat(log.prune(NOON.plus(Duration.ofHours(2)), 10)).isEqualTo(1);
    assertThat(log.find(new UUID(0, 2))).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> log.prune(NOON, 0));
  }
}
