package dev.fanfare.moderation.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EnforcementStore} does. Extend it and hand over an empty store for each test.
 */
public abstract class EnforcementStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final ContentRef POST = ContentRef.of("post-1", 1);
  private static final Actions HARD =
      new Actions(Visibility.BLOCK, Sanction.TERMINATE, Sanction.SUSPEND, Sanction.SUSPEND);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract EnforcementStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    Effect effect = effect(1, ADA, POST, HARD, 3, T0);
    assertThat(add(effect)).isTrue();
    assertThat(store().find(id(1))).contains(effect);
    assertThat(store().find(id(2))).isEmpty();
    assertThat(add(effect(1, BEN, POST, Actions.BLOCK, 0, T0))).as("taken").isFalse();

    assertThat(lift(1, 9)).isTrue();
    assertThat(lift(1, 8)).as("a second time").isFalse();
    assertThat(lift(7, 9)).as("none").isFalse();
    assertThat(store().find(id(1))).contains(effect.lifted(id(9), T0.plusSeconds(60)));
    Effect endedAtOnce = effect(5, ADA, POST, HARD, 1, T0).lifted(id(9), T0);
    add(endedAtOnce);
    assertThat(store().find(id(5))).contains(endedAtOnce);
  }

  @Test
  void givesTheStrongestThatIsInForce() {
    ContentRef other = ContentRef.of("post-1", 2);
    add(effect(1, ADA, POST, HARD, 0, T0));
    add(effect(2, ADA, POST, Actions.of(Visibility.LABEL), 0, T0));
    add(effect(3, ADA, other, Actions.BLOCK.withAccount(Sanction.TERMINATE), 0, T0));
    add(effect(4, BEN, ContentRef.of("b", 1), HARD, 0, T0));

    assertThat(store().onContent(POST)).isEqualTo(Actions.BLOCK.withMonetary(Sanction.TERMINATE));
    assertThat(store().onCreator(ADA))
        .isEqualTo(Actions.ALLOW.withService(Sanction.SUSPEND).withAccount(Sanction.TERMINATE));
    lift(1, 9);
    assertThat(store().onContent(POST)).isEqualTo(Actions.of(Visibility.LABEL));
    assertThat(store().onCreator(ADA)).isEqualTo(Actions.ALLOW.withAccount(Sanction.TERMINATE));
    lift(3, 9);
    assertThat(store().onCreator(ADA)).isEqualTo(Actions.ALLOW);
    assertThat(store().onCreator(CreatorId.of("nobody"))).isEqualTo(Actions.ALLOW);
    assertThat(store().onContent(ContentRef.of("post-1", 3))).isEqualTo(Actions.ALLOW);
  }

  @Test
  void sumsThePointsThatCount() {
    add(effect(1, ADA, POST, Actions.BLOCK, 3, T0)); // until T0 + 100
    add(effect(2, ADA, POST, Actions.ALLOW, 4, T0.plusSeconds(50)));
    add(effect(3, ADA, POST, Actions.BLOCK, 0, T0));
    add(effect(4, BEN, POST, Actions.BLOCK, 5, T0));

    assertThat(store().points(ADA, T0.plusSeconds(100).minusNanos(1_000))).isEqualTo(7);
    assertThat(store().points(ADA, T0.plusSeconds(100))).as("an end is exclusive").isEqualTo(4);
    lift(2, 9);
    assertThat(store().points(ADA, T0)).isEqualTo(3);
    assertThat(store().points(CreatorId.of("nobody"), T0)).isZero();
  }

  /** Points that an appeal confirms end when the first ones would have, which may be over. */
  @Test
  void keepsPointsThatHaveEndedAlready() {
    Effect late = new Effect(id(1), ADA, POST, HARD, 2, T0, T0.minusSeconds(1), null, null);
    add(late);

    assertThat(store().find(id(1))).contains(late);
    assertThat(store().points(ADA, T0)).isZero();
    assertThat(store().points(ADA, T0.minusSeconds(2))).isEqualTo(2);
  }

  @Test
  void listsACreatorsLatestFirst() {
    for (int i = 1; i <= 7; i++) {
      add(effect(i, ADA, POST, Actions.BLOCK, 0, T0.plusSeconds(i / 3)));
    }
    add(effect(8, BEN, POST, Actions.BLOCK, 0, T0));
    List<UUID> seen = new ArrayList<>();
    Optional<Effect> last = Optional.empty();
    List<Effect> page;
    while (!(page = store().history(ADA, last, 3)).isEmpty()) {
      page.forEach(effect -> seen.add(effect.decision()));
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).containsExactly(id(7), id(6), id(5), id(4), id(3), id(2), id(1));
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    Effect kept = effect(1, ADA, POST, HARD, 3, T0);
    add(kept);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().lockCreator(ADA);
                          store().add(effect(2, ADA, POST, HARD, 4, T0));
                          store().lift(id(1), id(9), T0);
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");
    assertThat(store().history(ADA, Optional.empty(), 9)).containsExactly(kept);
    assertThat(store().points(ADA, T0)).isEqualTo(3);
  }

  @Test
  void endsAnEffectOnceAmongMany() throws Exception {
    add(effect(1, ADA, POST, HARD, 3, T0));
    assertThat(inParallel(8, 3, (thread, n) -> lift(1, 100 + thread)))
        .filteredOn(lifted -> lifted)
        .hasSize(1);
  }

  private static Effect effect(
      int id, CreatorId creator, ContentRef content, Actions actions, int strikes, Instant at) {
    return new Effect(
        id(id),
        creator,
        content,
        actions,
        strikes,
        at,
        strikes > 0 ? at.plusSeconds(100) : null,
        null,
        null);
  }

  private boolean add(Effect effect) {
    return in(() -> store().add(effect));
  }

  private boolean lift(int id, int by) {
    return in(() -> store().lift(id(id), id(by), T0.plusSeconds(60)));
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x8L, n);
  }
}
