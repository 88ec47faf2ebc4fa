package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class StoredAppeals implements Appeals {
  private final Operations operations;
  private final ReviewStore store;
  private final Moderation moderation;
  private final ReviewPolicy policy;
  private final CaseDesk desk;

  StoredAppeals(
      Operations operations, ReviewStore store, Moderation moderation, ReviewPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.moderation = requireNonNull(moderation, "moderation");
    this.policy = requireNonNull(policy, "policy");
    this.desk = new CaseDesk(operations, store, policy);
  }

  @Override
  public OpenResult open(UUID decision, CreatorId by, @Nullable String text, IdempotencyKey key) {
    requireNonNull(by, "by");
    String kept = UserText.storable("text", text);
    return operations.once(
        key,
        "appeal.open",
        Fingerprint.of("decision", decision, "by", by, "text", kept),
        OpenResult.class,
        () -> {
          Decision appealed = decision(decision);
          if (!appealed.creator().equals(by)) {
            return new OpenResult.NotYours(false);
          }
          Optional<AppealWindow> window = appealed.appeal();
          return window.isEmpty()
              ? new OpenResult.NotAppealable(false)
              : open(appealed, Appeal.Party.CREATOR, by.value(), kept, window.get());
        });
  }

  @Override
  public OpenResult openByNotifier(
      UUID notice, String reporter, @Nullable String text, IdempotencyKey key) {
    requireText("reporter", reporter, 64);
    String kept = UserText.storable("text", text);
    return operations.once(
        key,
        "appeal.open-by-notifier",
        Fingerprint.of("notice", notice, "reporter", reporter, "text", kept),
        OpenResult.class,
        () -> {
          Notice known =
              store
                  .findNotice(requireNonNull(notice, "notice"))
                  .orElseThrow(() -> new UnknownReviewException("notice", notice));
          if (!known.reporter().equals(reporter)) {
            return new OpenResult.NotYours(false);
          }
          Notice.Settlement settlement = known.settlement();
          if (settlement == null || settlement.outcome() == Flag.Outcome.CONFIRMED) {
            return new OpenResult.NotAppealable(false);
          }
          Instant informedAt = known.informedAt();
          AppealWindow window =
              AppealWindow.from(
                  informedAt == null ? settlement.at() : informedAt,
                  policy.zone(),
                  AppealWindow.MIN_MONTHS);
          return open(
              decision(settlement.decision()), Appeal.Party.NOTIFIER, reporter, kept, window);
        });
  }

  private OpenResult open(
      Decision appealed,
      Appeal.Party party,
      String appellant,
      @Nullable String text,
      AppealWindow window) {
    UUID id = Appeal.idOf(appealed.id(), party, appellant);
    Optional<Appeal> earlier = store.findAppeal(id);
    if (earlier.isPresent()) {
      return new OpenResult.AlreadyAppealed(id, earlier.get().state(), false);
    }
    Instant now = operations.now();
    if (!window.accepts(now)) {
      return new OpenResult.TooLate(window.deadline(), false);
    }
    Appeal appeal =
        new Appeal(
            id,
            appealed.id(),
            appealed.content(),
            appealed.creator(),
            party,
            appellant,
            text,
            AppealState.OPEN,
            now,
            null,
            null,
            null,
            null,
            1);
    if (!store.addAppeal(appeal)) {
      return new OpenResult.AlreadyAppealed(id, AppealState.OPEN, false);
    }
    Instant dueAt = now.plus(policy.appealWithin());
    desk.openAppeal(
        DerivedId.of(id, "review"),
        id,
        new Concern(
            appealed.content(),
            appealed.creator(),
            appealed.id(),
            appealed.categories(),
            appealed.severity().worse(Severity.LOW),
            ReviewWeights.CERTAIN,
            0,
            policy.weights().appealBoost(),
            appealed.facts().needsSecondApproval(),
            dueAt));
    operations.announce(
        new ReviewEvent.AppealOpened(
            appealed.creator(), appealed.content(), id, appealed.id(), party));
    return new OpenResult.Opened(id, dueAt, false);
  }

  @Override
  public WithdrawResult withdraw(UUID appeal, String by, IdempotencyKey key) {
    requireText("by", by, 64);
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "appeal.withdraw",
                Fingerprint.of("appeal", appeal, "by", by),
                WithdrawResult.class,
                () -> {
                  Appeal known = require(appeal);
                  if (!known.appellant().equals(by)) {
                    return new WithdrawResult.NotYours(appeal, false);
                  }
                  if (!known.state().isOpen()) {
                    return new WithdrawResult.Closed(appeal, known.state(), false);
                  }
                  withdraw(known);
                  return new WithdrawResult.Withdrawn(appeal, false);
                }));
  }

  private void withdraw(Appeal known) {
    Instant now = operations.now();
    ReviewCase waiting =
        store
            .caseOfAppeal(known.id())
            .filter(ReviewCase::isOpen)
            .orElseThrow(() -> new CaseMovedException(known.id()));
    // The case first, as where it is decided: of the two only one gets through.
    if (!store.saveCase(
            waiting.ended(new ReviewOutcome(ReviewOutcome.End.WITHDRAWN, null, null, now)))
        || !store.saveAppeal(known.withdrawn(now))) {
      throw new CaseMovedException(waiting.id());
    }
    operations.announce(
        new ReviewEvent.ReviewEnded(
            known.creator(),
            known.content(),
            waiting.id(),
            ReviewKind.APPEAL,
            ReviewOutcome.End.WITHDRAWN,
            null,
            null,
            now.isAfter(waiting.dueAt())));
    operations.announce(
        new ReviewEvent.AppealClosed(
            known.creator(),
            known.content(),
            known.id(),
            known.decision(),
            known.party(),
            AppealState.WITHDRAWN,
            null));
  }

  @Override
  public ReferResult refer(UUID appeal, String reference, IdempotencyKey key) {
    requireText("reference", reference, 200);
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "appeal.refer",
                Fingerprint.of("appeal", appeal, "reference", reference),
                ReferResult.class,
                () -> {
                  Appeal known = require(appeal);
                  if (known.state().isOpen()) {
                    return new ReferResult.StillOpen(appeal, false);
                  }
                  if (!store.saveAppeal(known.broughtTo(reference))) {
                    throw new CaseMovedException(appeal);
                  }
                  return new ReferResult.Noted(appeal, false);
                }));
  }

  @Override
  public Standing standing(UUID decision) {
    Decision known = decision(decision);
    UUID id = Appeal.idOf(decision, Appeal.Party.CREATOR, known.creator().value());
    Instant until = known.appeal().map(AppealWindow::deadline).orElse(null);
    Optional<Appeal> appeal = store.findAppeal(id);
    if (appeal.isPresent()) {
      return new Standing(false, appeal.get().state(), id, until);
    }
    boolean possible = until != null && operations.now().isBefore(until);
    return new Standing(
        possible, until == null || possible ? null : AppealState.EXPIRED, null, until);
  }

  private Decision decision(UUID id) {
    return moderation
        .decision(requireNonNull(id, "decision"))
        .orElseThrow(() -> new IllegalArgumentException("there is no decision " + id));
  }

  private Appeal require(UUID appeal) {
    return store
        .findAppeal(requireNonNull(appeal, "appeal"))
        .orElseThrow(() -> new UnknownReviewException("appeal", appeal));
  }

  @Override
  public Optional<Appeal> find(UUID appeal) {
    return store.findAppeal(requireNonNull(appeal, "appeal"));
  }

  @Override
  public List<Appeal> about(CreatorId creator, Optional<Appeal> before, int limit) {
    requireNonNull(creator, "creator");
    requireRange("limit", limit, 1, 1_000);
    return store.appealsOf(creator, before, limit);
  }

  @Override
  public int forgetTexts(String appellant) {
    requireText("appellant", appellant, 64);
    return operations.inTransaction(() -> store.forgetAppealTexts(appellant));
  }
}
