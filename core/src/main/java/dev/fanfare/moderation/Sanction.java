package dev.fanfare.moderation;

/** What happens to money, service or an account, mildest first. */
public enum Sanction {
  NONE,
  /** Stopped until somebody decides again. */
  SUSPEND,
  /** Ended. */
  TERMINATE;

  /** Returns the stronger of two. */
  public Sanction stronger(Sanction other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
