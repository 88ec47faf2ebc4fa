package dev.fanfare.moderation.text;

/**
 * Text that counts how often it is read, and ends a pattern that goes round in circles. Counting
 * steps rather than time gives every run the same answer.
 */
final class CountedText implements CharSequence {
  private static final int STEPS_PER_CHARACTER = 200;
  private static final int STEPS = 20_000;

  private final String text;
  private long left;

  CountedText(String text) {
    this.text = text;
    this.left = STEPS + (long) STEPS_PER_CHARACTER * text.length();
  }

  /** Says that a pattern needed too many steps. Has no stack trace: it is no fault. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Exhausted() {
      super("too many steps", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
