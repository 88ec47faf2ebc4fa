package dev.fanfare.persistence.erasure;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentState;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.moderation.ModerationWorld;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureTest {
  private static final Set<String> PERSONAL =
      Set.of(
          "Ada Lovelace",
          "Augusta Byron",
          "chargebacks from her bank",
          "her passport has run out",
          "friend of the house",
          "guest at the gala",
          "Ada plays, Ben sings",
          "Ben wants to meet Ada",
          "about my divorce",
          "A video about the divorce",
          "draft about the move",
          "pottery",
          "how I left him",
          "spoken at home",
          "films/ada-at-home.mp4",
          "kim-at-home",
          "he copies my dances",
          "it is my own dance",
          "ada@example.org");

  private static final Set<String> OF_OTHERS =
      Set.of(
          "Benjamin Franklin",
          "asked by his lawyer",
          "Ben and Cleo in the park",
          "Ben wants a song",
          "Ben tells a joke",
          "she sings off key");

  @ParameterizedTest
  @EnumSource
  void leavesNothingPersonalInAnyColumn(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    ErasurePlatform platform = new ErasurePlatform(database);
    live(platform);
    assertThat(textsIn(database, PERSONAL))
        .as("first they are there, but for where money goes, which is encrypted")
        .hasSize(PERSONAL.size() - 1)
        .doesNotContain("ada@example.org");

    ErasureReport report = platform.erasure.forget(ADA);

    assertThat(textsIn(database, PERSONAL)).isEmpty();
    assertThat(textsIn(database, OF_OTHERS)).containsExactlyInAnyOrderElementsOf(OF_OTHERS);
    assertThat(report.removed())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("fanfare_creator", 1),
                Map.entry("fanfare_payout_destination", 1),
                Map.entry("fanfare_payout_attempt", 1),
                Map.entry("fanfare_tier_standing", 1),
                Map.entry("fanfare_tier_history", 1),
                Map.entry("fanfare_collaboration", 2),
                Map.entry("fanfare_content_job", 2),
                Map.entry("fanfare_trend_category", 1),
                Map.entry("fanfare_moderation_screening", 2),
                Map.entry("fanfare_moderation_person", 1),
                Map.entry("fanfare_notice", 1),
                Map.entry("fanfare_appeal", 1),
                // two registrations, two holds, a release, a request that was refused, what she
                // makes
                Map.entry("fanfare_operation", 7)));
    assertThat(report.isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheBooksAndEveryState(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    ErasurePlatform platform = new ErasurePlatform(database);
    live(platform);
    Map<String, List<String>> before = Dump.of(database);

    ErasureReport report = platform.erasure.forget(ADA);

    Map<String, List<String>> after = Dump.of(database);
    before.keySet().removeAll(report.removed().keySet());
    after.keySet().removeAll(report.removed().keySet());
    assertThat(after).isEqualTo(before);
    assertThat(before.keySet())
        .contains("fanfare_transfer", "fanfare_posting", "fanfare_payout", "fanfare_payout_step");
    assertThat(Auditor.of(platform.database, platform.audits()).verify()).isEmpty();
    ContentRef post = ContentRef.of("post-2", 1);
    UUID block = platform.moderation.find(post).orElseThrow().standing();
    Decision decision = platform.moderation.decision(block).orElseThrow();
    assertThat(decision.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(decision.facts().reason()).as("it can be appealed").isEqualTo("seen by eve");
    assertThat(platform.moderation.signals(post)).hasSize(1);
    Creator ada = platform.creators.find(ADA).orElseThrow();
    assertThat(ada.displayName()).isEqualTo(Erasure.REMOVED);
    assertThat(ada.hold()).as("she is still not paid").contains(Erasure.REMOVED);
    assertThat(platform.tiers.current(ADA).orElseThrow().tier()).isEqualTo("gold");
    assertThat(platform.content.recover(9).jobs())
        .as("what was still to be written is not written any more")
        .isEqualTo(Map.of(ContentState.FAILED, 1));
    assertThat(platform.credits.balance(Wallet.of(ADA, CreditType.GENERAL)).available())
        .as("20 less what was delivered")
        .isEqualTo(10);
    assertThat(platform.payouts.ofCreator(ADA, Optional.empty(), 9))
        .extracting(payout -> payout.state())
        .containsExactly(PayoutState.PAID);
  }

  @ParameterizedTest
  @EnumSource
  void answersARepeatedRequestWithoutWhatWasRemoved(Dialect dialect) {
    ErasurePlatform platform = new ErasurePlatform(TestDatabase.of(dialect));
    live(platform);
    platform.erasure.forget(ADA);

    var registered = platform.creators.register(creator(ADA, "Ada Lovelace"), key("ada-1"));
    assertThat(registered.replayed()).isTrue();
    assertThat(registered.creator().displayName()).isEqualTo(Erasure.REMOVED);
    var refused =
        (RequestResult.NotEligible)
            platform.payouts.request(ADA, usd("100"), PayoutMethod.PAXUM, key("too-early"));
    assertThat(refused.replayed()).isTrue();
    assertThat(refused.reason()).isEqualTo("PAYOUT_HOLD");
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingToRemoveTheSecondTime(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    ErasurePlatform platform = new ErasurePlatform(database);
    live(platform);
    platform.erasure.forget(ADA);
    Map<String, List<String>> once = Dump.of(database);

    assertThat(platform.erasure.forget(ADA).removed()).isEmpty();
    assertThat(Dump.of(database)).isEqualTo(once);
    assertThat(platform.erasure.forget(CreatorId.of("nobody")))
        .isEqualTo(new ErasureReport(CreatorId.of("nobody"), Map.of(), 0));
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAPaymentUnderWayStillNeedsItsDestination(Dialect dialect) {
    ErasurePlatform platform = new ErasurePlatform(TestDatabase.of(dialect));
    platform.creators.register(creator(ADA, "Ada Lovelace"), key("ada-1"));
    platform.behaviour = SandboxBehaviour.TIMES_OUT_AFTER;
    platform.pay(ADA, key("lost"));

    ErasureReport first = platform.erasure.forget(ADA);
    assertThat(first.waiting()).isEqualTo(1);
    assertThat(first.isComplete()).isFalse();

    platform.clock.advance(Duration.ofHours(1));
    platform.payouts.reconcile(10);
    ErasureReport second = platform.erasure.forget(ADA);
    assertThat(second.removed()).isEqualTo(Map.of("fanfare_payout_attempt", 1));
    assertThat(second.isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void deletesAnswersOfOldRunsOnly(Dialect dialect) {
    ErasurePlatform platform = new ErasurePlatform(TestDatabase.of(dialect));
    Instant start = platform.clock.instant();
    platform.evaluate(key("run-1"), ADA, BEN);
    platform.clock.advance(Duration.ofDays(30));
    platform.evaluate(key("run-2"), ADA, BEN);
    Retention retention = new Retention(platform.database);

    assertThat(retention.deleteRunAnswers(start)).isZero();
    assertThat(retention.deleteRunAnswers(start.plusSeconds(1))).isEqualTo(2);
    assertThat(retention.deleteRunAnswers(start.plusSeconds(1))).isZero();
    assertThat(platform.evaluate(key("run-2"), ADA, BEN).replayed()).isEqualTo(2);
  }

  /** Everything that leaves personal text somewhere. */
  private static void live(ErasurePlatform platform) {
    platform.creators.register(creator(ADA, "Ada Lovelace"), key("ada-1"));
    platform.creators.register(creator(BEN, "Benjamin Franklin"), key("ben-1"));
    platform.creators.register(creator(ADA, "Augusta Byron"), key("ada-2"));
    platform.creators.holdPayouts(BEN, "asked by his lawyer", key("ben-hold"));
    platform.creators.holdPayouts(ADA, "chargebacks from her bank", key("ada-hold"));
    assertThat(platform.payouts.request(ADA, usd("100"), PayoutMethod.PAXUM, key("too-early")))
        .isInstanceOf(RequestResult.NotEligible.class);
    platform.creators.releasePayouts(ADA, key("ada-release"));
    platform.pay(ADA, key("paid"));
    platform.creators.holdPayouts(ADA, "her passport has run out", key("ada-hold-2"));

    platform.tiers.overrideTier(ADA, "silver", "friend of the house", null, key("override-1"));
    platform.clock.advance(Duration.ofDays(1));
    platform.tiers.overrideTier(ADA, "gold", "guest at the gala", null, key("override-2"));

    platform.propose(ADA, BEN, "Ada plays, Ben sings");
    platform.propose(BEN, ADA, "Ben wants to meet Ada");
    platform.propose(BEN, CLEO, "Ben and Cleo in the park");

    for (CreatorId creator : List.of(ADA, BEN)) {
      platform.credits.grant(
          Wallet.of(creator, CreditType.GENERAL),
          20,
          GrantSource.PROMOTION,
          key("credits-" + creator));
    }
    platform.written = "A video about the divorce";
    platform.content.generate(script(ADA, "about my divorce"), key("divorce"));
    platform.content.submit(script(ADA, "draft about the move"), key("move"));
    platform.content.submit(script(BEN, "Ben wants a song"), key("song"));
    platform.trends.setCategories(ADA, Set.of("pottery"), key("ada-makes"));

    ModerationWorld moderation = new ModerationWorld(platform.database, platform.moderation);
    moderation.begin(ContentItem.text(ContentRef.of("post-1", 1), ADA, "how I left him"));
    moderation.blocked(
        ContentItem.media(
                ContentRef.of("post-2", 1),
                ADA,
                MediaHandle.video("films/ada-at-home.mp4"),
                "ab".repeat(32))
            .withTranscript("spoken at home")
            .depicting(PersonId.of("kim-at-home")),
        "seen by eve");
    moderation.blocked(
        ContentItem.text(ContentRef.of("post-3", 1), BEN, "Ben tells a joke"), "seen by eve");
    report(platform, 1, ADA, BEN, "he copies my dances");
    report(platform, 2, BEN, ADA, "she sings off key");
    platform.reviews.addAppeal(
        new Appeal(
            new UUID(0, 3),
            new UUID(0, 9),
            ContentRef.of("dance", 1),
            ADA,
            Appeal.Party.CREATOR,
            ADA.value(),
            "it is my own dance",
            AppealState.OPEN,
            platform.clock.instant(),
            null,
            null,
            null,
            null,
            1));
  }

  private static void report(
      ErasurePlatform platform, int id, CreatorId reporter, CreatorId of, String why) {
    platform.reviews.addNotice(
        new Notice(
            new UUID(0, id),
            ContentRef.of("item-" + id, 1),
            of,
            Category.OTHER,
            NoticeClaim.TERMS,
            NoticeSource.USER,
            reporter.value(),
            why,
            true,
            platform.clock.instant(),
            null,
            null));
  }

  private static ContentRequest script(CreatorId creator, String prompt) {
    return ContentRequest.of(creator, JobType.SCRIPT, prompt);
  }

  private static Creator creator(CreatorId id, String name) {
    return new Creator(id, name, USD, ZoneOffset.UTC, Instant.EPOCH, Verification.VERIFIED, null);
  }

  private static List<String> textsIn(TestDatabase database, Set<String> texts)
      throws SQLException {
    String everything = Dump.of(database).toString();
    List<String> found = new ArrayList<>();
    texts.stream().filter(everything::contains).forEach(found::add);
    return found;
  }
}
