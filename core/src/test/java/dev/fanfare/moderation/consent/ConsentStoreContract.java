package dev.fanfare.moderation.consent;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ConsentStore} does. Extend it and hand over an empty store for each test. */
public abstract class ConsentStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final PersonId PIA = PersonId.of("pia");
  private static final PersonId QUINN = PersonId.of("quinn");
  private static final ConsentPurpose PUBLISH = ConsentPurpose.PUBLISH;
  private static final ConsentScope VIDEO = ConsentScope.item(ADA, "video-7");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract ConsentStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    ConsentRecord full =
        ConsentRecord.granted(
            id(1),
            1,
            grant(PIA, PUBLISH, VIDEO).until(T0.plusSeconds(9)).wordedIn("de-AT").checkedBy("id/4"),
            T0.plusSeconds(1));
    ConsentRecord withdrawal =
        ConsentRecord.withdrawn(
            id(2), PIA, 2, ConsentPurpose.TRAIN, ConsentScope.all(), "staff-1", T0);
    append(full);
    append(withdrawal);

    assertThat(store().find(id(1))).contains(full);
    assertThat(store().find(id(2))).contains(withdrawal);
    assertThat(store().find(id(9))).isEmpty();
    assertThat(store().history(PIA, 0, 10)).containsExactly(full, withdrawal);
    assertThat(store().history(PIA, 1, 10)).containsExactly(withdrawal);
    assertThat(store().history(PIA, 0, 1)).containsExactly(full);
    assertThat(store().history(PersonId.of("pi"), 0, 10)).isEmpty();
  }

  @Test
  void numbersThePersonsRecordsOneByOne() {
    assertThat(in(() -> store().lock(PIA))).isZero();
    append(granted(1, PIA, 1, VIDEO));
    assertThat(in(() -> store().lock(PIA))).isEqualTo(1);
    assertThat(in(() -> store().lock(QUINN))).isZero();
    assertThatThrownBy(() -> append(granted(2, PIA, 1, VIDEO)))
        .as("a number that is taken")
        .isInstanceOf(FanfareException.class);
    assertThatThrownBy(() -> append(granted(1, PIA, 2, VIDEO)))
        .as("an id that is taken")
        .isInstanceOf(FanfareException.class);
    assertThat(store().history(PIA, 0, 10)).hasSize(1);
  }

  @Test
  void givesWhatDecidesAboutAnItem() {
    append(granted(1, PIA, 1, VIDEO)); // superseded
    append(withdrawn(2, PIA, 2, VIDEO)); // superseded
    append(granted(3, PIA, 3, VIDEO));
    append(withdrawn(4, PIA, 4, VIDEO));
    append(granted(5, PIA, 5, ConsentScope.creator(ADA)));
    append(granted(6, PIA, 6, ConsentScope.all()));
    append(granted(7, PIA, 7, ConsentScope.creator(BEN))); // another creator
    append(granted(8, PIA, 8, ConsentScope.item(ADA, "video-8"))); // another item
    append(granted(9, PIA, 9, ConsentScope.item(BEN, "video-7"))); // of another creator
    append(
        ConsentRecord.granted(
            id(10), 10, grant(PIA, ConsentPurpose.TRAIN, VIDEO), T0)); // another purpose
    append(granted(11, QUINN, 1, VIDEO));
    append(granted(12, PersonId.of("rae"), 1, VIDEO)); // nobody asked for

    assertThat(standing(List.of(PIA, QUINN), Set.of(PUBLISH), ADA, "video-7"))
        .containsExactlyInAnyOrder(id(3), id(4), id(5), id(6), id(11));
    assertThat(standing(List.of(PIA), Set.of(PUBLISH, ConsentPurpose.TRAIN), ADA, "video-7"))
        .containsExactlyInAnyOrder(id(3), id(4), id(5), id(6), id(10));
    assertThat(standing(List.of(), Set.of(PUBLISH), ADA, "video-7")).isEmpty();
  }

  @Test
  void givesTheTaskThatHasBeenDueLongest() {
    ConsentTask early = task(1, T0, ContentRef.of("a", 3));
    ConsentTask late = task(2, T0.plusSeconds(1), null);
    run(() -> store().addTask(late));
    run(() -> store().addTask(early));

    assertThat(in(() -> store().lockDueTask(T0.minusMillis(1)))).isEmpty();
    assertThat(in(() -> store().lockDueTask(T0.plusSeconds(5)))).contains(early);
    ConsentTask further = early.from(ContentRef.of("b", 1));
    run(() -> store().saveTask(further));
    assertThat(in(() -> store().lockDueTask(T0))).contains(further);
    run(() -> store().removeTask(early.id()));
    assertThat(in(() -> store().lockDueTask(T0))).isEmpty();
    assertThat(in(() -> store().lockDueTask(T0.plusSeconds(1)))).contains(late);
  }

  @Test
  void forgetsAPersonButNotWhatWasDecided() {
    ConsentRecord grant = granted(1, PIA, 1, VIDEO);
    ConsentRecord withdrawal = withdrawn(2, PIA, 2, VIDEO);
    ConsentRecord other = granted(3, QUINN, 1, VIDEO);
    List.of(grant, withdrawal, other).forEach(this::append);
    run(() -> store().addTask(task(1, T0, null)));
    String hash = "0f".repeat(32);

    assertThat(in(() -> store().erase(PIA, hash))).isEqualTo(2);

    assertThat(store().find(id(1))).contains(grant.erased(hash));
    assertThat(store().find(id(2))).contains(withdrawal.erased(hash));
    assertThat(store().find(id(3))).contains(other);
    assertThat(store().history(PIA, 0, 10)).isEmpty();
    assertThat(standing(List.of(PIA), Set.of(PUBLISH), ADA, "video-7")).isEmpty();
    assertThat(in(() -> store().lockDueTask(T0.plusSeconds(9)))).isEmpty();
    assertThat(in(() -> store().lock(PIA))).as("a person of that id may come back").isZero();
    append(granted(4, PIA, 1, VIDEO));
    assertThat(in(() -> store().erase(PIA, hash))).isEqualTo(1);
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    ConsentRecord kept = granted(1, PIA, 1, VIDEO);
    append(kept);
    ConsentTask task = task(1, T0, null);
    run(() -> store().addTask(task));

    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      store().append(withdrawn(2, PIA, 2, VIDEO));
                      store().saveTask(task.from(ContentRef.of("z", 1)));
                      store().addTask(task(2, T0.minusSeconds(1), null));
                      store().erase(PIA, "0f".repeat(32));
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");

    assertThat(store().history(PIA, 0, 10)).containsExactly(kept);
    assertThat(in(() -> store().lockDueTask(T0))).contains(task);
    assertThat(store().find(id(2))).isEmpty();
  }

  @Test
  void numbersSideBySideWithoutGapOrRepetition() throws Exception {
    inParallel(
        8,
        10,
        (thread, n) ->
            in(
                () -> {
                  long last = store().lock(PIA);
                  store().append(granted(100 * (thread + 1) + n, PIA, last + 1, VIDEO));
                  return true;
                }));
    assertThat(store().history(PIA, 0, 100))
        .hasSize(80)
        .extracting(ConsentRecord::seq)
        .isSorted()
        .doesNotHaveDuplicates()
        .last()
        .isEqualTo(80L);
  }

  private static ConsentGrant grant(PersonId person, ConsentPurpose purpose, ConsentScope scope) {
    return ConsentGrant.of(
        person, purpose, scope, "vault/1", "ab".repeat(32), "form-3", T0, "staff-1");
  }

  private static ConsentRecord granted(int id, PersonId person, long seq, ConsentScope scope) {
    return ConsentRecord.granted(id(id), seq, grant(person, PUBLISH, scope), T0.plusSeconds(seq));
  }

  private static ConsentRecord withdrawn(int id, PersonId person, long seq, ConsentScope scope) {
    return ConsentRecord.withdrawn(
        id(id), person, seq, PUBLISH, scope, "staff-1", T0.plusSeconds(seq));
  }

  private static ConsentTask task(int id, Instant dueAt, @Nullable ContentRef after) {
    return new ConsentTask(id(id), ConsentTask.Cause.EXPIRED, PIA, PUBLISH, VIDEO, dueAt, after);
  }

  private List<UUID> standing(
      List<PersonId> persons, Set<ConsentPurpose> purposes, CreatorId creator, String item) {
    return in(() -> store().standing(persons, purposes, creator, item)).stream()
        .map(ConsentRecord::id)
        .toList();
  }

  private void append(ConsentRecord record) {
    run(() -> store().append(record));
  }

  private void run(Runnable work) {
    transactions().inTransaction(work);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x1L, n);
  }
}
