package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of plain data, as JSON has it: what a model is given as data, and a structured answer
 * before anyone believes it. An adapter writes and reads the JSON. No {@code toString} shows what
 * it holds.
 */
public sealed interface AiValue {
  /** Text. */
  record Text(String value) implements AiValue {
    public Text {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "Text[" + value.length() + " characters]";
    }
  }

  /** A number, finite. */
  record Number(double value) implements AiValue {
    /**
     * @throws IllegalArgumentException if it is not finite
     */
    public Number {
      require(Double.isFinite(value), "number must be finite, was %s", value);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements AiValue {}

  /** JSON's null. */
  record Nothing() implements AiValue {}

  /** Values in their order. */
  record Items(List<AiValue> values) implements AiValue {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return "Items[" + values.size() + "]";
    }
  }

  /** Values by name, in the order they were given. */
  record Fields(Map<String, AiValue> values) implements AiValue {
    public Fields {
      values.forEach(
          (name, value) -> {
            requireNonNull(name, "name");
            requireNonNull(value, name);
          });
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return "Fields[" + values.size() + "]";
    }
  }
}
