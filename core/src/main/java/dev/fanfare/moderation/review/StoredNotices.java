package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class StoredNotices implements Notices {
  /** How many of somebody's last notices say how far they are believed. */
  private static final int RECORD = 100;

  /** How far whoever an authority trusts is believed at least, and what may show minors. */
  private static final int TRUSTED = ReviewWeights.CERTAIN * 9 / 10;

  private final Operations operations;
  private final ReviewStore store;
  private final Moderation moderation;
  private final ReviewPolicy policy;
  private final CaseDesk desk;
  private final Reach reach;

  StoredNotices(
      Operations operations,
      ReviewStore store,
      Moderation moderation,
      ReviewPolicy policy,
      Reach reach) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.moderation = requireNonNull(moderation, "moderation");
    this.policy = requireNonNull(policy, "policy");
    this.desk = new CaseDesk(operations, store, policy);
    this.reach = requireNonNull(reach, "reach");
  }

  @Override
  public SubmitResult submit(NoticeRequest notice, IdempotencyKey key) {
    requireNonNull(notice, "notice");
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "notice.submit",
                Fingerprint.of(
                    "content", notice.content(),
                    "category", notice.category(),
                    "claim", notice.claim(),
                    "source", notice.source(),
                    "reporter", notice.reporter(),
                    "explanation", notice.explanation(),
                    "goodFaith", notice.goodFaith(),
                    "signed", notice.signed(),
                    "reachable", notice.reachable()),
                SubmitResult.class,
                () -> take(notice, key)));
  }

  private SubmitResult take(NoticeRequest request, IdempotencyKey key) {
    Optional<CreatorId> creator = creator(request.content());
    if (creator.isEmpty()) {
      return new SubmitResult.UnknownContent(false);
    }
    Instant now = operations.now();
    // Held while their notices are counted: two at once must not both be the last one allowed.
    ReporterStanding standing = store.lockReporter(request.reporter());
    Notice notice =
        new Notice(
            DerivedId.of(key.value(), "notice"),
            request.content(),
            creator.get(),
            request.category(),
            request.claim(),
            request.source(),
            request.reporter(),
            request.explanation(),
            request.isComplete(),
            now,
            null,
            null);
    Optional<SubmitResult> refusal = refusal(request, standing, now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Notice> there = store.addNotice(notice);
    if (there.isPresent()) {
      return new SubmitResult.Duplicate(there.get().id(), false);
    }
    moderation.flag(
        request.content(),
        request.category(),
        policy.notices().severity(request.category()),
        request.reporter(),
        key.child("flag"));
    ReviewCase opened =
        desk.open(DerivedId.of(key.value(), "review"), concern(request, creator.get(), now));
    operations.announce(
        new ReviewEvent.NoticeReceived(
            creator.get(),
            request.content(),
            notice.id(),
            request.reporter(),
            request.category(),
            request.claim(),
            opened.id()));
    return new SubmitResult.Accepted(notice.id(), opened.id(), opened.dueAt(), false);
  }

  private Optional<SubmitResult> refusal(
      NoticeRequest request, ReporterStanding standing, Instant now) {
    if (request.category().isRestricted()) {
      return Optional.empty();
    }
    Instant until = standing.suspendedUntil();
    if (until != null && standing.isSuspended(now)) {
      return Optional.of(new SubmitResult.Suspended(until, false));
    }
    if (request.source() == NoticeSource.TRUSTED_FLAGGER) {
      return Optional.empty();
    }
    NoticePolicy limits = policy.notices();
    return store
        .sent(request.reporter(), limits.limit())
        .map(oldest -> oldest.plus(limits.window()))
        .filter(now::isBefore)
        .map(retryAt -> new SubmitResult.Throttled(retryAt, false));
  }

  private Concern concern(NoticeRequest request, CreatorId creator, Instant now) {
    boolean trusted = request.source() == NoticeSource.TRUSTED_FLAGGER;
    int believed = confidence(store.recordOf(request.reporter(), RECORD));
    return new Concern(
        request.content(),
        creator,
        moderation.standing(request.content()).map(Decision::id).orElse(null),
        List.of(request.category()),
        policy.notices().severity(request.category()),
        trusted || request.category().isRestricted() ? Math.max(believed, TRUSTED) : believed,
        CaseDesk.reach(reach, request.content(), creator),
        trusted ? policy.weights().trustedBoost() : 0,
        false,
        now.plus(policy.notices().within(request)));
  }

  /** Laplace's rule of succession: one half for whom nothing is known of. */
  static int confidence(NoticeStore.Record record) {
    return (int)
        ((record.confirmed() + 1L)
            * ReviewWeights.CERTAIN
            / (record.confirmed() + record.dismissed() + 2L));
  }

  private Optional<CreatorId> creator(ContentRef content) {
    return moderation
        .item(content)
        .map(ContentItem::creator)
        .or(() -> moderation.decisions(content).stream().map(Decision::creator).findFirst());
  }

  @Override
  public InformedResult informed(UUID notice, Instant at, IdempotencyKey key) {
    requireNonNull(at, "at");
    return operations.once(
        key,
        "notice.informed",
        Fingerprint.of("notice", notice, "at", at),
        InformedResult.class,
        () -> {
          Notice known =
              store
                  .findNotice(requireNonNull(notice, "notice"))
                  .orElseThrow(() -> new UnknownReviewException("notice", notice));
          if (known.isOpen()) {
            return new InformedResult.StillOpen(notice, false);
          }
          store.saveInformed(notice, at);
          Instant until = AppealWindow.from(at, policy.zone(), AppealWindow.MIN_MONTHS).deadline();
          return new InformedResult.Noted(notice, until, false);
        });
  }

  @Override
  public StandingResult warn(String reporter, Actor.Human by, IdempotencyKey key) {
    requireText("reporter", reporter, 64);
    requireNonNull(by, "by");
    return operations.once(
        key,
        "notice.warn",
        Fingerprint.of("reporter", reporter, "by", by.id()),
        StandingResult.class,
        () -> {
          ReporterStanding before = store.lockReporter(reporter);
          return changed(
              new ReporterStanding(reporter, operations.now(), before.suspendedUntil(), by.id()));
        });
  }

  @Override
  public StandingResult suspend(
      String reporter, Instant until, Actor.Human by, IdempotencyKey key) {
    requireText("reporter", reporter, 64);
    requireNonNull(until, "until");
    requireNonNull(by, "by");
    return operations.once(
        key,
        "notice.suspend",
        Fingerprint.of("reporter", reporter, "until", until, "by", by.id()),
        StandingResult.class,
        () -> {
          ReporterStanding before = store.lockReporter(reporter);
          return before.warnedAt() == null
              ? new StandingResult.NotWarned(false)
              : changed(new ReporterStanding(reporter, before.warnedAt(), until, by.id()));
        });
  }

  private StandingResult changed(ReporterStanding standing) {
    store.saveReporter(standing);
    return new StandingResult.Changed(standing, false);
  }

  @Override
  public Optional<Notice> find(UUID notice) {
    return store.findNotice(requireNonNull(notice, "notice"));
  }

  @Override
  public List<Notice> about(ContentRef content, Optional<Notice> after, int limit) {
    requireNonNull(content, "content");
    requireRange("limit", limit, 1, 1_000);
    return store.notices(content, after, limit);
  }

  @Override
  public int forgetTexts(String reporter) {
    requireText("reporter", reporter, 64);
    return operations.inTransaction(() -> store.forgetNoticeTexts(reporter));
  }
}
