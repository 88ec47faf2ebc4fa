package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Tables and logs in memory against plain collections that are copied before each transaction. */
class InMemoryRollbackTest {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final InMemoryTable<Integer, String> table =
      new InMemoryTable<>(transactions, new TreeMap<>());
  private final InMemoryLog<String> log = new InMemoryLog<>(transactions);

  /** Thrown to roll back. */
  private static final class Undo extends RuntimeException {}

  @Property(tries = 2000)
  void leavesWhatTheCommittedTransactionsLeave(@ForAll long seed) {
    var random = new Random(seed);
    var transactions = new InMemoryUnitOfWork();
    var table = new InMemoryTable<Integer, String>(transactions, new TreeMap<>());
    var log = new InMemoryLog<String>(transactions);
    Map<Integer, String> rows = new TreeMap<>();
    List<String> entries = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      Map<Integer, String> rowsAfter = new TreeMap<>(rows);
      List<String> entriesAfter = new ArrayList<>(entries);
      boolean fails = random.nextBoolean();
      try {
        transactions.inTransaction(
            () -> {
              change(random, table, log, rowsAfter, entriesAfter);
              transactions.inTransaction(() -> change(random, table, log, rowsAfter, entriesAfter));
              assertThat(table.all())
                  .as("own writes")
                  .containsExactlyElementsOf(rowsAfter.values());
              if (fails) {
                throw new Undo();
              }
            });
      } catch (Undo expected) {
        assertThat(fails).isTrue();
      }
      if (!fails) {
        rows = rowsAfter;
        entries = entriesAfter;
      }
      assertThat(table.all()).containsExactlyElementsOf(rows.values());
      assertThat(table.keys()).containsExactlyElementsOf(rows.keySet());
      assertThat(table.size()).isEqualTo(rows.size());
      assertThat(log.all()).isEqualTo(entries);
      assertThat(log.size()).isEqualTo(entries.size());
    }
  }

  private static void change(
      Random random,
      InMemoryTable<Integer, String> table,
      InMemoryLog<String> log,
      Map<Integer, String> rows,
      List<String> entries) {
    for (int n = random.nextInt(6); n > 0; n--) {
      int key = random.nextInt(5);
      String value = "value-" + random.nextInt(100);
      switch (random.nextInt(4)) {
        case 0 -> {
          table.put(key, value);
          rows.put(key, value);
        }
        case 1 -> assertThat(table.add(key, value)).isEqualTo(rows.putIfAbsent(key, value) == null);
        case 2 -> {
          table.remove(key);
          rows.remove(key);
        }
        default -> {
          log.append(value);
          entries.add(value);
        }
      }
      assertThat(table.find(key)).isEqualTo(Optional.ofNullable(rows.get(key)));
    }
  }

  @Test
  void changesOnlyWithinATransaction() {
    for (Runnable change :
        List.<Runnable>of(
            () -> table.put(1, "a"),
            () -> table.add(1, "a"),
            () -> table.remove(1),
            () -> log.append("a"))) {
      assertThatIllegalStateException()
          .isThrownBy(change::run)
          .withMessage("state in memory is changed only within a transaction");
    }
    assertThat(table.size()).isZero();
    assertThat(log.size()).isZero();
  }

  @Test
  void findsRowsByConditionAndEntriesByPlace() {
    transactions.inTransaction(
        () -> {
          table.put(2, "b");
          table.put(1, "a");
          table.put(3, "ab");
          log.append("x");
          log.append("y");
        });

    assertThat(table.where(row -> row.contains("a"))).containsExactly("a", "ab");
    assertThat(log.get(1)).isEqualTo("y");
  }
}
