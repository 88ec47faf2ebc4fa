package dev.fanfare.persistence;

import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entities behind the tables. A host that gives Fanfare an entity manager factory of its own
 * lists them in its persistence unit; with a scan, {@code dev.fanfare.persistence} is the package
 * to name.
 */
public final class FanfareEntities {
  private FanfareEntities() {}

  /** Returns every entity class, for {@code PersistenceConfiguration.managedClass}. */
  public static List<Class<?>> all() {
    return Stream.of(JpaOperationStore.ROWS, JpaPayoutStore.ROWS, JpaBankInstructionStore.ROWS)
        .flatMap(List::stream)
        .toList();
  }
}
