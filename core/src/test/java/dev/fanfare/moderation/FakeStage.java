package dev.fanfare.moderation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A stage that does as a test says and remembers what it saw. */
final class FakeStage implements Stage {
  /** What a stage makes of one item. */
  interface Step {
    StageResult apply(Inspection inspection) throws InterruptedException;
  }

  private final String name;
  private final Duration timeout;
  private volatile Step step;
  final List<ContentRef> seen = new CopyOnWriteArrayList<>();

  FakeStage(String name, Step step) {
    this(name, Duration.ofSeconds(30), step);
  }

  FakeStage(String name, Duration timeout, Step step) {
    this.name = name;
    this.timeout = timeout;
    this.step = step;
  }

  static FakeStage clean(String name) {
    return new FakeStage(name, inspection -> StageResult.ok(List.of()));
  }

  static FakeStage finding(String name, Function<Inspection, Signal> signal) {
    return new FakeStage(name, inspection -> StageResult.ok(List.of(signal.apply(inspection))));
  }

  void now(Step next) {
    step = next;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) throws InterruptedException {
    List<StageResult> results = new ArrayList<>();
    for (Inspection item : items) {
      seen.add(item.item().ref());
      results.add(step.apply(item));
    }
    return results;
  }
}
