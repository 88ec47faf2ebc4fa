package dev.fanfare.moderation.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link AppealStore} does. Extend it and hand over an empty store for each test. */
public abstract class AppealStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Actor.Human ROB = Actor.human("rob");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract AppealStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    Appeal opened = appeal(1, ADA, T0);
    assertThat(add(opened)).isTrue();
    assertThat(store().findAppeal(id(1))).contains(opened);
    assertThat(store().findAppeal(id(2))).isEmpty();

    Appeal reviewed = opened.reviewedBy(ROB);
    Appeal decided =
        reviewed.decided(AppealState.PARTLY_OVERTURNED, ROB, id(70), T0.plusSeconds(9));
    Appeal referred = decided.broughtTo("ADR 2026/17");
    for (Appeal next : List.of(reviewed, decided, referred)) {
      assertThat(save(next)).isTrue();
      assertThat(store().findAppeal(id(1))).contains(next);
    }
  }

  @Test
  void keepsOneOfAnId() {
    Appeal first = appeal(1, ADA, T0);
    assertThat(add(first)).isTrue();
    assertThat(add(appeal(1, BEN, T0.plusSeconds(1)))).isFalse();
    assertThat(store().findAppeal(id(1))).contains(first);
    assertThat(of(BEN, Optional.empty(), 9)).isEmpty();
  }

  @Test
  void replacesAnAppealOnlyAsItWas() {
    Appeal first = appeal(1, ADA, T0);
    add(first);
    Appeal withdrawn = first.withdrawn(T0);

    assertThat(save(first.reviewedBy(ROB))).isTrue();
    assertThat(save(withdrawn)).as("an older one").isFalse();
    assertThat(save(appeal(9, ADA, T0).reviewedBy(ROB))).as("none").isFalse();
    assertThat(store().findAppeal(id(1)).orElseThrow().state()).isEqualTo(AppealState.IN_REVIEW);
  }

  @Test
  void listsACreatorsLatestFirst() {
    for (int i = 1; i <= 7; i++) {
      add(appeal(i, ADA, T0.plusSeconds(i / 3)));
    }
    add(appeal(8, BEN, T0));
    List<UUID> seen = new ArrayList<>();
    Optional<Appeal> last = Optional.empty();
    List<Appeal> page;
    while (!(page = of(ADA, last, 3)).isEmpty()) {
      page.forEach(appeal -> seen.add(appeal.id()));
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).containsExactly(id(7), id(6), id(5), id(4), id(3), id(2), id(1));
  }

  @Test
  void forgetsWhatSomebodyWrote() {
    Appeal hers = appeal(1, ADA, T0);
    Appeal his = appeal(2, BEN, T0);
    add(hers);
    add(his);

    assertThat(in(() -> store().forgetAppealTexts("ada"))).isEqualTo(1);
    assertThat(store().findAppeal(id(1))).contains(hers.withoutText());
    assertThat(store().findAppeal(id(2))).contains(his);
    assertThat(in(() -> store().forgetAppealTexts("ada"))).isZero();
    assertThat(save(hers.reviewedBy(ROB))).as("not a change of its own").isTrue();
    assertThat(store().findAppeal(id(1)))
        .as("read before it was forgotten")
        .contains(hers.withoutText().reviewedBy(ROB));
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    Appeal kept = appeal(1, ADA, T0);
    add(kept);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().addAppeal(appeal(2, ADA, T0));
                          store().saveAppeal(kept.reviewedBy(ROB));
                          store().forgetAppealTexts("ada");
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");
    assertThat(store().findAppeal(id(1))).contains(kept);
    assertThat(of(ADA, Optional.empty(), 9)).containsExactly(kept);
  }

  @Test
  void visitsWhatIsOpenInATime() {
    Appeal open = appeal(1, ADA, T0);
    Appeal closed = appeal(2, BEN, T0.plusSeconds(1));
    Appeal late = appeal(3, ADA, T0.plusSeconds(5));
    List.of(open, closed, late).forEach(this::add);
    save(closed.withdrawn(T0.plusSeconds(3)));

    assertThat(openIn(T0.minusSeconds(9), T0)).isEmpty();
    assertThat(openIn(T0, T0.plusSeconds(1))).containsExactly(id(1));
    assertThat(openIn(T0.plusSeconds(1), T0.plusSeconds(2)))
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(openIn(T0.plusSeconds(3), T0.plusSeconds(5)))
        .as("closed at the first instant")
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(openIn(T0.plusSeconds(4), T0.plusSeconds(6)))
        .containsExactlyInAnyOrder(id(1), id(3));
  }

  private List<UUID> openIn(Instant from, Instant to) {
    List<UUID> seen = new ArrayList<>();
    store().forEachAppeal(from, to, appeal -> seen.add(appeal.id()));
    return seen;
  }

  @Test
  void takesOneOfManyEqualAppealsAtOnce() throws Exception {
    List<Boolean> added =
        inParallel(8, 3, (thread, n) -> add(appeal(1, ADA, T0.plusSeconds(thread))));
    assertThat(added).filteredOn(one -> one).hasSize(1);
  }

  private static Appeal appeal(int id, CreatorId creator, Instant at) {
    return new Appeal(
        id(id),
        id(60 + id),
        ContentRef.of("post-" + id, 2),
        creator,
        Appeal.Party.CREATOR,
        creator.value(),
        "It is a joke,\nreally 🎹",
        AppealState.OPEN,
        at,
        null,
        null,
        null,
        null,
        1);
  }

  private List<Appeal> of(CreatorId creator, Optional<Appeal> before, int limit) {
    return in(() -> store().appealsOf(creator, before, limit));
  }

  private boolean add(Appeal appeal) {
    return in(() -> store().addAppeal(appeal));
  }

  private boolean save(Appeal next) {
    return in(() -> store().saveAppeal(next));
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x7L, n);
  }
}
