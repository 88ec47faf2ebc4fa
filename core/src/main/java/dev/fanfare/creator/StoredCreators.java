package dev.fanfare.creator;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

final class StoredCreators implements Creators {
  private final Operations operations;
  private final CreatorStore store;

  StoredCreators(Operations operations, CreatorStore store) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
  }

  @Override
  public CreatorChanged register(Creator creator, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    return changed(
        key,
        "creator.register",
        Fingerprint.of(
            "id", creator.id(),
            "displayName", creator.displayName(),
            "currency", creator.currency(),
            "zone", creator.zone(),
            "joinedAt", creator.joinedAt(),
            "verification", creator.verification(),
            "payoutHold", creator.payoutHold()),
        () -> saved(creator));
  }

  @Override
  public CreatorChanged verify(
      CreatorId creator, Verification verification, Asset currency, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireNonNull(verification, "verification");
    requireNonNull(currency, "currency");
    return changed(
        key,
        "creator.verify",
        Fingerprint.of("creator", creator, "verification", verification, "currency", currency),
        () -> {
          Creator first = unregistered(creator, currency).withVerification(verification);
          return store.add(first)
              ? first
              : saved(registered(creator).withVerification(verification));
        });
  }

  @Override
  public CreatorChanged holdPayouts(CreatorId creator, String reason, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireText("reason", reason, 200);
    return changed(
        key,
        "creator.hold-payouts",
        Fingerprint.of("creator", creator, "reason", reason),
        () -> saved(registered(creator).withPayoutHold(reason)));
  }

  @Override
  public CreatorChanged releasePayouts(CreatorId creator, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    return changed(
        key,
        "creator.release-payouts",
        Fingerprint.of("creator", creator),
        () -> saved(registered(creator).withPayoutHold(null)));
  }

  @Override
  public Optional<Creator> find(CreatorId creator) {
    return store.find(creator);
  }

  private CreatorChanged changed(
      IdempotencyKey key, String kind, Fingerprint fingerprint, Supplier<Creator> change) {
    return operations.once(
        key,
        kind,
        fingerprint,
        CreatorChanged.class,
        () -> new CreatorChanged(change.get(), false));
  }

  private Creator saved(Creator creator) {
    store.save(creator);
    return creator;
  }

  private Creator registered(CreatorId creator) {
    return store.lock(creator).orElseThrow(() -> new UnknownCreatorException(creator));
  }

  private Creator unregistered(CreatorId creator, Asset currency) {
    return new Creator(
        creator,
        creator.value(),
        currency,
        ZoneOffset.UTC,
        operations.now(),
        Verification.PENDING,
        null);
  }
}
