package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.testing.Background;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryUnitOfWorkTest extends UnitOfWorkContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final InMemoryEventStore outbox = new InMemoryEventStore(transactions);

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected EventStore outbox() {
    return outbox;
  }

  @Test
  void undoesBackwardsAndOnlyWhatFailed() {
    List<String> undone = new ArrayList<>();

    transactions.inTransaction(() -> transactions.onRollback(() -> undone.add("committed")));
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      transactions.onRollback(() -> undone.add("first"));
                      transactions.onRollback(() -> undone.add("second"));
                      throw new IllegalStateException("fault");
                    }))
        .hasMessage("fault");

    assertThat(undone).containsExactly("second", "first");
  }

  @Test
  void refusesChangesThatNothingCouldUndo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions.onRollback(() -> {}))
        .withMessageContaining("only within a transaction");
    assertThatIllegalStateException()
        .as("reading is no transaction")
        .isThrownBy(
            () ->
                transactions.read(
                    () -> {
                      transactions.onRollback(() -> {});
                      return 1;
                    }));
  }

  @Test
  void letsOthersOnEvenIfUndoingFails() throws Exception {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      transactions.onRollback(
                          () -> {
                            throw new IllegalStateException("cannot undo");
                          });
                      throw new IllegalStateException("fault");
                    }))
        .hasMessage("cannot undo");

    Background<String> other = Background.start(() -> transactions.inTransaction(() -> "done"));
    assertThat(other.result()).isEqualTo("done");
  }
}
