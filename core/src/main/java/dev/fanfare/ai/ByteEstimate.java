package dev.fanfare.ai;

/** Estimates tokens by the bytes of what is said. */
final class ByteEstimate {
  private static final long PICTURE = 5_000;
  private static final long PART = 16;

  /** Quotes, commas and the name's colon around a value. */
  private static final long NODE = 4;

  private ByteEstimate() {}

  static long of(AiRequest request) {
    long tokens = PART + TokenEstimator.ofText(request.system());
    for (Turn turn : request.turns()) {
      tokens += PART;
      for (AiContent part : turn.content()) {
        tokens += PART + of(part);
      }
    }
    return tokens + request.answer().map(ByteEstimate::of).orElse(0L);
  }

  private static long of(AiContent part) {
    if (part instanceof AiContent.Text text) {
      return TokenEstimator.ofText(text.value());
    }
    return part instanceof AiContent.Data data
        ? 2 * TokenEstimator.ofText(data.fence()) + of(data.value())
        : PICTURE;
  }

  static long of(AiValue value) {
    if (value instanceof AiValue.Text text) {
      return NODE + TokenEstimator.ofText(text.value());
    }
    if (value instanceof AiValue.Items items) {
      return NODE + items.values().stream().mapToLong(ByteEstimate::of).sum();
    }
    if (value instanceof AiValue.Fields fields) {
      return NODE
          + fields.values().entrySet().stream()
              .mapToLong(field -> TokenEstimator.ofText(field.getKey()) + of(field.getValue()))
              .sum();
    }
    // A number has up to 24 digits.
    return NODE + 12;
  }

  /** A schema says a few words about each value. */
  private static long of(AnswerShape shape) {
    if (shape instanceof AnswerShape.ObjectOf object) {
      return PART
          + object.fields().entrySet().stream()
              // Each name stands once as a property and once as required.
              .mapToLong(f -> 2 * TokenEstimator.ofText(f.getKey()) + NODE + of(f.getValue()))
              .sum();
    }
    if (shape instanceof AnswerShape.ListOf list) {
      return PART + of(list.item());
    }
    if (shape instanceof AnswerShape.Maybe maybe) {
      return PART + of(maybe.shape());
    }
    if (shape instanceof AnswerShape.OneOf choice) {
      return PART + choice.words().stream().mapToLong(w -> NODE + TokenEstimator.ofText(w)).sum();
    }
    return PART;
  }
}
