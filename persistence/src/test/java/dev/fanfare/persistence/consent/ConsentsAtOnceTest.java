package dev.fanfare.persistence.consent;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentScope;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.consent.ConsentTask;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentsAtOnceTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final PersonId PIA = PersonId.of("pia");

  /**
   * Who works on a task waits for its person; who forgets the person must not wait for the task.
   */
  @ParameterizedTest
  @EnumSource
  void forgetsAPersonWhileOthersWorkOnTheirTasks(Dialect dialect) throws Exception {
    TestDatabase tables = TestDatabase.of(dialect);
    Database database = tables.database();
    ConsentStore store = new JpaConsentStore(database);

    inParallel(
        6,
        40,
        (thread, n) ->
            switch (thread % 3) {
              case 0 ->
                  database.inTransaction(
                      () -> {
                        store.lock(PIA);
                        store.addTask(task(new UUID(thread, n)));
                        return n;
                      });
              case 1 ->
                  database.inTransaction(
                      () -> {
                        Optional<ConsentTask> due = store.lockDueTask(T0);
                        due.ifPresent(
                            task -> {
                              store.lock(task.person());
                              store.removeTask(task.id());
                            });
                        return n;
                      });
              default ->
                  database.inTransaction(
                      () -> {
                        store.lock(PIA);
                        return store.erase(PIA, "0f".repeat(32));
                      });
            });
    database.inTransaction(
        () -> {
          store.lock(PIA);
          return store.erase(PIA, "0f".repeat(32));
        });

    assertThat(Dump.of(tables).toString()).as("nothing is left of her").doesNotContain("pia");
  }

  @ParameterizedTest
  @EnumSource
  void givesADueTaskToOneAtATime(Dialect dialect) throws Exception {
    Database database = TestDatabase.of(dialect).database();
    ConsentStore store = new JpaConsentStore(database);
    for (int i = 0; i < 40; i++) {
      store.addTask(task(new UUID(0, i)));
    }
    List<Optional<UUID>> done =
        inParallel(
            4,
            60,
            (thread, n) ->
                database.inTransaction(
                    () -> {
                      Optional<UUID> due = store.lockDueTask(T0).map(ConsentTask::id);
                      due.ifPresent(store::removeTask);
                      return due;
                    }));
    assertThat(done).filteredOn(Optional::isPresent).hasSize(40).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void passesOverATaskThatSomebodyHolds(Dialect dialect) {
    Database database = TestDatabase.of(dialect).database();
    ConsentStore store = new JpaConsentStore(database);
    store.addTask(task(new UUID(0, 1)));
    store.addTask(task(new UUID(0, 2)));

    Optional<ConsentTask> other =
        database.inTransaction(
            () -> {
              store.lockDueTask(T0);
              return CompletableFuture.supplyAsync(() -> store.lockDueTask(T0)).join();
            });
    assertThat(other).map(ConsentTask::id).contains(new UUID(0, 2));
  }

  private static ConsentTask task(UUID id) {
    return new ConsentTask(
        id, ConsentTask.Cause.WITHDRAWN, PIA, ConsentPurpose.PUBLISH, ConsentScope.all(), T0, null);
  }
}
