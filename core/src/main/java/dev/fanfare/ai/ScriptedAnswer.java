package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedModel} answers once. Immutable.
 *
 * <p>Unless it says otherwise, an answer ends by {@link FinishReason#STOP}, streams word by word,
 * takes no time, and is counted as what it has.
 */
public final class ScriptedAnswer {
  private final List<String> pieces;
  private final @Nullable AiValue value;
  private @Nullable FinishReason finish;
  private @Nullable AiUsage usage;
  private @Nullable ModelName model;
  private int attempts = 1;
  private int end = Integer.MAX_VALUE;
  private @Nullable Function<AiCall, AiException> fault;
  private Duration first = Duration.ZERO;
  private Duration between = Duration.ZERO;
  private Map<Integer, Runnable> before = new TreeMap<>();

  private ScriptedAnswer(List<String> pieces, @Nullable AiValue value) {
    this.pieces = pieces;
    this.value = value;
  }

  private ScriptedAnswer(ScriptedAnswer other, List<String> pieces) {
    this.pieces = pieces;
    this.value = other.value;
    this.finish = other.finish;
    this.usage = other.usage;
    this.model = other.model;
    this.attempts = other.attempts;
    this.end = other.end;
    this.fault = other.fault;
    this.first = other.first;
    this.between = other.between;
    this.before = new TreeMap<>(other.before);
  }

  private ScriptedAnswer copy() {
    return new ScriptedAnswer(this, pieces);
  }

  /** Returns an answer of text. */
  public static ScriptedAnswer text(String text) {
    return new ScriptedAnswer(words(text), null);
  }

  /**
   * Returns a structured answer, for a request that asks for one. It says nothing beside.
   *
   * @param value if it has not the shape that is asked for, the call fails as it does with a real
   *     model: {@link AiException.MalformedOutput}
   */
  public static ScriptedAnswer structured(AiValue value) {
    return new ScriptedAnswer(List.of(), requireNonNull(value, "value"));
  }

  /**
   * Returns a structured answer and the text that it was read from.
   *
   * @param text what a real model would write, such as JSON; it is not read
   */
  public static ScriptedAnswer structured(AiValue value, String text) {
    return new ScriptedAnswer(words(text), requireNonNull(value, "value"));
  }

  /** Returns a refusal by the model. */
  public static ScriptedAnswer refusal() {
    return text("").finish(FinishReason.REFUSAL);
  }

  /**
   * Returns a fault in place of an answer.
   *
   * @param fault makes it of what is known of the call, such as {@code call -> new
   *     AiException.Overloaded("busy", call, null)}
   */
  public static ScriptedAnswer fault(Function<AiCall, AiException> fault) {
    return text("").faultAfter(0, fault);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int space = text.indexOf(' ', from);
      int to = space < 0 ? text.length() : space + 1;
      words.add(text.substring(from, to));
      from = to;
    }
    return List.copyOf(words);
  }

  /**
   * Returns this answer in other pieces.
   *
   * @throws IllegalArgumentException if they are not its text, or one is empty
   */
  public ScriptedAnswer inPieces(String... parts) {
    List<String> others = List.of(parts);
    require(
        String.join("", others).equals(String.join("", pieces))
            && others.stream().noneMatch(String::isEmpty),
        "pieces must be the text of the answer, none of them empty");
    return new ScriptedAnswer(this, others);
  }

  /** Returns this answer with another reason why it ended. */
  public ScriptedAnswer finish(FinishReason reason) {
    ScriptedAnswer changed = copy();
    changed.finish = requireNonNull(reason, "reason");
    return changed;
  }

  /** Returns this answer with what the provider says that it counted. */
  public ScriptedAnswer usage(AiUsage counted) {
    ScriptedAnswer changed = copy();
    changed.usage = requireNonNull(counted, "counted");
    return changed;
  }

  /** Returns this answer by another model than the one that is asked. */
  public ScriptedAnswer by(ModelName name) {
    ScriptedAnswer changed = copy();
    changed.model = requireNonNull(name, "name");
    return changed;
  }

  /** Returns this answer after so many attempts. */
  public ScriptedAnswer attempts(int tried) {
    ScriptedAnswer changed = copy();
    changed.attempts = (int) requireRange("attempts", tried, 1, 1_000);
    return changed;
  }

  /**
   * Returns this answer broken off after so many pieces, with {@link AiException.StreamTruncated}.
   */
  public ScriptedAnswer cutAfter(int count) {
    ScriptedAnswer changed = copy();
    changed.end = (int) requireRange("count", count, 0, pieces.size());
    changed.fault = null;
    return changed;
  }

  /** Returns this answer ended by a fault after so many pieces. */
  public ScriptedAnswer faultAfter(int count, Function<AiCall, AiException> makeFault) {
    ScriptedAnswer changed = cutAfter(count);
    changed.fault = requireNonNull(makeFault, "makeFault");
    return changed;
  }

  /**
   * Returns this answer with time to wait before its first piece and before each other one.
   * Somebody really waits; without this nobody does.
   */
  public ScriptedAnswer delayed(Duration beforeFirst, Duration beforeOthers) {
    require(!beforeFirst.isNegative() && !beforeOthers.isNegative(), "delays must be 0 or more");
    ScriptedAnswer changed = copy();
    changed.first = beforeFirst;
    changed.between = beforeOthers;
    return changed;
  }

  /**
   * Returns this answer with something to do just before a piece, on the thread of the model: a
   * test may look around then, or wait for its other threads.
   *
   * @param piece which, from 0; the number of pieces means the end
   */
  public ScriptedAnswer before(int piece, Runnable action) {
    requireRange("piece", piece, 0, pieces.size());
    ScriptedAnswer changed = copy();
    changed.before.put(piece, requireNonNull(action, "action"));
    return changed;
  }

  List<String> pieces() {
    return pieces;
  }

  @Nullable AiValue value() {
    return value;
  }

  @Nullable FinishReason finish() {
    return finish;
  }

  @Nullable AiUsage usage() {
    return usage;
  }

  @Nullable ModelName model() {
    return model;
  }

  int attempts() {
    return attempts;
  }

  /** Returns after how many pieces it breaks off; more than it has if it does not. */
  int end() {
    return end;
  }

  /** Returns what ends it then, null for a cut. */
  @Nullable Function<AiCall, AiException> fault() {
    return fault;
  }

  Duration delay(int piece) {
    return piece == 0 ? first : between;
  }

  void runBefore(int piece) {
    Runnable action = before.get(piece);
    if (action != null) {
      action.run();
    }
  }

  @Override
  public String toString() {
    return "ScriptedAnswer[" + pieces.size() + " pieces]";
  }
}
