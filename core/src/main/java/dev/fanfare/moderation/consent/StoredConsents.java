package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.ReopenResult;
import dev.fanfare.moderation.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class StoredConsents implements Consents {
  /** How many items are held in the transaction of the withdrawal itself. */
  private static final int AT_ONCE = 100;

  private static final int MAX_PAGE = 1_000;

  private final Operations operations;
  private final ConsentStore store;
  private final ModerationStore items;
  private final Moderation moderation;
  private final ConsentPolicy policy;
  private final PersonHash hash;

  StoredConsents(
      Operations operations,
      ConsentStore store,
      ModerationStore items,
      Moderation moderation,
      ConsentPolicy policy,
      PersonHash hash) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.items = requireNonNull(items, "items");
    this.moderation = requireNonNull(moderation, "moderation");
    this.policy = requireNonNull(policy, "policy");
    this.hash = requireNonNull(hash, "hash");
  }

  @Override
  public GrantResult grant(ConsentGrant grant, IdempotencyKey key) {
    requireNonNull(grant, "grant");
    return operations.once(
        key,
        "consent.grant",
        Fingerprint.of(
            "person", grant.person(),
            "purpose", grant.purpose(),
            "scope", grant.scope(),
            "evidence", grant.evidence(),
            "evidenceSha256", grant.evidenceSha256(),
            "wording", grant.wording(),
            "locale", grant.locale(),
            "identityCheck", grant.identityCheck(),
            "grantedAt", grant.grantedAt(),
            "validUntil", grant.validUntil(),
            "recordedBy", grant.recordedBy()),
        GrantResult.class,
        () -> {
          Instant now = operations.now();
          require(
              !grant.grantedAt().isAfter(now),
              "grantedAt must not be in the future, was %s at %s",
              grant.grantedAt(),
              now);
          long last = store.lock(grant.person());
          Optional<Instant> withdrawn = withdrawnSince(grant, last);
          if (withdrawn.isPresent()) {
            return new GrantResult.Overtaken(withdrawn.get(), false);
          }
          return record(grant, DerivedId.of(key.value(), "consent"), last + 1, now);
        });
  }

  private GrantResult record(ConsentGrant grant, UUID id, long seq, Instant now) {
    store.append(ConsentRecord.granted(id, seq, grant, now));
    Instant end = grant.validUntil();
    if (end != null) {
      store.addTask(
          new ConsentTask(
              id,
              ConsentTask.Cause.EXPIRED,
              grant.person(),
              grant.purpose(),
              grant.scope(),
              end,
              null));
    }
    operations.announce(
        new ConsentEvent.ConsentGranted(grant.person(), id, grant.purpose(), grant.scope(), end));
    return new GrantResult.Granted(id, false);
  }

  /** A paper that is found late must not bring back what was taken back after it was signed. */
  private Optional<Instant> withdrawnSince(ConsentGrant grant, long last) {
    Optional<Instant> latest = Optional.empty();
    long after = 0;
    while (after < last) {
      List<ConsentRecord> page = store.history(grant.person(), after, MAX_PAGE);
      if (page.isEmpty()) {
        break;
      }
      for (ConsentRecord record : page) {
        after = record.seq();
        if (!record.isGrant()
            && record.purpose().equals(grant.purpose())
            && grant.scope().isWithin(record.scope())
            && !grant.grantedAt().isAfter(record.at())) {
          latest = Optional.of(record.at());
        }
      }
    }
    return latest;
  }

  @Override
  public WithdrawResult withdraw(
      PersonId person, ConsentPurpose purpose, ConsentScope scope, String by, IdempotencyKey key) {
    requireNonNull(person, "person");
    requireNonNull(purpose, "purpose");
    requireNonNull(scope, "scope");
    requireText("by", by, 64);
    return operations.once(
        key,
        "consent.withdraw",
        Fingerprint.of("person", person, "purpose", purpose, "scope", scope, "by", by),
        WithdrawResult.class,
        () -> {
          Instant now = operations.now();
          UUID id = DerivedId.of(key.value(), "consent");
          long last = store.lock(person);
          store.append(ConsentRecord.withdrawn(id, person, last + 1, purpose, scope, by, now));
          operations.announce(new ConsentEvent.ConsentWithdrawn(person, id, purpose, scope));
          ConsentTask task =
              new ConsentTask(id, ConsentTask.Cause.WITHDRAWN, person, purpose, scope, now, null);
          store.addTask(task);
          Progress progress = work(task, AT_ONCE);
          return new WithdrawResult(id, progress.reopened(), progress.done(), false);
        });
  }

  @Override
  public EraseResult erase(PersonId person, IdempotencyKey key) {
    requireNonNull(person, "person");
    String keyedHash = hash.of(person);
    return operations.once(
        key,
        "consent.erase",
        // Not the person: the request outlives them.
        Fingerprint.of("person", keyedHash),
        EraseResult.class,
        () -> {
          store.lock(person);
          int records = store.erase(person, keyedHash);
          ConsentTask task =
              new ConsentTask(
                  DerivedId.of(key.value(), "erasure"),
                  ConsentTask.Cause.ERASED,
                  person,
                  null,
                  ConsentScope.all(),
                  operations.now(),
                  null);
          store.addTask(task);
          operations.announce(new ConsentEvent.ConsentErased(keyedHash, records));
          return new EraseResult(keyedHash, records, work(task, AT_ONCE).done(), false);
        });
  }

  @Override
  public int reopenLapsed(int limit) {
    requireRange("limit", limit, 1, 10_000);
    int looked = 0;
    int reopened = 0;
    while (looked < limit) {
      int batch = Math.min(AT_ONCE, limit - looked);
      Optional<Progress> progress =
          operations.inTransaction(
              () -> store.lockDueTask(operations.now()).map(task -> begin(task, batch)));
      if (progress.isEmpty()) {
        break;
      }
      // A task without items counts too, or a long row of them would hold the caller for ever.
      looked += Math.max(1, progress.get().looked());
      reopened += progress.get().reopened();
    }
    return reopened;
  }

  private Progress begin(ConsentTask task, int batch) {
    store.lock(task.person());
    if (task.cause() == ConsentTask.Cause.EXPIRED && task.after() == null) {
      store
          .find(task.id())
          .filter(record -> !record.isErased())
          .ifPresent(
              record ->
                  operations.announce(
                      new ConsentEvent.ConsentExpired(
                          record.person(), record.id(), record.purpose(), record.scope())));
    }
    return work(task, batch);
  }

  /**
   * What was done of a task.
   *
   * @param looked how many versions of items
   * @param reopened how many of them were held
   * @param done whether there are no more
   */
  private record Progress(int looked, int reopened, boolean done) {}

  /** Goes on with a task whose person the caller holds. */
  private Progress work(ConsentTask task, int batch) {
    List<ContentRef> showing = showing(task, batch);
    int reopened = 0;
    for (ContentRef content : showing) {
      Optional<ContentItem> relying = moderation.item(content).filter(item -> relies(item, task));
      if (relying.isPresent() && reopen(content, task)) {
        reopened++;
      }
    }
    boolean done = showing.size() < batch;
    if (done) {
      store.removeTask(task.id());
    } else {
      store.saveTask(task.from(showing.get(showing.size() - 1)));
    }
    return new Progress(showing.size(), reopened, done);
  }

  /**
   * Returns the next versions of items that show the person; of one item alone if that is meant.
   */
  private List<ContentRef> showing(ConsentTask task, int batch) {
    String item = task.scope().item();
    ContentRef after = task.after();
    if (item == null) {
      return items.depicting(task.person(), Optional.ofNullable(after), batch);
    }
    List<ContentRef> versions = new ArrayList<>();
    if (after == null) {
      after = ContentRef.of(item, 1);
      versions.add(after);
    }
    items.depicting(task.person(), Optional.of(after), batch).stream()
        .takeWhile(content -> content.id().equals(item))
        .limit(batch - versions.size())
        .forEach(versions::add);
    return versions;
  }

  /** Whether an item needs a consent that lacks now; another one may still hold. */
  private boolean relies(ContentItem item, ConsentTask task) {
    ConsentPurpose purpose = task.purpose();
    Set<ConsentPurpose> asked = policy.purposes(item);
    if (!item.depicted().contains(task.person())
        || !task.scope().covers(item.creator(), item.ref().id())
        || purpose != null && !asked.contains(purpose)) {
      return false;
    }
    Set<ConsentPurpose> purposes = purpose == null ? asked : Set.of(purpose);
    ConsentAnswer answer =
        answer(item.ref().id(), item.creator(), purposes, List.of(task.person()));
    return answer.state() != ConsentAnswer.State.VERIFIED;
  }

  private boolean reopen(ContentRef content, ConsentTask task) {
    ReopenResult result =
        moderation.reopen(
            content,
            task.cause().code(),
            IdempotencyKey.of(DerivedId.of(task.id(), "reopen/" + content).toString()));
    return result instanceof ReopenResult.Reopened;
  }

  @Override
  public ConsentAnswer verify(String item, CreatorId creator, ConsentPurpose purpose) {
    requireText("item", item, 64);
    requireNonNull(creator, "creator");
    requireNonNull(purpose, "purpose");
    return newest(item)
        .filter(newest -> newest.creator().equals(creator))
        .map(newest -> answer(item, creator, Set.of(purpose), newest.depicted()))
        .orElseGet(ConsentAnswer::unavailable);
  }

  @Override
  public ConsentAnswer verify(
      String item, CreatorId creator, ConsentPurpose purpose, List<PersonId> persons) {
    requireText("item", item, 64);
    requireNonNull(creator, "creator");
    requireNonNull(purpose, "purpose");
    return answer(item, creator, Set.of(purpose), List.copyOf(persons));
  }

  @Override
  public VerifyResult verify(
      String item, CreatorId creator, ConsentPurpose purpose, String askedBy, IdempotencyKey key) {
    requireText("askedBy", askedBy, 64);
    return operations.once(
        key,
        "consent.verify",
        Fingerprint.of("item", item, "creator", creator, "purpose", purpose, "askedBy", askedBy),
        VerifyResult.class,
        () -> {
          ConsentAnswer answer = verify(item, creator, purpose);
          boolean lacks =
              answer.state() != ConsentAnswer.State.VERIFIED
                  && answer.state() != ConsentAnswer.State.UNAVAILABLE;
          Optional<ContentItem> newest = newest(item);
          if (!lacks || newest.isEmpty()) {
            return new VerifyResult(answer, null, false);
          }
          UUID flag =
              moderation
                  .flag(
                      newest.get().ref(),
                      Category.CONSENT_MISSING,
                      Severity.HIGH,
                      askedBy,
                      key.child("flag"))
                  .flag();
          return new VerifyResult(answer, flag, false);
        });
  }

  private Optional<ContentItem> newest(String item) {
    int version = operations.inTransaction(() -> items.lock(item));
    return version == 0 ? Optional.empty() : moderation.item(ContentRef.of(item, version));
  }

  private ConsentAnswer answer(
      String item, CreatorId creator, Set<ConsentPurpose> purposes, List<PersonId> persons) {
    return ConsentRule.answer(
        persons, purposes, store.standing(persons, purposes, creator, item), operations.now());
  }

  @Override
  public List<ConsentRecord> history(PersonId person, long after, int limit) {
    requireNonNull(person, "person");
    requireRange("after", after, 0, Long.MAX_VALUE);
    requireRange("limit", limit, 1, MAX_PAGE);
    return store.history(person, after, limit);
  }
}
