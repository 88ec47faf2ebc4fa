package dev.fanfare.moderation.consent;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.Operations;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentAnswer.State;
import dev.fanfare.moderation.ConsentGate;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.DrivenModeration;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.consent.Consents.GrantResult;
import dev.fanfare.moderation.consent.Consents.WithdrawResult;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Consent as a host uses it: who agreed, and what happens when they no longer do. */
class ConsentsTest {
  private static final PersonId PIA = PersonId.of("pia");
  private static final PersonId QUINN = PersonId.of("quinn");
  private static final ConsentPurpose PUBLISH = ConsentPurpose.PUBLISH;

  private final DrivenModeration driven = new DrivenModeration("2026-03-01T12:00:00Z");
  private final TestClock clock = driven.clock;
  private final Operations operations = driven.operations;
  private final Moderation moderation = driven.moderation;
  private final ConsentStore store = driven.storage.consents();
  private final PersonHash hash = PersonHash.hmacSha256("a key of 16 byte".getBytes(UTF_8));
  private final Consents consents =
      Consents.of(operations, store, driven.store, moderation, ConsentPolicy.standard(), hash);
  private final ConsentGate gate = Consents.gate(operations, store, ConsentPolicy.standard());

  @Test
  void letsAnItemThroughOnceEverybodyAgreed() {
    ContentItem video = video("video-7", PIA, QUINN);
    assertThat(gate.check(video)).isEqualTo(new ConsentAnswer(State.MISSING, List.of(PIA, QUINN)));

    grant(PIA, ConsentScope.creator(ADA));
    assertThat(gate.check(video)).isEqualTo(ConsentAnswer.missing(List.of(QUINN)));
    grant(QUINN, ConsentScope.item(ADA, "video-7"));
    assertThat(gate.check(video)).isEqualTo(ConsentAnswer.verified());
    assertThat(gate.check(video("video-8", PIA, QUINN)))
        .isEqualTo(ConsentAnswer.missing(List.of(QUINN)));
  }

  @Test
  void asksForALikenessToBeAgreedToInWhatAModelMade() {
    grant(PIA, ConsentScope.all());
    ContentItem made = video("video-7", PIA).declaredAsAiMade();
    assertThat(gate.check(made)).isEqualTo(ConsentAnswer.missing(List.of(PIA)));

    consents.grant(grantOf(PIA, ConsentPurpose.LIKENESS, ConsentScope.all()), key("likeness"));
    assertThat(gate.check(made)).isEqualTo(ConsentAnswer.verified());
  }

  @Test
  void failsWhenTheStoreDoes() {
    UnitOfWork closed =
        new UnitOfWork() {
          @Override
          public <T> T inTransaction(Supplier<T> work) {
            throw new IllegalStateException("no storage");
          }

          @Override
          public boolean isActive() {
            return false;
          }
        };
    ConsentGate broken =
        Consents.gate(
            Operations.of(
                closed,
                driven.storage.operations(),
                driven.outbox,
                IdGenerator.timeOrdered(clock),
                clock),
            store,
            ConsentPolicy.standard());

    assertThatThrownBy(() -> broken.check(video("video-7", PIA)))
        .as("the pipeline takes it as UNAVAILABLE")
        .hasMessage("no storage");
  }

  @Test
  void holdsWhatReliedOnAConsentThatIsWithdrawn() {
    grant(PIA, ConsentScope.all());
    ContentItem first = published("video-7", PIA);
    ContentItem second = published("video-8", PIA, QUINN);
    ContentItem withoutHer = published("video-9", QUINN);

    WithdrawResult result = consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no"));

    assertThat(result.reopened()).isEqualTo(2);
    assertThat(result.complete()).isTrue();
    assertThat(driven.reopened(first.ref())).contains("consent-withdrawn");
    assertThat(driven.reopened(second.ref())).contains("consent-withdrawn");
    assertThat(driven.reopened(withoutHer.ref())).isEmpty();
    assertThat(moderation.isShown(first.ref())).isFalse();
    assertThat(gate.check(first)).isEqualTo(new ConsentAnswer(State.WITHDRAWN, List.of(PIA)));
    assertThat(driven.events())
        .contains(
            new ConsentEvent.ConsentWithdrawn(PIA, result.consent(), PUBLISH, ConsentScope.all()));
  }

