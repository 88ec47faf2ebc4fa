package dev.fanfare.ai;

import java.util.Map;
import java.util.Optional;

/** Finds the first place where an answer has not the shape it was asked for. */
final class ShapeFault {
  private ShapeFault() {}

  static Optional<String> first(AnswerShape shape, AiValue value, String path) {
    if (shape instanceof AnswerShape.ObjectOf object) {
      return value instanceof AiValue.Fields fields
          ? inFields(object, fields.values(), path)
          : not(path, "an object");
    }
    if (shape instanceof AnswerShape.ListOf list) {
      return value instanceof AiValue.Items items
          ? inItems(list, items, path)
          : not(path, "a list");
    }
    if (shape instanceof AnswerShape.TextOf text) {
      return value instanceof AiValue.Text said && said.value().length() <= text.max()
          ? Optional.empty()
          : not(path, "text of at most " + text.max() + " characters");
    }
    if (shape instanceof AnswerShape.OneOf choice) {
      return value instanceof AiValue.Text said && choice.words().contains(said.value())
          ? Optional.empty()
          : not(path, "one of " + choice.words());
    }
    if (shape instanceof AnswerShape.NumberOf number) {
      return value instanceof AiValue.Number said && fits(number, said.value())
          ? Optional.empty()
          : not(
              path,
              (number.whole() ? "a whole number from " : "a number from ")
                  + number.min()
                  + " to "
                  + number.max());
    }
    if (shape instanceof AnswerShape.Maybe maybe) {
      return value instanceof AiValue.Nothing
          ? Optional.empty()
          : first(maybe.shape(), value, path);
    }
    return value instanceof AiValue.Flag ? Optional.empty() : not(path, "true or false");
  }

  private static boolean fits(AnswerShape.NumberOf shape, double value) {
    return value >= shape.min()
        && value <= shape.max()
        && (!shape.whole() || value == Math.rint(value));
  }

  private static Optional<String> inFields(
      AnswerShape.ObjectOf shape, Map<String, AiValue> values, String path) {
    for (Map.Entry<String, AnswerShape> field : shape.fields().entrySet()) {
      String at = path + "." + field.getKey();
      AiValue value = values.get(field.getKey());
      Optional<String> fault =
          value == null ? Optional.of(at + " is missing") : first(field.getValue(), value, at);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return values.size() == shape.fields().size()
        ? Optional.empty()
        : Optional.of(path + " has a field that was not asked for");
  }

  private static Optional<String> inItems(
      AnswerShape.ListOf shape, AiValue.Items items, String path) {
    int size = items.values().size();
    if (size < shape.min() || size > shape.max()) {
      return Optional.of(
          "%s has %d items, not %d to %d".formatted(path, size, shape.min(), shape.max()));
    }
    for (int i = 0; i < size; i++) {
      Optional<String> fault = first(shape.item(), items.values().get(i), path + "[" + i + "]");
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> not(String path, String wanted) {
    return Optional.of(path + " is not " + wanted);
  }
}
