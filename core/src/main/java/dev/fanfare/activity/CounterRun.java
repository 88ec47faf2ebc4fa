package dev.fanfare.activity;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records the counters of one batch, in the running transaction. */
final class CounterRun {
  private final FactStore facts;
  private final List<RecordReport.Rejected> rejected = new ArrayList<>();
  private int added;
  private int repeated;

  CounterRun(FactStore facts) {
    this.facts = facts;
  }

  void record(List<Fact> batch) {
    Map<String, List<Fact.Counter>> told = new LinkedHashMap<>();
    for (Fact fact : batch) {
      if (fact instanceof Fact.Counter counter) {
        told.computeIfAbsent(counter.id(), id -> new ArrayList<>(1)).add(counter);
      }
    }
    if (told.isEmpty()) {
      return;
    }
    Map<String, Fact.Counter> stored = new HashMap<>(facts.raise(raised(told.values())));
    // Where another creator's state was stored, the batch may still hold some of that creator.
    Map<String, List<Fact.Counter>> others = new HashMap<>();
    stored.forEach(
        (id, state) -> {
          List<Fact.Counter> all = told.getOrDefault(id, List.of());
          if (!all.get(0).creator().equals(state.creator())) {
            others.put(
                id,
                all.stream().filter(counter -> same(counter, state)).collect(Collectors.toList()));
          }
        });
    others.values().removeIf(List::isEmpty);
    if (!others.isEmpty()) {
      facts.raise(raised(others.values()));
    }
    told.forEach((id, all) -> count(all, stored.get(id)));
  }

  /** Returns one state for each id: the first one told, raised by those of the same creator. */
  private static List<Fact.Counter> raised(Iterable<List<Fact.Counter>> told) {
    List<Fact.Counter> states = new ArrayList<>();
    for (List<Fact.Counter> all : told) {
      Fact.Counter state = all.get(0);
      for (Fact.Counter counter : all) {
        state = same(counter, state) ? state.raisedBy(counter) : state;
      }
      states.add(state);
    }
    return states;
  }

  private static boolean same(Fact.Counter one, Fact.Counter other) {
    return one.creator().equals(other.creator());
  }

  /** Counts what came of the states told under one id, in their order. */
  private void count(List<Fact.Counter> told, Fact.@Nullable Counter before) {
    Fact.@Nullable Counter state = before;
    for (Fact.Counter counter : told) {
      if (state == null) {
        state = counter;
        added++;
      } else if (!same(counter, state)) {
        rejected.add(new RecordReport.Rejected(counter.id(), contradiction(counter, state)));
      } else if (state.raisedBy(counter).equals(state)) {
        repeated++;
      } else {
        state = state.raisedBy(counter);
        added++;
      }
    }
  }

  private static String contradiction(Fact.Counter counter, Fact.Counter state) {
    String what = counter instanceof Fact.VideoStats stats ? stats.video() : counter.id();
    return "counters of '%s' on %s are already recorded for creator '%s', now for '%s'"
        .formatted(what, counter.asOfDate(), state.creator(), counter.creator());
  }

  int added() {
    return added;
  }

  int repeated() {
    return repeated;
  }

  List<RecordReport.Rejected> rejected() {
    return rejected;
  }
}