  @Test
  void holdsNothingBeyondTheScopeAndThePurpose() {
    grant(PIA, ConsentScope.all());
    ContentItem meant = published("video-7", PIA);
    ContentItem other = published("video-8", PIA);

    consents.withdraw(PIA, ConsentPurpose.TRAIN, ConsentScope.all(), "pia", key("no training"));
    assertThat(driven.reopened(meant.ref())).isEmpty();
    consents.withdraw(PIA, PUBLISH, ConsentScope.item(ADA, "video-7"), "pia", key("no"));

    assertThat(driven.reopened(meant.ref())).isPresent();
    assertThat(driven.reopened(other.ref())).isEmpty();
  }

  @Test
  void leavesABlockOfAPersonStanding() {
    grant(PIA, ConsentScope.all());
    ContentItem video = published("video-7", PIA);
    moderation.rule(
        HumanRuling.of(video.ref(), Actor.human("rob"), Actions.BLOCK, Ground.terms("x"), "no"),
        key("ruling"));

    assertThat(consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no")).reopened())
        .isZero();
    assertThat(driven.reopened(video.ref())).isEmpty();
  }

  @Test
  void holdsEveryVersionOfOneItemAtOnceHoweverManyThereAre() {
    grant(PIA, ConsentScope.all());
    for (int i = 0; i < 120; i++) {
      published("a-video-" + i, PIA);
    }
    for (int version : List.of(1, 2, 3)) {
      ContentItem item = videoOf(ContentRef.of("video-7", version), PIA);
      driven.decide(item, Says.allow());
    }
    published("video-70", PIA);

    WithdrawResult result =
        consents.withdraw(PIA, PUBLISH, ConsentScope.item(ADA, "video-7"), "pia", key("no"));

    assertThat(result.reopened()).isEqualTo(3);
    assertThat(result.complete()).isTrue();
    assertThat(driven.reopened(ContentRef.of("video-70", 1))).isEmpty();
  }

  @Test
  void looksAtTheVersionsThatShowHer() {
    grant(PIA, ConsentScope.all());
    driven.decide(videoOf(ContentRef.of("video-7", 1), QUINN), Says.allow());
    driven.decide(videoOf(ContentRef.of("video-7", 2), PIA), Says.allow());

    consents.withdraw(PIA, PUBLISH, ConsentScope.item(ADA, "video-7"), "pia", key("no"));

    assertThat(driven.reopened(ContentRef.of("video-7", 1))).isEmpty();
    assertThat(driven.reopened(ContentRef.of("video-7", 2))).isPresent();
  }

  @Test
  void goesOnWithAWithdrawalThatConcernsMany() {
    grant(PIA, ConsentScope.all());
    for (int i = 0; i < 230; i++) {
      published("video-" + i, PIA);
    }

    WithdrawResult result = consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no"));
    assertThat(result.reopened()).isEqualTo(100);
    assertThat(result.complete()).isFalse();
    assertThat(consents.reopenLapsed(50)).isEqualTo(50);
    assertThat(consents.reopenLapsed(1_000)).isEqualTo(80);
    assertThat(consents.reopenLapsed(1_000)).isZero();
    for (int i = 0; i < 230; i++) {
      assertThat(driven.reopened(ContentRef.of("video-" + i, 1))).isPresent();
    }
  }

  @Test
  void holdsWhatReliedOnAConsentThatHasEnded() {
    Instant end = clock.instant().plus(Duration.ofDays(30));
    consents.grant(grantOf(PIA, PUBLISH, ConsentScope.all()).until(end), key("thirty days"));
    ContentItem video = published("video-7", PIA);

    clock.set(end.minusMillis(1));
    assertThat(consents.reopenLapsed(100)).isZero();
    clock.set(end);
    assertThat(consents.reopenLapsed(100)).isEqualTo(1);

    assertThat(driven.reopened(video.ref())).contains("consent-expired");
    assertThat(gate.check(video)).isEqualTo(new ConsentAnswer(State.EXPIRED, List.of(PIA)));
    assertThat(driven.events()).hasAtLeastOneElementOfType(ConsentEvent.ConsentExpired.class);
  }

  @Test
  void holdsNothingIfAConsentWasRenewedBeforeItsEnd() {
    Instant end = clock.instant().plus(Duration.ofDays(30));
    consents.grant(grantOf(PIA, PUBLISH, ConsentScope.all()).until(end), key("thirty days"));
    ContentItem video = published("video-7", PIA);
    clock.advance(Duration.ofDays(20));
    grant(PIA, ConsentScope.all());

    clock.set(end);
    assertThat(consents.reopenLapsed(100)).isZero();
    assertThat(driven.reopened(video.ref())).isEmpty();
  }

  @Test
  void isNotTalkedIntoAConsentByAPaperFoundLate() {
    Instant signed = clock.instant();
    clock.advance(Duration.ofDays(1));
    consents.withdraw(PIA, PUBLISH, ConsentScope.creator(ADA), "pia", key("no"));
    Instant withdrawn = clock.instant();
    clock.advance(Duration.ofDays(1));

    GrantResult late =
        consents.grant(
            grantOf(PIA, PUBLISH, ConsentScope.item(ADA, "video-7"), signed), key("paper"));

    assertThat(late).isEqualTo(new GrantResult.Overtaken(withdrawn, false));
    assertThat(gate.check(video("video-7", PIA)).state()).isEqualTo(State.WITHDRAWN);
    assertThat(consents.grant(grantOf(PIA, PUBLISH, ConsentScope.item(BEN, "b"), signed), key("b")))
        .as("never taken back there")
        .isInstanceOf(GrantResult.Granted.class);
  }

  @Test
  void refusesAConsentFromTheFuture() {
    assertThatThrownBy(
            () ->
                consents.grant(
                    grantOf(PIA, PUBLISH, ConsentScope.all(), clock.instant().plusMillis(1)),
                    key("tomorrow")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grantedAt");
    assertThat(consents.history(PIA, 0, 10)).isEmpty();
  }

  @Test
  void answersTheRouteForAVideoACreatorAndAType() {
    published("video-7", PIA, QUINN);
    grant(PIA, ConsentScope.all());

    assertThat(consents.verify("video-7", ADA, PUBLISH))
        .isEqualTo(ConsentAnswer.missing(List.of(QUINN)));
    grant(QUINN, ConsentScope.creator(ADA));
    assertThat(consents.verify("video-7", ADA, PUBLISH)).isEqualTo(ConsentAnswer.verified());
    assertThat(consents.verify("video-7", ADA, ConsentPurpose.MONETISE).state())
        .isEqualTo(State.MISSING);
    assertThat(consents.verify("video-7", BEN, PUBLISH))
        .as("not his video")
        .isEqualTo(ConsentAnswer.unavailable());
    assertThat(consents.verify("video-99", ADA, PUBLISH))
        .as("nobody knows who is in it")
        .isEqualTo(ConsentAnswer.unavailable());
    assertThat(consents.verify("video-99", ADA, PUBLISH, List.of(QUINN)))
        .as("but these people can be asked for")
        .isEqualTo(ConsentAnswer.verified());
  }

  @Test
  void raisesAHighFlagWhenConsentLacks() {
    ContentItem video = published("video-7", PIA);

    Consents.VerifyResult first = consents.verify("video-7", ADA, PUBLISH, "host", key("ask-1"));
    Consents.VerifyResult again = consents.verify("video-7", ADA, PUBLISH, "host", key("ask-2"));

    assertThat(first.isVerified()).isFalse();
    assertThat(moderation.flags(video.ref()))
        .singleElement()
        .satisfies(
            flag -> {
              assertThat(flag.category()).isEqualTo(Category.CONSENT_MISSING);
              assertThat(flag.severity()).isEqualTo(Severity.HIGH);
              assertThat(flag.id()).isEqualTo(first.flag()).isEqualTo(again.flag());
            });
    grant(PIA, ConsentScope.all());
    assertThat(consents.verify("video-7", ADA, PUBLISH, "host", key("ask-3")).isVerified())
        .isTrue();
    assertThat(consents.verify("video-99", ADA, PUBLISH, "host", key("ask-4")).flag()).isNull();
    assertThat(moderation.flags(video.ref())).extracting(Flag::isOpen).containsExactly(true);
  }

  @Test
  void forgetsAPersonAndKeepsTheDecision() {
    grant(PIA, ConsentScope.all());
    Instant grantedAt = clock.instant();
    ContentItem video = published("video-7", PIA, QUINN);
    clock.advance(Duration.ofDays(1));

    Consents.EraseResult erased = consents.erase(PIA, key("forget"));

    assertThat(erased.records()).isEqualTo(1);
    assertThat(erased.complete()).isTrue();
    assertThat(erased.keyedHash()).matches("[0-9a-f]{64}").isEqualTo(hash.of(PIA));
    assertThat(consents.history(PIA, 0, 10)).isEmpty();
    ConsentRecord kept = store.find(consentOf("grant-pia-all")).orElseThrow();
    assertThat(kept.decision()).isEqualTo(ConsentDecision.GRANTED);
    assertThat(kept.at()).isEqualTo(grantedAt);
    assertThat(kept.person().value()).isEqualTo(erased.keyedHash());
    assertThat(kept.evidence()).isNull();
    assertThat(kept.evidenceSha256()).isNull();
    assertThat(kept.locale()).isNull();
    assertThat(kept.recordedBy()).isNull();
    assertThat(driven.reopened(video.ref())).contains("consent-erased");
    assertThat(gate.check(video).state()).isEqualTo(State.MISSING);
    assertThat(consents.erase(PIA, key("forget")).replayed()).isTrue();
  }

  private static UUID consentOf(String key) {
    return DerivedId.of(key, "consent");
  }

  @Test
  void hashesAsTheStandardDoes() {
    // RFC 4231, test case 2 has a key of 4 bytes, too short for us; test case 1 has 20 bytes 0x0b
    // and the data "Hi There".
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);

    assertThat(PersonHash.hmacSha256(key).of(PersonId.of("Hi There")))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThatThrownBy(() -> PersonHash.hmacSha256(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesNothingWhenARequestIsRepeated() {
    GrantResult first = grant(PIA, ConsentScope.all());
    GrantResult again = grant(PIA, ConsentScope.all());
    consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no"));
    WithdrawResult repeated = consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no"));

    assertThat(again).isEqualTo(first.asReplayed());
    assertThat(repeated.replayed()).isTrue();
    assertThat(consents.history(PIA, 0, 10)).hasSize(2);
    assertThatThrownBy(
            () -> consents.withdraw(QUINN, PUBLISH, ConsentScope.all(), "pia", key("no")))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void missesNoItemThatIsCheckedWhileAConsentIsWithdrawn() throws Exception {
    grant(PIA, ConsentScope.all());
    List<ContentItem> items =
        IntStream.range(0, 80).mapToObj(i -> video("video-" + i, PIA)).toList();
    items.forEach(item -> driven.decide(item, Says.allow()));

    List<ContentRef> shown =
        inParallel(
                8,
                11,
                (thread, n) -> {
                  if (n == 5 && thread == 3) {
                    consents.withdraw(PIA, PUBLISH, ConsentScope.all(), "pia", key("no"));
                  }
                  ContentItem item = items.get(Math.min(79, thread * 10 + n));
                  return gate.check(item).state() == State.VERIFIED ? item.ref() : null;
                })
            .stream()
            .filter(Objects::nonNull)
            .distinct()
            .toList();

    assertThat(shown).isNotEmpty();
    assertThat(shown).allMatch(item -> driven.reopened(item).isPresent());
  }

  @Test
  void showsNoProofInItsTexts() {
    ConsentGrant grant = grantOf(PIA, PUBLISH, ConsentScope.all()).checkedBy("id-check/9");

    assertThat(grant.toString()).doesNotContain("vault").doesNotContain("id-check");
    assertThat(ConsentRecord.granted(new UUID(0, 1), 1, grant, clock.instant()).toString())
        .doesNotContain("vault")
        .doesNotContain("id-check");
  }

  private ContentItem published(String id, PersonId... persons) {
    ContentItem item = video(id, persons);
    gate.check(item);
    driven.decide(item, Says.allow());
    return item;
  }

  private static ContentItem video(String id, PersonId... persons) {
    return videoOf(ContentRef.of(id, 1), persons);
  }

  private static ContentItem videoOf(ContentRef ref, PersonId... persons) {
    return ContentItem.media(ref, ADA, MediaHandle.video("files/" + ref.id()), "cd".repeat(32))
        .depicting(persons);
  }

  private GrantResult grant(PersonId person, ConsentScope scope) {
    return consents.grant(grantOf(person, PUBLISH, scope), key("grant-" + person + "-" + scope));
  }

  private ConsentGrant grantOf(PersonId person, ConsentPurpose purpose, ConsentScope scope) {
    return grantOf(person, purpose, scope, Instant.parse("2026-03-01T12:00:00Z"));
  }

  private static ConsentGrant grantOf(
      PersonId person, ConsentPurpose purpose, ConsentScope scope, Instant at) {
    return ConsentGrant.of(
        person, purpose, scope, "vault/1", "ab".repeat(32), "form-3", at, "staff-1");
  }
}
