package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.report.MakeResult;
import dev.fanfare.moderation.report.SafetyFigures;
import dev.fanfare.moderation.report.SafetyReport;
import dev.fanfare.moderation.report.SafetyReportMade;
import dev.fanfare.moderation.report.SafetyReportPolicy;
import dev.fanfare.testing.TestClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The programs of docs/safety-report.md. */
class SafetyReportDocsTest {
  private final TestClock clock = TestClock.at("2026-03-29T08:00:00Z");

  @Test
  void reports() {
    List<String> mails = new ArrayList<>();
    // snippet: safety-report
    Fanfare fanfare =
        Fanfare.builder()
            .clock(clock)
            .moderation(
                m ->
                    m.policy(ModerationPresets.rulesOnly())
                        .safetyReports(SafetyReportPolicy.of(ZoneId.of("Europe/Zurich"))))
            .build();
    fanfare
        .events()
        .subscribe(
            SafetyReportMade.class,
            made -> mails.add(made.day().date() + ": " + made.changes().size() + " changes"));

    // It is 29 March, a day of 23 hours.
    ContentRef post = ContentRef.of("post-7", 1);
    fanfare
        .moderation()
        .screen(ContentItem.text(post, ADA, "The sun is out."), IdempotencyKey.of("publish-7"));

    clock.set("2026-03-29T22:20:00Z"); // 00:20 on the 30th: the schedule calls
    fanfare.safetyReports().catchUp(100);
    SafetyReport report = fanfare.safetyReports().find(LocalDate.of(2026, 3, 29)).orElseThrow();
    SafetyFigures figures = report.figures();
    long scanned = figures.scanned(); // 1
    OptionalInt automated = figures.automatedShareBps(); // 10000: all of them
    OptionalInt overturned = figures.overturnRateBps(); // empty: no appeal was decided
    // end
    assertThat(scanned).isEqualTo(1);
    assertThat(automated).hasValue(10_000);
    assertThat(overturned).isEmpty();
    assertThat(report.from()).isEqualTo("2026-03-28T23:00:00Z");

    clock.set("2026-03-29T20:00:00Z");
    var flag =
        fanfare
            .moderation()
            .flag(post, Category.SPAM, Severity.LOW, "zoe", IdempotencyKey.of("flag-1"));
    assertThat(flag).isNotNull();
    clock.set("2026-03-30T22:20:00Z");
    // snippet: safety-report-again
    MakeResult again = fanfare.safetyReports().make(LocalDate.of(2026, 3, 29));
    if (again instanceof MakeResult.Revised revised) {
      revised.changes().forEach(System.out::println); // FLAGS SPAM LOW: 0 -> 1
    }
    // end
    assertThat(((MakeResult.Revised) again).changes())
        .extracting(Object::toString)
        .containsExactly("FLAGGED: 0 -> 1", "FLAGS SPAM LOW: 0 -> 1");
    fanfare.events().deliver();
    assertThat(mails).containsExactly("2026-03-29: 0 changes", "2026-03-29: 2 changes");
  }
}
