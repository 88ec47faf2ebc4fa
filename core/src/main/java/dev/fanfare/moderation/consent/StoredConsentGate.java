package dev.fanfare.moderation.consent;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentGate;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.PersonId;
import java.util.Set;

final class StoredConsentGate implements ConsentGate {
  private final Operations operations;
  private final ConsentStore store;
  private final ConsentPolicy policy;

  StoredConsentGate(Operations operations, ConsentStore store, ConsentPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public ConsentAnswer check(ContentItem item) {
    Set<ConsentPurpose> purposes = policy.purposes(item);
    return operations.inTransaction(
        () -> {
          // Held in order while the records are read: a withdrawal comes either before, and is
          // read, or after, and finds the item, which is stored before anybody asks here.
          for (PersonId person : item.depicted()) {
            store.lock(person);
          }
          return ConsentRule.answer(
              item.depicted(),
              purposes,
              store.standing(item.depicted(), purposes, item.creator(), item.ref().id()),
              operations.now());
        });
  }
}
