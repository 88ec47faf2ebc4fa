package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.content.ContentDecision.Decided;
import dev.fanfare.content.ContentDecision.NotHeld;
import dev.fanfare.content.ContentResult.Generated;
import dev.fanfare.content.ContentResult.Held;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.credit.JobType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No output is handed over before moderation has passed it. */
class ContentScreenTest {
  private final ContentWorld world = new ContentWorld().granted(ADA, 100);

  @Test
  void showsTheScreenWhatTheModelWrote() {
    List<ContentScreen.Draft> seen = new ArrayList<>();
    world.screen =
        draft -> {
          seen.add(draft);
          assertThat(world.store.find(draft.job()).orElseThrow().output())
              .as("stored before it is screened")
              .isEqualTo("Once upon a time.");
          return Verdict.PASSED;
        };

    Generated made = (Generated) world.content().generate(SCRIPT, key("k"));

    assertThat(seen)
        .containsExactly(
            new ContentScreen.Draft(made.job(), ADA, JobType.SCRIPT, "Once upon a time."));
  }

  @Test
  void keepsTheCreditsReservedWhileAnOutputIsHeld() {
    UUID job = held();

    world.assertCredits(ADA, 90, 10);
    assertThat(world.job(job).state()).isEqualTo(ContentState.HELD);
    assertThat(world.job(job).output()).as("not for the creator").isNull();
    assertThat(world.content().heldDraft(job).orElseThrow().text())
        .as("for those who decide")
        .isEqualTo("Once upon a time.");
    assertThat(world.announced())
        .containsExactly(
            new ContentGenerationHeld(ADA, job, JobType.SCRIPT, world.clock.instant()));
    assertThat(world.content().generate(SCRIPT, key("k"))).isEqualTo(new Held(job, true, true));
  }

  @Test
  void chargesWhenAHeldOutputIsApproved() {
    UUID job = held();

    assertThat(world.content().approve(job, key("yes")))
        .isEqualTo(new Decided(job, ContentState.COMPLETED, false));

    world.assertCredits(ADA, 90, 0);
    assertThat(world.job(job).output()).isEqualTo("Once upon a time.");
    assertThat(world.content().heldDraft(job)).isEmpty();
    assertThat(world.content().generate(SCRIPT, key("k"))).isInstanceOf(Generated.class);
    assertThat(world.announced().get(1)).isInstanceOf(ContentGenerated.class);
    assertThat(world.calls()).isEqualTo(1);
  }

  @Test
  void givesTheCreditsBackWhenAHeldOutputIsBlocked() {
    UUID job = held();

    assertThat(world.content().block(job, key("no")))
        .isEqualTo(new Decided(job, ContentState.BLOCKED, false));

    assertBlocked(job);
    assertThat(world.content().generate(SCRIPT, key("k")))
        .isEqualTo(new ContentResult.Blocked(job, true));
  }

  @Test
  void decidesOnce() {
    UUID job = held();
    world.content().approve(job, key("yes"));

    assertThat(world.content().approve(job, key("yes")))
        .isEqualTo(new Decided(job, ContentState.COMPLETED, true));
    assertThat(world.content().block(job, key("no")))
        .isEqualTo(new NotHeld(job, ContentState.COMPLETED, false));
    world.assertCredits(ADA, 90, 0);
    UUID unknown = new UUID(0, 7);
    assertThatThrownBy(() -> world.content().approve(unknown, key("?")))
        .isInstanceOfSatisfying(
            UnknownContentJobException.class, e -> assertThat(e.job()).isEqualTo(unknown));
    assertThat(world.content().heldDraft(unknown)).isEmpty();
  }

  @Test
  void givesTheCreditsBackWhenModerationBlocksWhatTheModelWrote() {
    world.screen = draft -> Verdict.BLOCKED;

    ContentResult.Blocked blocked =
        (ContentResult.Blocked) world.content().generate(SCRIPT, key("k"));

    assertBlocked(blocked.job());
  }

