package dev.fanfare.creator;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.internal.Checks;
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
    return changed(key, "creator.register", Fingerprint.of("creator", creator), () -> creator);
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
        Fingerprint.of("creator", creator, "verification", verification),
        () ->
            store
                .lock(creator)
                .orElseGet(() -> unregistered(creator, currency))
                .withVerification(verification));
  }

  @Override
  public CreatorChanged holdPayouts(CreatorId creator, String reason, IdempotencyKey key) {
    Checks.requireText("reason", reason, 200);
    return changed(
        key,
        "creator.hold-payouts",
        Fingerprint.of("creator", creator, "reason", reason),
        () -> registered(creator).withPayoutHold(reason));
  }

  @Override
  public CreatorChanged releasePayouts(CreatorId creator, IdempotencyKey key) {
    return changed(
        key,
        "creator.release-payouts",
        Fingerprint.of("creator", creator),
        () -> registered(creator).withPayoutHold(null));
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
        () -> {
          Creator creator = change.get();
          store.save(creator);
          return new CreatorChanged(creator, false);
        });
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
