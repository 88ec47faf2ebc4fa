package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.content.ContentResult.Failed;
import dev.fanfare.credit.JobType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with the model, the credits are back and the job has ended. */
class ContentFailureTest {
  private static final AiCall CALL = new AiCall("req-9", 3, AiUsage.of(7, 0));

  private final ContentWorld world = new ContentWorld().granted(ADA, 100);

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new AiException.RateLimited("m", CALL, null), ContentFailure.BUSY),
        Arguments.of(new AiException.Overloaded("m", CALL, null), ContentFailure.BUSY),
        Arguments.of(
            new AiException.Timeout("m", CALL, AiException.Timeout.Phase.TOTAL, null),
            ContentFailure.TIMEOUT),
        Arguments.of(new AiException.Connection("m", CALL, null), ContentFailure.CONNECTION),
        Arguments.of(
            new AiException.StreamTruncated("m", CALL, "half", null), ContentFailure.CONNECTION),
        Arguments.of(new AiException.MalformedOutput("m", CALL), ContentFailure.MALFORMED),
        Arguments.of(new AiException.Refused("m", CALL), ContentFailure.REFUSED),
        Arguments.of(new AiException.QuotaExhausted("m", CALL), ContentFailure.LIMIT_REACHED),
        Arguments.of(new AiException.BudgetExceeded("m"), ContentFailure.LIMIT_REACHED),
        Arguments.of(new AiException.TooLarge("m", CALL), ContentFailure.TOO_LARGE),
        Arguments.of(new AiException.Cancelled("m", CALL, null), ContentFailure.CANCELLED),
        Arguments.of(new AiException.Authentication("m", CALL), ContentFailure.MODEL_FAULT),
        Arguments.of(new AiException.InvalidRequest("m", CALL), ContentFailure.MODEL_FAULT),
        Arguments.of(
            new AiException.ProtocolViolation("m", CALL, null), ContentFailure.MODEL_FAULT),
        Arguments.of(new IllegalStateException("a fault of ours"), ContentFailure.MODEL_FAULT));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void releasesAtAFault(RuntimeException fault, ContentFailure why) {
    world.model.then(
        fault instanceof AiException known
            ? ScriptedAnswer.fault(call -> known)
            : ContentWorld.after(
                () -> {
                  throw fault;
                },
                ""));

    Failed failed = (Failed) world.content().generate(SCRIPT, key("k"));

    assertFailed(failed, why);
    assertThat(world.job(failed.job()).run().usage())
        .isEqualTo(fault instanceof AiException known ? known.call().usage() : AiUsage.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH,TRUNCATED",
    "CONTEXT_EXCEEDED,TRUNCATED",
    "REFUSAL,REFUSED",
    "CONTENT_FILTER,FILTERED",
    "TOOL,MALFORMED",
    "UNKNOWN,MALFORMED"
  })
  void releasesAtAnAnswerThatIsNotWhole(FinishReason finish, ContentFailure why) {
    world.model.then(ContentWorld.said("The first half of").finish(finish));

    Failed failed = (Failed) world.content().generate(SCRIPT, key("k"));

    assertFailed(failed, why);
    assertThat(world.job(failed.job()).output()).isNull();
    assertThat(world.job(failed.job()).run().usage()).isEqualTo(ContentWorld.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t ", "\u0000\u0001", "\u0000 "})
  void releasesAtAnEmptyAnswer(String text) {
    world.model.then(ContentWorld.said(text));

    assertFailed(world.content().generate(SCRIPT, key("k")), ContentFailure.MALFORMED);
  }

  @Test
  void releasesAtAnAnswerThatIsLongerThanWhatIsKept() {
    world.policy = ContentPolicy.builder().maxOutput(20).build();
    world.model.then(ContentWorld.said("x".repeat(21)));
    world.model.then(ContentWorld.said("x".repeat(20)));

    assertFailed(world.content().generate(SCRIPT, key("k")), ContentFailure.MALFORMED);
    assertThat(world.content().generate(SCRIPT, key("2")))
        .isInstanceOf(ContentResult.Generated.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DECLINED", " declined.\n", "Declined"})
  void releasesWhenTheModelDeclinesInWords(String text) {
    world.model.then(ContentWorld.said(text));

    assertFailed(world.content().generate(SCRIPT, key("k")), ContentFailure.REFUSED);
  }

  @Test
  void doesNotTakeATextAboutDecliningForARefusal() {
    world.model.then(ContentWorld.said("DECLINED: a drama in three acts"));

    assertThat(world.content().generate(SCRIPT, key("k")))
        .isInstanceOf(ContentResult.Generated.class);
  }

  @Test
  void doesNotTryARequestAgainThatSomebodyWaitsFor() {
    world.model.then(ContentWorld.busy());

    ContentResult first = world.content().generate(SCRIPT, key("k"));

    assertThat(world.calls()).isEqualTo(1);
    assertThat(((Failed) first).why().retryable()).isTrue();
    assertThat(world.content().generate(SCRIPT, key("k")))
        .as("the first answer")
        .isEqualTo(new Failed(((Failed) first).job(), ContentFailure.BUSY, true));
    assertThat(world.content().generate(SCRIPT, key("another key")))
        .isInstanceOf(ContentResult.Generated.class);
    world.assertCredits(ADA, 90, 0);
  }

  @Test
  void announcesTheFailure() {
    world.model.then(ContentWorld.refused());
    Failed failed = (Failed) world.content().generate(SCRIPT, key("k"));

    assertThat(world.announced())
        .containsExactly(
            new ContentGenerationFailed(
                ADA,
                failed.job(),
                JobType.SCRIPT,
                ContentState.FAILED,
                ContentFailure.REFUSED,
                world.clock.instant()));
  }

  private void assertFailed(ContentResult result, ContentFailure why) {
    Failed failed = (Failed) result;
    assertThat(failed.why()).isEqualTo(why);
    assertThat(world.job(failed.job()).state()).isEqualTo(ContentState.FAILED);
    assertThat(world.job(failed.job()).failure()).isEqualTo(why);
    assertThat(world.job(failed.job()).charge()).isNull();
    world.assertCredits(ADA, 100, 0);
  }
}