  private void assertBlocked(UUID job) {
    world.assertCredits(ADA, 100, 0);
    assertThat(world.job(job).state()).isEqualTo(ContentState.BLOCKED);
    assertThat(world.store.find(job).orElseThrow().output()).as("kept nowhere").isNull();
    assertThat(world.announced())
        .contains(
            new ContentGenerationFailed(
                ADA, job, JobType.SCRIPT, ContentState.BLOCKED, null, world.clock.instant()));
  }

  static List<ContentScreen> screensThatDoNotAnswer() {
    return List.of(
        draft -> Verdict.UNAVAILABLE,
        ContentScreenTest::nothing,
        draft -> {
          throw new IllegalStateException("moderation is down");
        });
  }

  @SuppressWarnings("NullAway") // a host in another language may
  private static Verdict nothing(ContentScreen.Draft draft) {
    @Nullable Verdict none = null;
    return none;
  }

  @ParameterizedTest
  @MethodSource("screensThatDoNotAnswer")
  void failsClosedWhenTheScreenDoesNotAnswer(ContentScreen screen) {
    world.screen = screen;

    Held held = (Held) world.content().generate(SCRIPT, key("k"));

    assertThat(held.decision()).isFalse();
    assertThat(world.job(held.job()).state()).isEqualTo(ContentState.SCREENING);
    assertThat(world.job(held.job()).output()).isNull();
    world.assertCredits(ADA, 90, 10);
    assertThat(world.content().approve(held.job(), key("yes")))
        .as("nobody was asked to decide")
        .isInstanceOf(NotHeld.class);
    assertThat(world.content().recover(10).total()).as("not yet").isZero();

    // It still does not answer 5 minutes later, and then it does.
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(world.content().recover(10).jobs()).containsEntry(ContentState.SCREENING, 1);
    world.screen = draft -> Verdict.PASSED;
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(world.content().recover(10).jobs()).containsEntry(ContentState.COMPLETED, 1);
    world.assertCredits(ADA, 90, 0);
    assertThat(world.calls()).as("what was written is not written again").isEqualTo(1);
  }

  @Test
  void holdsEverythingOfAPlatformWithoutModeration() {
    world.screen = ContentScreen.holdAll();

    assertThat(world.content().generate(SCRIPT, key("k"))).isInstanceOf(Held.class);
  }

  @Test
  void givesUpAHeldOutputThatNobodyDecidesOn() {
    UUID job = held();
    world.clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(world.content().recover(10).total()).isZero();
    world.clock.advance(Duration.ofMillis(1));

    assertThat(world.content().recover(10).jobs()).containsEntry(ContentState.FAILED, 1);

    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.EXPIRED);
    assertThat(world.store.find(job).orElseThrow().output()).isNull();
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void takesNoDecisionAfterTheDeadline() {
    UUID job = held();
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.content().approve(job, key("late")))
        .isEqualTo(new Decided(job, ContentState.FAILED, false));
    world.assertCredits(ADA, 100, 0);
  }

  @Test
  void deliversNothingThatIsNotPaidAnyMore() {
    UUID job = held();
    // Nobody of ours does that.
    world.credits().release(world.store.find(job).orElseThrow().reservation(), key("by hand"));

    assertThat(world.content().approve(job, key("yes")))
        .isEqualTo(new Decided(job, ContentState.FAILED, false));
    assertThat(world.job(job).failure()).isEqualTo(ContentFailure.UNPAID);
    assertThat(world.content().forCreator(ADA, Optional.empty(), 9).get(0).output()).isNull();
    world.assertCredits(ADA, 100, 0);
  }

  private UUID held() {
    world.screen = draft -> Verdict.HELD;
    Held held = (Held) world.content().generate(SCRIPT, key("k"));
    assertThat(held).isEqualTo(new Held(held.job(), true, false));
    return held.job();
  }
}
