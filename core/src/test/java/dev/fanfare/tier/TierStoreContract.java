package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.tier.TierAssignment.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TierStore} does. Extend it and hand over an empty store and its transactions
 * for each test.
 */
public abstract class TierStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final TierEvidence FIGURES =
      new TierEvidence(USD, Map.of("followers", 12L, "monthly_revenue", -345L, "ours", 7L));

  private UnitOfWork transactions;
  private TierStore store;

  /** Returns the transactions of the store that {@link #store} returns next. */
  protected abstract UnitOfWork transactions();

  /** Returns an empty store. */
  protected abstract TierStore store();

  @BeforeEach
  void open() {
    transactions = transactions();
    store = store();
  }

  private static TierAssignment assigned(CreatorId creator, long seq, String tier, Instant from) {
    return new TierAssignment(
        creator, seq, tier, 3, Cause.EVALUATION, from, null, "v1", FIGURES, null, null);
  }

  private static TierAssignment overridden(
      CreatorId creator, long seq, Instant from, @Nullable Instant until) {
    return new TierAssignment(
        creator, seq, "gold", 4, Cause.OVERRIDE, from, null, "v2", null, "a “guest”", until);
  }

  private static TierStanding standing(TierAssignment current, int misses) {
    return new TierStanding(
        current, new EarnedTier(current.tier(), current.level(), T0, misses, "v1", FIGURES));
  }

  private void write(Runnable work) {
    transactions.inTransaction(work);
  }

  private void add(TierAssignment... assignments) {
    write(() -> store.append(List.of(assignments)));
  }

  @Test
  void keepsStandingsAsTheyWere() {
    var ada = standing(assigned(ADA, 1, "silver", T0), 2);
    var ben = new TierStanding(overridden(BEN, 1, T0, T0.plusSeconds(60)), null);
    write(
        () -> {
          store.append(List.of(ada.current(), ben.current()));
          store.save(List.of(ada, ben));
        });
    assertThat(store.find(List.of(BEN, CLEO, ADA))).isEqualTo(Map.of(ADA, ada, BEN, ben));
    assertThat(store.find(List.of())).isEmpty();
    assertThat(transactions.inTransaction(() -> store.lock(List.of(CLEO, ADA))))
        .isEqualTo(Map.of(ADA, ada));
    // To lock a creator is not to give one a standing.
    List<TierStanding> all = new ArrayList<>();
    write(() -> store.forEach(all::add));
    assertThat(all).containsExactly(ada, ben);
    assertThat(store.find(List.of(CLEO))).isEmpty();
  }

  @Test
  void keepsWhatAnEntryTierOfNobodysFiguresIsFor() {
    var bare =
        new TierAssignment(
            ADA, 1, "starter", 0, Cause.OVERRIDE_ENDED, T0, null, "v1", null, null, null);
    var ada = new TierStanding(bare, new EarnedTier("starter", 0, T0, 0, "v1", null));
    write(
        () -> {
          store.append(List.of(bare));
          store.save(List.of(ada));
        });
    assertThat(store.find(List.of(ADA))).isEqualTo(Map.of(ADA, ada));
    assertThat(store.history(ADA)).containsExactly(bare);
  }

  @Test
  void replacesAStanding() {
    var first = assigned(ADA, 1, "silver", T0);
    var second = overridden(ADA, 2, T0.plusSeconds(5), null);
    write(
        () -> {
          store.append(List.of(first));
          store.save(List.of(standing(first, 0)));
        });
    write(() -> store.save(List.of(standing(first, 3))));
    assertThat(store.find(List.of(ADA))).containsEntry(ADA, standing(first, 3));
    write(
        () -> {
          store.append(List.of(second));
          store.save(List.of(standing(second, 1)));
        });
    assertThat(store.find(List.of(ADA))).containsEntry(ADA, standing(second, 1));
  }

  @Test
  void endsAnAssignmentWhenTheNextBegins() {
    var first = assigned(ADA, 1, "silver", T0);
    var second = overridden(ADA, 2, T0.plusSeconds(5), T0.plusSeconds(99));
    var third = assigned(ADA, 3, "gold", T0.plusSeconds(9));
    add(first);
    add(second, assigned(BEN, 1, "bronze", T0));
    assertThat(store.history(ADA)).containsExactly(first.endedAt(T0.plusSeconds(5)), second);
    add(third);
    assertThat(store.history(ADA))
        .containsExactly(
            first.endedAt(T0.plusSeconds(5)), second.endedAt(T0.plusSeconds(9)), third);
    assertThat(store.history(BEN)).containsExactly(assigned(BEN, 1, "bronze", T0));
    assertThat(store.history(CLEO)).isEmpty();
  }

  @Test
  void takesSeveralStepsOfOneCreatorAtOnce() {
    add(
        assigned(ADA, 1, "silver", T0),
        assigned(BEN, 1, "silver", T0),
        assigned(ADA, 2, "gold", T0),
        assigned(ADA, 3, "silver", T0.plusSeconds(1)));
    assertThat(store.history(ADA))
        .extracting(TierAssignment::until)
        .containsExactly(T0, T0.plusSeconds(1), null);
  }

  @Test
  void knowsWhatWasInForceAtAnInstant() {
    add(
        assigned(ADA, 1, "silver", T0),
        assigned(ADA, 2, "bronze", T0.plusSeconds(5)),
        assigned(ADA, 3, "gold", T0.plusSeconds(5)),
        assigned(ADA, 4, "platinum", T0.plusSeconds(9)));
    assertThat(store.at(ADA, T0.minusMillis(1))).isEmpty();
    assertThat(store.at(ADA, T0)).map(TierAssignment::tier).contains("silver");
    // The bronze assignment lasted no time, so it never was in force.
    assertThat(store.at(ADA, T0.plusSeconds(5))).map(TierAssignment::tier).contains("gold");
    assertThat(store.at(ADA, T0.plusMillis(8_999))).map(TierAssignment::tier).contains("gold");
    assertThat(store.at(ADA, T0.plusSeconds(9))).contains(store.history(ADA).get(3));
    assertThat(store.at(BEN, T0)).isEmpty();
  }

  @Test
  void knowsWhatWasInForceForManySinceAnInstant() {
    var silver = assigned(ADA, 1, "silver", T0);
    var gold = assigned(ADA, 2, "gold", T0.plusSeconds(5));
    var platinum = overridden(ADA, 3, T0.plusSeconds(9), T0.plusSeconds(99));
    var bens = assigned(BEN, 1, "bronze", T0.plusSeconds(7));
    add(silver, gold, platinum, bens);
    var adas =
        List.of(silver.endedAt(T0.plusSeconds(5)), gold.endedAt(T0.plusSeconds(9)), platinum);
    var both = List.of(BEN, CLEO, ADA);
    assertThat(store.histories(both, T0.minusSeconds(1)))
        .isEqualTo(Map.of(ADA, adas, BEN, List.of(bens)));
    assertThat(store.histories(both, T0.plusSeconds(5).minusMillis(1)).get(ADA)).isEqualTo(adas);
    // What ended then is over.
    assertThat(store.histories(both, T0.plusSeconds(5)))
        .isEqualTo(Map.of(ADA, adas.subList(1, 3), BEN, List.of(bens)));
    assertThat(store.histories(both, T0.plusSeconds(1_000)))
        .isEqualTo(Map.of(ADA, List.of(platinum), BEN, List.of(bens)));
    assertThat(store.histories(List.of(BEN), T0)).isEqualTo(Map.of(BEN, List.of(bens)));
    assertThat(store.histories(List.of(CLEO), T0)).isEmpty();
    assertThat(store.histories(List.of(), T0)).isEmpty();
  }

  @Test
  void knowsTheHistoriesOfThousands() {
    List<CreatorId> creators = new ArrayList<>();
    List<TierAssignment> assignments = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      creators.add(CreatorId.of("c" + i));
      assignments.add(assigned(creators.get(i), 1, "silver", T0));
    }
    write(() -> store.append(assignments));
    assertThat(store.histories(creators, T0).values())
        .hasSize(5_000)
        .allSatisfy(history -> assertThat(history).hasSize(1));
  }

  @Test
  void refusesAnAssignmentThatDoesNotFollow() {
    add(assigned(ADA, 1, "silver", T0));
    for (var wrong :
        List.of(
            assigned(ADA, 1, "gold", T0.plusSeconds(5)),
            assigned(ADA, 3, "gold", T0.plusSeconds(5)),
            assigned(BEN, 2, "gold", T0),
            assigned(ADA, 2, "gold", T0.minusSeconds(1)))) {
      assertThatThrownBy(() -> add(assigned(CLEO, 1, "gold", T0), wrong))
          .isInstanceOf(StaleTierException.class)
          .hasMessageContaining(wrong.creator().value());
    }
    assertThat(store.history(ADA)).containsExactly(assigned(ADA, 1, "silver", T0));
    assertThat(store.history(BEN)).isEmpty();
    assertThat(store.history(CLEO)).isEmpty();
  }

  @Test
  void undoesEverythingOnRollback() {
    var first = assigned(ADA, 1, "silver", T0);
    write(
        () -> {
          store.append(List.of(first));
          store.save(List.of(standing(first, 0)));
        });
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      var second = assigned(ADA, 2, "gold", T0.plusSeconds(5));
                      var ben = assigned(BEN, 1, "gold", T0);
                      store.append(List.of(second, ben));
                      store.save(List.of(standing(second, 1), standing(ben, 1)));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.history(ADA)).containsExactly(first);
    assertThat(store.history(BEN)).isEmpty();
    assertThat(store.find(List.of(ADA, BEN))).isEqualTo(Map.of(ADA, standing(first, 0)));
  }

  @Test
  void walksInOrder() {
    var creators = List.of(CLEO, ADA, BEN, CreatorId.of("Zoe"));
    for (CreatorId creator : creators) {
      var first = assigned(creator, 1, "silver", T0);
      write(
          () -> {
            store.append(List.of(first, assigned(creator, 2, "gold", T0)));
            store.save(List.of(standing(assigned(creator, 2, "gold", T0), 0)));
          });
    }
    List<String> standings = new ArrayList<>();
    List<String> assignments = new ArrayList<>();
    transactions.inTransaction(
        () -> {
          store.forEach(s -> standings.add(s.creator().value()));
          store.forEachAssignment(a -> assignments.add(a.creator() + "/" + a.seq()));
        });
    // By UTF-16 code units: capitals come first.
    assertThat(standings).containsExactly("Zoe", "ada", "ben", "cleo");
    assertThat(assignments)
        .containsExactly("Zoe/1", "Zoe/2", "ada/1", "ada/2", "ben/1", "ben/2", "cleo/1", "cleo/2");
  }

  @Test
  void letsOneTransactionAtATimeDecideOnACreator() throws Exception {
    // Each step builds on the one before it: a lost one would leave a wrong number or count. The
    // first step of all decides on a creator that has no row to lock yet.
    inParallel(
        8,
        25,
        (thread, n) ->
            transactions.inTransaction(
                () -> {
                  var found = store.lock(List.of(ADA)).get(ADA);
                  long seq = found == null ? 1 : found.current().seq() + 1;
                  int misses = found == null ? 0 : found.earned().misses() + 1;
                  var next = assigned(ADA, seq, "silver", T0.plusSeconds(seq));
                  store.append(List.of(next));
                  store.save(List.of(standing(next, misses)));
                  return seq;
                }));
    assertThat(store.history(ADA)).hasSize(200);
    assertThat(store.find(List.of(ADA)).get(ADA).earned().misses()).isEqualTo(199);
  }

  @Test
  void locksManyCreatorsWithoutADeadlock() throws Exception {
    List<CreatorId> forth = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forth.add(CreatorId.of("c" + i));
    }
    List<CreatorId> back = new ArrayList<>(forth);
    Collections.reverse(back);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    inParallel(
        4,
        10,
        (thread, n) ->
            transactions.inTransaction(
                () -> {
                  store.lock(thread % 2 == 0 ? forth : back);
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  return inside.decrementAndGet();
                }));
    assertThat(most).hasValue(1);
  }
}
