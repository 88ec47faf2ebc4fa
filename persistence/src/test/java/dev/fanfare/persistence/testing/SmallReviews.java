package dev.fanfare.persistence.testing;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;

import dev.fanfare.Storage;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.consent.ConsentDecision;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentRecord;
import dev.fanfare.moderation.consent.ConsentScope;
import dev.fanfare.moderation.consent.ConsentTask;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.Effect;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import dev.fanfare.moderation.review.ReporterStanding;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.ReviewVote;
import dev.fanfare.moderation.review.SampleCases;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people decide on a small platform, something in every table. Ada's clip was reported for
 * hate, and the first of two reviewers would block it. Ben's song was blocked, with two points and
 * his service suspended; he appeals, and somebody looks at that. Ada's joke was looked at and is
 * fine, so the notice about it was wrong and its reporter is warned. Pia may be seen in Ada's clip
 * for a year, but no model may be trained with her.
 */
public final class SmallReviews {
  public static final PersonId PIA = PersonId.of("pia");
  public static final UUID REPORTED = id(1);
  public static final UUID APPEALED = id(2);
  public static final UUID FINE = id(3);
  public static final UUID APPEAL = id(20);
  public static final UUID BLOCK = id(30);

  private static final Instant T0 = Instant.parse("2026-03-11T08:00:00Z");
  private static final Actor.Human ROB = Actor.human("rob");
  private static final Actor.Human SUE = Actor.human("sue");

  private SmallReviews() {}

  /** Runs it over a storage. */
  public static void over(Storage storage) {
    storage.inTransaction(() -> reports(storage.reviews()));
    storage.inTransaction(() -> appeal(storage.reviews()));
    storage.inTransaction(() -> effects(storage));
    storage.inTransaction(() -> consents(storage));
  }

  private static void reports(ReviewStore store) {
    store.lockReporter("fan");
    store.addNotice(notice(10, "clip-1", "fan"));
    store.addCase(SampleCases.opened(REPORTED, "clip-1", ADA, Severity.CRITICAL, null, true, T0));
    ReviewCase held =
        store
            .lease(ReviewQueue.STANDARD, new Lease(ROB, T0.plus(Duration.ofMinutes(15))), T0)
            .orElseThrow();
    store.exclude(REPORTED, ROB);
    store.saveCase(
        SampleCases.voted(
            held,
            new ReviewVote(
                ROB,
                ReviewVerdict.restrict(
                    Actions.BLOCK, Ground.terms("rules"), "it is hateful", Category.HATE),
                T0.plusSeconds(60))));

    store.lockReporter("sulky");
    store.addNotice(notice(11, "joke-1", "sulky"));
    ReviewCase joke = SampleCases.opened(FINE, "joke-1", ADA, Severity.LOW, null, false, T0);
    store.addCase(joke);
    store.saveCase(SampleCases.decided(joke, id(31), SUE, T0.plusSeconds(90)));
    store.settleNotices(ContentRef.of("joke-1", 1), Set.of(), id(31), T0.plusSeconds(90));
    store.saveInformed(id(11), T0.plusSeconds(91));
    store.saveReporter(new ReporterStanding("sulky", T0.plusSeconds(99), null, "staff-1"));
  }

  private static Notice notice(int id, String item, String reporter) {
    return new Notice(
        id(id),
        ContentRef.of(item, 1),
        ADA,
        Category.HATE,
        NoticeClaim.TERMS,
        NoticeSource.USER,
        reporter,
        "it is about people like me",
        true,
        T0,
        null,
        null);
  }

  private static void appeal(ReviewStore store) {
    store.addAppeal(
        new Appeal(
            APPEAL,
            BLOCK,
            ContentRef.of("song-1", 1),
            BEN,
            Appeal.Party.CREATOR,
            BEN.value(),
            "it is an old song",
            AppealState.OPEN,
            T0.plusSeconds(200),
            null,
            null,
            null,
            null,
            1));
    ReviewCase opened =
        SampleCases.opened(
            APPEALED, "song-1", BEN, Severity.HIGH, APPEAL, false, T0.plusSeconds(200));
    store.addCase(opened);
    store.saveCase(opened.leased(new Lease(SUE, T0.plusSeconds(1_100))));
  }

  private static void effects(Storage storage) {
    storage.enforcement().lockCreator(BEN);
    storage
        .enforcement()
        .add(
            effect(
                BLOCK,
                "song-1",
                Actions.BLOCK.withService(Sanction.SUSPEND),
                2,
                T0.plusSeconds(100)));
    storage.enforcement().add(effect(id(32), "song-0", Actions.BLOCK, 0, T0));
    storage.enforcement().lift(id(32), id(33), T0.plusSeconds(50));
  }

  private static Effect effect(
      UUID decision, String item, Actions actions, int strikes, Instant at) {
    return new Effect(
        decision,
        BEN,
        ContentRef.of(item, 1),
        actions,
        strikes,
        at,
        strikes > 0 ? at.plus(Duration.ofDays(90)) : null,
        null,
        null);
  }

  private static void consents(Storage storage) {
    storage.consents().lock(PIA);
    storage
        .consents()
        .append(
            record(
                40,
                1,
                ConsentDecision.GRANTED,
                ConsentPurpose.PUBLISH,
                ConsentScope.item(ADA, "clip-1"),
                T0.plus(Duration.ofDays(365))));
    storage
        .consents()
        .append(
            record(
                41, 2, ConsentDecision.WITHDRAWN, ConsentPurpose.TRAIN, ConsentScope.all(), null));
    storage
        .consents()
        .addTask(
            new ConsentTask(
                id(40),
                ConsentTask.Cause.EXPIRED,
                PIA,
                ConsentPurpose.PUBLISH,
                ConsentScope.item(ADA, "clip-1"),
                T0.plus(Duration.ofDays(365)),
                ContentRef.of("clip-1", 1)));
  }

  private static ConsentRecord record(
      int id,
      long seq,
      ConsentDecision decision,
      ConsentPurpose purpose,
      ConsentScope scope,
      @Nullable Instant until) {
    boolean grant = decision == ConsentDecision.GRANTED;
    return new ConsentRecord(
        id(id),
        PIA,
        seq,
        decision,
        purpose,
        scope,
        grant ? "vault/pia/1" : null,
        grant ? "ab".repeat(32) : null,
        grant ? "form-3" : null,
        grant ? "de-AT" : null,
        grant ? "ids/4" : null,
        T0.plusSeconds(seq),
        until,
        T0.plusSeconds(seq),
        "staff-1",
        false);
  }

  private static UUID id(int n) {
    return new UUID(0x9L, n);
  }
}
