package dev.fanfare;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.ScreenResult;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentScope;
import dev.fanfare.moderation.consent.PersonHash;
import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.NoticeRequest;
import dev.fanfare.moderation.review.Notices;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Moderation as a host gets it from the builder. */
class FanfareModerationTest {
  private static final ContentRef POST = ContentRef.of("post-7", 1);
  private static final Actor.Human ANN = Actor.human("ann");
  private static final Actor.Human BOB = Actor.human("bob");

  private final TestClock clock = TestClock.at("2026-11-20T12:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();

  @Test
  void goesFromAnEmptyBuilderToAnOverturnedAppeal() {
    ScreenResult result =
        fanfare
            .moderation()
            .screen(ContentItem.text(POST, ADA, "See my new studio."), key("publish-7"));
    assertThat(result.isShown()).as("nobody could read it, so it is held").isFalse();
    assertThat(decided(result).visibility()).isEqualTo(Visibility.HOLD);

    UUID blocked =
        decide(
            ANN,
            ReviewVerdict.restrict(
                    Actions.BLOCK,
                    Ground.terms("advertising 1.1"),
                    "advertises a studio",
                    Category.SPAM)
                .striking(2));
    assertThat(fanfare.moderation().isShown(POST)).isFalse();
    assertThat(fanfare.enforcement().strikes(ADA)).isEqualTo(2);

    fanfare.moderation().informed(blocked, clock.instant(), key("mail-1"));
    clock.advance(Duration.ofDays(30));
    var appeal =
        (Appeals.OpenResult.Opened)
            fanfare.appeals().open(blocked, ADA, "It is my own studio.", key("appeal-1"));
    assertThat(take(ANN)).as("not by who decided").isInstanceOf(Reviews.TakeResult.Nothing.class);
    decide(BOB, ReviewVerdict.allow("their own work"));

    assertThat(fanfare.appeals().find(appeal.appeal()).orElseThrow().state())
        .isEqualTo(AppealState.OVERTURNED);
    assertThat(fanfare.moderation().isShown(POST)).isTrue();
    assertThat(fanfare.enforcement().strikes(ADA)).isZero();
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void showsWhatTheGivenModelFindsNothingIn() {
    ScriptedModel model = ScriptedModel.answering(FanfareModerationTest::honest);
    Fanfare host = Fanfare.builder().clock(clock).languageModel(model).build();

    assertThat(screen(host, "The sun is out today.").isShown()).isTrue();
    assertThat(host.storage().aiUsage())
        .as("the call went through the meter")
        .satisfies(usage -> assertThat(model.requests()).hasSize(1));
    assertThat(model.requests().get(0).purpose()).isEqualTo(Purpose.MODERATION);
  }

  @Test
  void holdsEverythingWhileTheModelIsOut() {
    ScriptedModel broken =
        ScriptedModel.answering(
            request ->
                ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null)));
    Fanfare host = Fanfare.builder().clock(clock).languageModel(broken).build();

    assertThat(screen(host, "The sun is out today.").isShown()).isFalse();
  }

  @Test
  void takesAPolicyThatNeedsNoModel() {
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(m -> m.policy(ModerationPresets.rulesOnly()))
            .build();
    assertThat(screen(host, "The sun is out today.").isShown()).isTrue();
    assertThat(
            host.moderation()
                .screen(
                    ContentItem.text(ContentRef.of("post-8", 1), ADA, "Buy followers now!"),
                    key("publish-8"))
                .isShown())
        .isFalse();
  }

  @Test
  void countsHowMuchIsPublished() {
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(m -> m.policy(ModerationPresets.rulesOnly()))
            .build();
    List<Boolean> shown = new ArrayList<>();
    for (int i = 1; i <= 11; i++) {
      shown.add(
          host.moderation()
              .screen(
                  ContentItem.text(ContentRef.of("post-" + i, 1), ADA, "The sun rose, day " + i),
                  key("publish-" + i))
              .isShown());
    }
    assertThat(shown.subList(0, 10)).as("ten in a minute").containsOnly(true);
    assertThat(shown.get(10)).isFalse();
  }

