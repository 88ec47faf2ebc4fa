package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.content.ContentGenerated;
import dev.fanfare.content.ContentGeneration;
import dev.fanfare.content.ContentJob;
import dev.fanfare.content.ContentPolicy;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentResult;
import dev.fanfare.content.ContentScreen;
import dev.fanfare.content.ContentState;
import dev.fanfare.content.ContentStream;
import dev.fanfare.content.ContentTemplate;
import dev.fanfare.content.SubmitResult;
import dev.fanfare.content.WorkReport;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The programs of docs/content-generation.md. */
class ContentGenerationDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final Wallet wallet = Wallet.of(ada, CreditType.GENERAL);
  private ContentScreen.Verdict verdict = ContentScreen.Verdict.PASSED;
  private final LanguageModel model =
      ScriptedModel.builder()
          .then(ScriptedAnswer.text("Knead. Wait. Bake."))
          .then(ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null)))
          .otherwise(request -> ScriptedAnswer.text("Wait. Bake."))
          .on(Runnable::run)
          .build();
  private final Fanfare fanfare =
      Fanfare.builder().clock(clock).languageModel(model).contentScreen(draft -> verdict).build();

  /** What a host's moderation says. */
  private interface Moderation {
    boolean isDown();

    boolean wantsAPerson(String text);

    boolean forbids(String text);
  }

  @Test
  void generates() {
    fanfare.credits().grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    // snippet: content-generate
    ContentResult result =
        fanfare
            .content()
            .generate(
                ada,
                JobType.SCRIPT,
                Quality.STANDARD,
                "A hook about sourdough, 30 seconds",
                IdempotencyKey.of("script-form-17"));

    if (result instanceof ContentResult.Generated made) {
      made.text(); // Knead. Wait. Bake.
      made.credits(); // 10 general
      made.charge(); // for credits().refund(…), should the creator complain
    } else if (result instanceof ContentResult.Held held) {
      held.decision(); // whether a person has to decide; the credits stay reserved
    } else if (result instanceof ContentResult.Failed failed) {
      failed.why().retryable(); // nothing was charged; ask again with a new key
    }
    // end
    assertThat(result).isInstanceOf(ContentResult.Generated.class);
    assertThat(((ContentResult.Generated) result).text()).isEqualTo("Knead. Wait. Bake.");
    assertThat(((ContentResult.Generated) result).credits()).hasToString("10 general");
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(90);
    ContentResult failed =
        fanfare
            .content()
            .generate(ContentRequest.of(ada, JobType.SCRIPT, "x"), IdempotencyKey.of("2"));
    assertThat(((ContentResult.Failed) failed).why().retryable()).isTrue();
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(90);
  }

  @Test
  void setsUp() {
    var moderation =
        new Moderation() {
          @Override
          public boolean isDown() {
            return false;
          }

          @Override
          public boolean wantsAPerson(String text) {
            return text.contains("Wait");
          }

          @Override
          public boolean forbids(String text) {
            return false;
          }
        };
    // snippet: content-screen
    ContentScreen screen =
        draft -> {
          if (moderation.isDown()) {
            return ContentScreen.Verdict.UNAVAILABLE; // asked again in 5 minutes
          } else if (moderation.forbids(draft.text())) {
            return ContentScreen.Verdict.BLOCKED;
          }
          return moderation.wantsAPerson(draft.text())
              ? ContentScreen.Verdict.HELD
              : ContentScreen.Verdict.PASSED;
        };
    Fanfare host =
        Fanfare.builder().clock(clock).languageModel(model).contentScreen(screen).build();
    // end
    host.credits().grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    ContentRequest request = ContentRequest.of(ada, JobType.SCRIPT, "x");
    ContentResult result = host.content().generate(request, IdempotencyKey.of("1"));
    UUID job = ((ContentResult.Held) result).job();
    // snippet: content-decide
    ContentGeneration content = host.content();
    content.heldDraft(job); // the text, for those who decide
    content.approve(job, IdempotencyKey.of("review-3")); // Decided[COMPLETED]: charged
    content.find(job).map(ContentJob::output); // now the creator sees it
    // end
    assertThat(content.find(job).orElseThrow().output()).isEqualTo("Knead. Wait. Bake.");
    assertThat(host.credits().balance(wallet).available()).isEqualTo(90);
  }

  @Test
  void queues() {
    fanfare.credits().grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    List<String> mails = new ArrayList<>();
    // snippet: content-queue
    fanfare
        .events()
        .subscribe(ContentGenerated.class, event -> mails.add("ready: " + event.type()));
    SubmitResult submitted =
        fanfare
            .content()
            .submit(
                ContentRequest.of(ada, JobType.THUMBNAIL, "Bread, cut open").in(Quality.PREMIUM),
                IdempotencyKey.of("thumb-form-4"));

    // In a worker, as often as you like, in as many processes as you like:
    WorkReport report = fanfare.content().work(10); // jobs={COMPLETED=1}
    fanfare.content().recover(100); // what others left behind
    // end
    fanfare.events().deliver();
    assertThat(submitted).isInstanceOf(SubmitResult.Submitted.class);
    assertThat(report.jobs()).containsExactly(Map.entry(ContentState.COMPLETED, 1));
    assertThat(mails).containsExactly("ready: thumbnail");
    assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(80);
  }

  @Test
  void streams() {
    fanfare.credits().grant(wallet, 100, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    List<Long> bar = new ArrayList<>();
    List<ContentResult> shown = new ArrayList<>();
    // snippet: content-stream
    ContentStream stream =
        fanfare.content().stream(
            ContentRequest.of(ada, JobType.VOICE_OVER, "Warm, about bread"),
            characters -> bar.add(characters), // 7, 13, 18
            IdempotencyKey.of("voice-form-9"));
    stream.result().thenAccept(shown::add); // Generated, once moderation has passed the whole
    // stream.cancel() gives it up, and the credits go back
    // end
    assertThat(bar).containsExactly(7L, 13L, 18L);
    assertThat(shown.get(0)).isInstanceOf(ContentResult.Generated.class);
  }

  @Test
  void policy() {
    // snippet: content-policy
    ContentPolicy policy =
        ContentPolicy.builder()
            .template(
                JobType.of("subtitles"),
                ContentTemplate.of("Subtitles in the SRT format for the spoken text."))
            .maxPrompt(8_000)
            .lease(Duration.ofMinutes(5)) // longer than a call to the model can take
            .backoff(List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)))
            .build();
    Fanfare host = Fanfare.builder().clock(clock).contentPolicy(policy).build();
    // end
    assertThat(policy.maxAttempts()).isEqualTo(3);
    assertThat(host.auditor().verify()).isEmpty();
  }
}
