package dev.fanfare.moderation.report;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SafetyReportStore} does. Extend it and hand over an empty store for each. */
public abstract class SafetyReportStoreContract {
  private static final LocalDate D = LocalDate.of(2026, 3, 29);
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract SafetyReportStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    List<SafetyCount> counts = new ArrayList<>();
    for (SafetyMetric metric : SafetyMetric.values()) {
      long amount = counts.size() + 1L;
      counts.add(count(metric, "one", "two", amount));
      if (metric.axes() > 0) {
        counts.add(count(metric, "'quoted' \\ % _ 🎹", "two", Long.MAX_VALUE - amount));
        counts.add(count(metric, "One", "TWO", 1));
        counts.add(count(metric, "ö".repeat(64), "z".repeat(64), 2));
      }
    }
    SafetyReport report = report(D, ZURICH, 1, "2026-03-30T05:06:07.123456Z", counts);

    assertThat(save(report)).isTrue();
    assertThat(store().find(report.day())).contains(report);
    assertThat(store().between(ZURICH, D, D.plusDays(1))).containsExactly(report);
    assertThat(report.from()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
  }

  @Test
  void keepsAReportOfNothing() {
    SafetyReport report = report(D, ZURICH, 1, "2026-03-30T05:00:00Z", List.of());
    assertThat(save(report)).isTrue();
    assertThat(store().find(report.day())).contains(report);
    assertThat(store().between(ZURICH, D, D.plusDays(1))).containsExactly(report);
  }

  @Test
  void replacesOnlyTheRevisionBefore() {
    SafetyReport first = report(D, ZURICH, 1, "2026-03-30T05:00:00Z", scanned(5));
    SafetyReport second =
        report(
            D,
            ZURICH,
            2,
            "2026-03-31T05:00:00Z",
            List.of(
                count(SafetyMetric.SCANNED, "", "", 6), count(SafetyMetric.OUTAGES, "a", "", 1)));
    SafetyReport third = report(D, ZURICH, 3, "2026-04-01T05:00:00Z", scanned(4));

    assertThat(save(second)).as("there is no first one").isFalse();
    assertThat(store().find(first.day())).isEmpty();
    assertThat(save(first)).isTrue();
    assertThat(save(first)).as("there is one").isFalse();
    assertThat(save(third)).as("the second is missing").isFalse();
    assertThat(store().find(first.day())).contains(first);
    assertThat(save(second)).isTrue();
    assertThat(save(second)).isFalse();
    assertThat(store().find(first.day())).contains(second);
    assertThat(save(third)).isTrue();
    assertThat(store().find(first.day())).contains(third);
  }

  @Test
  void replacesWhenTheDayIsAsWell() {
    SafetyReport first = report(D, ZURICH, 1, "2026-03-30T05:00:00Z", scanned(5));
    SafetyReport second =
        new SafetyReport(
            first.day(),
            first.from().plusSeconds(3_600),
            first.to().plusSeconds(3_600),
            2,
            Instant.parse("2026-03-30T06:00:00Z"),
            first.figures());
    save(first);
    save(second);
    assertThat(store().find(first.day())).contains(second);
  }

  @Test
  void keepsZonesAndDaysApart() {
    SafetyReport here = report(D, ZURICH, 1, "2026-03-30T05:00:00Z", scanned(1));
    SafetyReport next = report(D.plusDays(1), ZURICH, 1, "2026-03-31T05:00:00Z", scanned(2));
    SafetyReport later = report(D.plusDays(3), ZURICH, 1, "2026-04-03T05:00:00Z", List.of());
    SafetyReport utc = report(D.plusDays(9), ZoneOffset.UTC, 1, "2026-04-09T05:00:00Z", scanned(3));
    SafetyReport paris =
        report(D.plusDays(9), ZoneId.of("Europe/Paris"), 1, "2026-04-09T05:00:00Z", scanned(4));
    for (SafetyReport report : List.of(later, utc, next, paris, here)) {
      assertThat(save(report)).isTrue();
    }

    assertThat(store().between(ZURICH, D, D.plusDays(99))).containsExactly(here, next, later);
    assertThat(store().between(ZURICH, D, D.plusDays(3))).containsExactly(here, next);
    assertThat(store().between(ZURICH, D.plusDays(1), D.plusDays(1))).isEmpty();
    assertThat(store().between(ZURICH, D.plusDays(4), D)).isEmpty();
    assertThat(store().latest(ZURICH)).contains(D.plusDays(3));
    assertThat(store().latest(ZoneId.of("UTC"))).contains(D.plusDays(9));
    assertThat(store().latest(ZoneId.of("Europe/Rome"))).isEmpty();
    assertThat(store().find(utc.day())).contains(utc);
    assertThat(store().find(new SafetyDay(D, ZoneOffset.UTC))).isEmpty();
  }

  @Test
  void takesBackWhatIsRolledBack() {
    SafetyReport first = report(D, ZURICH, 1, "2026-03-30T05:00:00Z", scanned(5));
    SafetyReport second = report(D, ZURICH, 2, "2026-03-31T05:00:00Z", scanned(6));
    save(first);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().save(second);
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");
    assertThat(store().find(first.day())).contains(first);
  }

  @Test
  void takesOneOfManyAtOnce() throws Exception {
    for (int revision = 1; revision <= 3; revision++) {
      int number = revision;
      List<Boolean> saved =
          inParallel(
              8,
              1,
              (thread, n) ->
                  save(report(D, ZURICH, number, "2026-03-30T05:00:00Z", scanned(thread + 1))));
      assertThat(saved).as("revision %d", revision).filteredOn(one -> one).hasSize(1);
      SafetyReport kept = store().find(new SafetyDay(D, ZURICH)).orElseThrow();
      assertThat(kept.revision()).isEqualTo(revision);
      assertThat(kept.figures().counts()).hasSize(1);
    }
  }

  private boolean save(SafetyReport report) {
    return transactions().inTransaction(() -> store().save(report));
  }

  private static SafetyReport report(
      LocalDate date, ZoneId zone, int revision, String madeAt, List<SafetyCount> counts) {
    SafetyDay day = new SafetyDay(date, zone);
    return new SafetyReport(
        day, day.from(), day.to(), revision, Instant.parse(madeAt), new SafetyFigures(counts));
  }

  private static List<SafetyCount> scanned(long amount) {
    return List.of(count(SafetyMetric.SCANNED, "", "", amount));
  }

  private static SafetyCount count(SafetyMetric metric, String part, String detail, long amount) {
    return new SafetyCount(
        new SafetyFigure(metric, metric.axes() > 0 ? part : "", metric.axes() > 1 ? detail : ""),
        amount);
  }
}
