package dev.fanfare.event;

import java.util.HashMap;
import java.util.Optional;

/** Keeps operations in memory. */
public final class InMemoryOperationStore implements OperationStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<IdempotencyKey, Operation> operations;

  public InMemoryOperationStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.operations = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public Optional<Operation> claim(IdempotencyKey key) {
    // Transactions run one at a time, so holding the transaction is holding the key.
    return operations.find(key);
  }

  @Override
  public Optional<Operation> find(IdempotencyKey key) {
    return operations.find(key);
  }

  @Override
  public void record(Operation operation) {
    transactions.inTransaction(
        () -> {
          if (!operations.add(operation.key(), operation)) {
            throw new FanfareException(
                "Key '%s' already has an answer; a call within another needs a key of its own, such as key.child(\"reward\")"
                    .formatted(operation.key()));
          }
        });
  }
}