  @Test
  void comparesWithNothingWhileThereIsNoBank() {
    ContentItem song = sound();
    fanfare.moderation().screen(song, key("publish-song"));
    assertThat(fanfare.moderation().standing(song.ref()).orElseThrow().facts().rows())
        .as("nobody compared it")
        .contains("need-hash");
    bank("cd".repeat(32));
    ContentItem other = sound("song-2");
    fanfare.moderation().screen(other, key("publish-other"));
    assertThat(fanfare.moderation().standing(other.ref()).orElseThrow().facts().rows())
        .as("compared, and nothing found; others are missing")
        .doesNotContain("need-hash")
        .contains("need-model-speech");
    fanfare.hashBanks().setEnabled("partners", false);
    ContentItem third = sound("song-3");
    fanfare.moderation().screen(third, key("publish-third"));
    assertThat(fanfare.moderation().standing(third.ref()).orElseThrow().facts().rows())
        .as("switched off")
        .contains("need-hash");
  }

  private void bank(String sha256) {
    fanfare
        .hashBanks()
        .save(new HashBank("partners", "minors", SeverityHint.CRITICAL, "partner list", "1"));
    fanfare
        .hashBanks()
        .add("partners", List.of(new BankEntry("item-1", KnownHash.of(ContentHash.parse(sha256)))));
  }

