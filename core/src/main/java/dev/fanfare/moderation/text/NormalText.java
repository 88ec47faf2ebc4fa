package dev.fanfare.moderation.text;

import java.util.List;

/**
 * A text as a reader sees it, with where each character of it comes from. Immutable. {@code
 * toString} does not show it.
 */
public final class NormalText {
  private final String plain;
  private final int[] starts;
  private final int[] ends;
  private final List<Oddity> oddities;

  /** The arrays are empty where nothing was changed. */
  NormalText(String plain, int[] starts, int[] ends, List<Oddity> oddities) {
    this.plain = plain;
    this.starts = starts;
    this.ends = ends;
    this.oddities = List.copyOf(oddities);
  }

  /** Returns the text in NFKC without what nobody sees. */
  public String plain() {
    return plain;
  }

  /** Returns what hides or misleads, in order; of each kind at most 100. */
  public List<Oddity> oddities() {
    return oddities;
  }

  /** Returns where a character of {@link #plain} begins in the text as it was given. */
  public int startOf(int index) {
    return starts.length == 0 ? index : starts[index];
  }

  /**
   * Returns where a stretch of {@link #plain} ends in the text as it was given.
   *
   * @param end exclusive, 1 or more
   */
  public int endOf(int end) {
    return ends.length == 0 ? end : ends[end - 1];
  }

  @Override
  public String toString() {
    return "NormalText[" + plain.length() + " characters]";
  }
}
