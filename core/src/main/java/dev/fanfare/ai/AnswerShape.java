package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape that an answer must have. An adapter turns it into the schema that its provider
 * enforces, as far as it does; every answer is then held to the whole of it by {@link #fault}, as
 * providers enforce no ranges and lengths, and nothing at all when a model refuses or runs out of
 * tokens.
 */
public sealed interface AnswerShape {
  /** An object with exactly these fields, none left out, no other. */
  record ObjectOf(Map<String, AnswerShape> fields) implements AnswerShape {
    /**
     * @throws IllegalArgumentException if there is no field or a name is out of range
     */
    public ObjectOf {
      require(!fields.isEmpty(), "fields must not be empty");
      fields.keySet().forEach(name -> requireText("field", name, 64));
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** A list of {@code min} to {@code max} items of one shape. */
  record ListOf(AnswerShape item, int min, int max) implements AnswerShape {
    /**
     * @throws IllegalArgumentException if the bounds are negative or the wrong way round
     */
    public ListOf {
      requireNonNull(item, "item");
      requireRange("min", min, 0, max);
    }
  }

  /** Text of at most {@code max} UTF-16 characters. */
  record TextOf(int max) implements AnswerShape {
    /**
     * @throws IllegalArgumentException if {@code max} is below 1
     */
    public TextOf {
      requireRange("max", max, 1, Integer.MAX_VALUE);
    }
  }

  /** One of some words, exactly as written. */
  record OneOf(List<String> words) implements AnswerShape {
    /**
     * @throws IllegalArgumentException if there is none, or one is there twice
     */
    public OneOf {
      words = List.copyOf(words);
      require(!words.isEmpty(), "words must not be empty");
      require(new HashSet<>(words).size() == words.size(), "words must differ, were %s", words);
    }

    /** Returns the shape of an enum's constants by their names. */
    public static <E extends Enum<E>> OneOf names(Class<E> type) {
      return new OneOf(List.of(type.getEnumConstants()).stream().map(Enum::name).toList());
    }
  }

  /**
   * A number within bounds, both included.
   *
   * @param whole whether it must be a whole number
   */
  record NumberOf(double min, double max, boolean whole) implements AnswerShape {
    /**
     * @throws IllegalArgumentException if a bound is not finite or they are the wrong way round
     */
    public NumberOf {
      require(
          Double.isFinite(min) && Double.isFinite(max) && min <= max,
          "bounds must be finite and in order, were %s to %s",
          min,
          max);
    }
  }

  /** True or false. */
  record FlagOf() implements AnswerShape {}

  /** A shape, or nothing. */
  record Maybe(AnswerShape shape) implements AnswerShape {
    public Maybe {
      requireNonNull(shape, "shape");
    }
  }

  /**
   * Returns what is wrong with an answer first: where, and what was to be there. It never quotes
   * the answer. Empty if it has this shape.
   */
  default Optional<String> fault(AiValue answer) {
    return ShapeFault.first(this, requireNonNull(answer, "answer"), "answer");
  }
}