  @Test
  void blocksWhatABankOfTheStorageKnows() {
    bank("ab".repeat(32));
    ContentItem song = sound();
    fanfare.moderation().screen(song, key("publish-song"));

    Decision decision = fanfare.moderation().standing(song.ref()).orElseThrow();
    assertThat(decision.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(decision.facts().rows()).contains("minors-known");
    assertThat(fanfare.enforcement().onCreator(ADA))
        .as("until events are delivered")
        .isEqualTo(Actions.ALLOW);
    fanfare.events().deliver();
    assertThat(fanfare.enforcement().onCreator(ADA).areRestrictive()).isTrue();
  }

  @Test
  void givesWhatShowsMinorsToNobodyUntilSomebodyIsCleared() {
    blocksWhatABankOfTheStorageKnows();
    assertThat(fanfare.reviews().take(ReviewQueue.RESTRICTED, ANN, key("take")))
        .isInstanceOf(Reviews.TakeResult.NotCleared.class);
  }

  @Test
  void asksForConsentsOfTheStorage() {
    ContentItem song = sound().depicting(PersonId.of("person-1"));
    fanfare.moderation().screen(song, key("publish-song"));
    assertThat(fanfare.moderation().flags(song.ref()))
        .anyMatch(flag -> flag.category() == Category.CONSENT_MISSING);
    assertThat(fanfare.consents().verify(song.ref().id(), ADA, publish()).persons())
        .containsExactly(PersonId.of("person-1"));
  }

  @Test
  void forgetsNobodyWithoutAKey() {
    PersonId person = PersonId.of("person-1");
    assertThatThrownBy(() -> forgetAfterAWithdrawal(fanfare, person))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("personHash");
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(m -> m.personHash(PersonHash.hmacSha256(new byte[32])))
            .build();
    assertThat(forgetAfterAWithdrawal(host, person)).hasSize(64);
  }

  @Test
  void takesNoticesAboutWhatWasScreened() {
    assertThat(notice("early")).isInstanceOf(Notices.SubmitResult.UnknownContent.class);
    screen(fanfare, "The sun is out today.");
    assertThat(notice("late")).isInstanceOf(Notices.SubmitResult.Accepted.class);
  }

  @Test
  void putsAStageOfTheHostsInThePlaceOfTheOneOfItsName() {
    ModerationPolicy policy =
        ModerationPolicy.builder("mine", Instant.EPOCH)
            .require(Requirement.that("rules", ContentPart.TEXT, StageName.RULES))
            .require(Requirement.that("own", ContentPart.TEXT, "own"))
            .build();
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(m -> m.policy(policy).stage(saying(StageName.RULES)).stage(saying("own")))
            .build();
    assertThat(screen(host, "Buy followers now!").isShown()).isTrue();
    assertThat(host.moderation().signals(POST)).isEmpty();
  }

  @Test
  void holdsWhatNoStageIsThereFor() {
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(m -> m.policy(ModerationPresets.rulesOnly()).stages(List.of()))
            .build();
    assertThat(screen(host, "The sun is out today.").isShown()).isFalse();
  }

  @Test
  void watchesWhoHasPoints() {
    List<CreatorStanding> seen = new ArrayList<>();
    Fanfare host =
        Fanfare.builder()
            .clock(clock)
            .moderation(
                m -> m.standings(creator -> CreatorStanding.GOOD).stages(List.of(noting(seen))))
            .build();
    screen(host, "The sun is out today.");
    host.moderation()
        .rule(
            HumanRuling.of(POST, ANN, Actions.BLOCK, Ground.terms("1"), "no").striking(1),
            key("rule"));
    host.events().deliver();
    host.moderation()
        .screen(ContentItem.text(ContentRef.of("post-8", 1), ADA, "Again."), key("publish-8"));
    assertThat(seen).containsExactly(CreatorStanding.GOOD, CreatorStanding.WATCHED);
  }

  @Test
  void bringsPrioritiesUpToDateOnSchedule() {
    screen(fanfare, "The sun is out today.");
    assertThat(fanfare.reviews().reprice()).isZero();
    // A person is to look within 24 hours: every eighth of that is a step.
    clock.advance(Duration.ofHours(3));
    assertThat(fanfare.reviews().reprice()).isEqualTo(1);
    assertThat(fanfare.reviews().reprice()).isZero();
  }

  @Test
  void leavesNoThreadThatKeepsAHostAlive() {
    screen(fanfare, "The sun is out today.");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("fanfare-moderation"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  /** Answers as a model does that reads: it objects to the text that every model objects to. */
  static ScriptedAnswer honest(AiRequest request) {
    List<AiValue> verdicts = new ArrayList<>();
    for (AiContent part : request.turns().get(0).content()) {
      if (part instanceof AiContent.Data data && data.value() instanceof AiValue.Items items) {
        items.values().forEach(item -> verdicts.add(verdict((AiValue.Fields) item)));
      }
    }
    return ScriptedAnswer.structured(
        new AiValue.Fields(Map.of("items", new AiValue.Items(verdicts))));
  }

  private static AiValue verdict(AiValue.Fields item) {
    String text = ((AiValue.Text) item.values().get("text")).value();
    boolean bad =
        text.matches(
            "(?s).*(bitcoin|kill yourself|cocaine|rifle|Stolen credit|card number and PIN).*");
    AiValue findings =
        new AiValue.Items(
            bad
                ? List.of(
                    new AiValue.Fields(
                        Map.of(
                            "category", new AiValue.Text("OTHER"),
                            "severity", new AiValue.Text("HIGH"),
                            "confidence", new AiValue.Number(0.95))))
                : List.of());
    return new AiValue.Fields(
        Map.of(
            "id",
            item.values().get("id"),
            "verdict",
            new AiValue.Text(bad ? "CONCERN" : "SAFE"),
            "findings",
            findings));
  }

  private static Stage saying(String name) {
    return stage(name, new ArrayList<>());
  }

  private static Stage noting(List<CreatorStanding> seen) {
    return stage("noting", seen);
  }

  private static Stage stage(String name, List<CreatorStanding> seen) {
    return new Stage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(10);
      }

      @Override
      public List<StageResult> inspect(List<Inspection> items) {
        items.forEach(item -> seen.add(item.standing()));
        return items.stream().map(item -> StageResult.ok(List.of())).toList();
      }
    };
  }

  private static ConsentPurpose publish() {
    return ConsentPurpose.PUBLISH;
  }

  private static String forgetAfterAWithdrawal(Fanfare host, PersonId person) {
    host.consents().withdraw(person, publish(), ConsentScope.all(), "desk", key("withdraw"));
    return host.consents().erase(person, key("erase")).keyedHash();
  }

  private static ContentItem sound() {
    return sound("song-1");
  }

  private static ContentItem sound(String id) {
    return ContentItem.media(
        ContentRef.of(id, 1), ADA, MediaHandle.audio("song-1.mp3"), "ab".repeat(32));
  }

  private Notices.SubmitResult notice(String name) {
    return fanfare
        .notices()
        .submit(NoticeRequest.of(POST, Category.HARASSMENT, "fan-1"), key(name));
  }

  private static ScreenResult screen(Fanfare host, String text) {
    return host.moderation().screen(ContentItem.text(POST, ADA, text), key("publish"));
  }

  private static Decision decided(ScreenResult result) {
    return ((ScreenResult.Decided) result).decision();
  }

  private Reviews.TakeResult take(Actor.Human by) {
    return fanfare
        .reviews()
        .take(ReviewQueue.STANDARD, by, key("take-" + by.id() + clock.instant()));
  }

  private UUID decide(Actor.Human by, ReviewVerdict verdict) {
    var taken = (Reviews.TakeResult.Taken) take(by);
    var decided =
        (Reviews.DecideResult.Decided)
            fanfare
                .reviews()
                .decide(taken.reviewCase(), taken.token(), by, verdict, key("decide-" + by.id()));
    return decided.decision();
  }
}
