package dev.fanfare.simulation;

import dev.fanfare.Fanfare;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyKey;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a host asks for. Asked again, after a crash or because the answer got lost, it
 * asks for exactly the same.
 */
final class Step {
  private final String text;
  private final @Nullable IdempotencyKey key;
  private final Function<Fanfare, Object> call;
  private Consumer<Object> check = answer -> {};
  private BiPredicate<Object, Object> repeated = (first, second) -> true;
  private int firstCrashFrom = 1;
  private int firstCrashTo = 1;
  private boolean repeatable = true;
  private boolean callsGateways;
  private boolean outside;

  /** That a request was misuse and is refused by an exception. */
  record Thrown(String what) {}

  private Step(String text, @Nullable IdempotencyKey key, Function<Fanfare, Object> call) {
    this.text = text;
    this.key = key;
    this.call = call;
  }

  /** Makes a request with a key: asked again, it must be answered the same, marked as replayed. */
  static <A extends Answer> Step keyed(
      IdempotencyKey key, String text, Function<Fanfare, A> call, Consumer<A> check) {
    Step step = new Step(text + " [" + key + "]", key, call::apply);
    step.check = learning(check);
    return step;
  }

  /** Makes a request without a key, which is safe to repeat in its own way. */
  static <A> Step verb(
      String text, Function<Fanfare, A> call, Consumer<A> check, BiPredicate<A, A> repeated) {
    Step step = new Step(text, null, call::apply);
    step.check = learning(check);
    step.repeated = (first, second) -> repeated.test(Step.<A>cast(first), Step.<A>cast(second));
    return step;
  }

  /** Makes a request that must be refused by an exception, and then changes nothing. */
  static Step misuse(
      String text, Class<? extends RuntimeException> expected, Consumer<Fanfare> call) {
    return new Step(
        text,
        null,
        fanfare -> {
          try {
            call.accept(fanfare);
          } catch (RuntimeException e) {
            if (expected.isInstance(e)) {
              return new Thrown(expected.getSimpleName());
            }
            throw e;
          }
          throw new AssertionError("expected " + expected.getSimpleName());
        });
  }

  /** Makes something that happens beside Fanfare: at a gateway, on the clock. */
  static Step outside(String text, Runnable event) {
    Step step =
        new Step(
            text,
            null,
            fanfare -> {
              event.run();
              return text;
            });
    step.outside = true;
    return step;
  }

  private static <A> Consumer<Object> learning(Consumer<A> check) {
    return answer -> check.accept(Step.<A>cast(answer));
  }

  @SuppressWarnings("unchecked")
  private static <A> A cast(Object answer) {
    return (A) answer;
  }

  /**
   * Says at which calls the process should die first. What runs in several transactions does not
   * come again to where it had been once the first of them has committed.
   */
  Step dyingFirstAt(int from, int to) {
    firstCrashFrom = from;
    firstCrashTo = to;
    return this;
  }

  /** Says that it calls gateways, so that the process should die there now and then. */
  Step callingGateways() {
    callsGateways = true;
    return this;
  }

  boolean callsGateways() {
    return callsGateways;
  }

  /** Says that doing it again is doing more. */
  Step onlyOnce() {
    repeatable = false;
    return this;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  boolean isOutside() {
    return outside;
  }

  int firstCrash(Draw draw) {
    return (int) draw.between(firstCrashFrom, firstCrashTo);
  }

  @Nullable IdempotencyKey key() {
    return key;
  }

  Object run(Fanfare fanfare) {
    return call.apply(fanfare);
  }

  /** Compares the answer with what the model expects, and lets the model learn. */
  void check(Object answer) {
    check.accept(answer);
  }

  /** Returns whether a repetition's answer fits the first one. */
  boolean fits(Object first, Object second) {
    return repeated.test(first, second);
  }

  @Override
  public String toString() {
    return text;
  }
}
