package dev.fanfare.moderation;

/** How bad it is, mildest first. */
public enum Severity {
  /** Nothing to object to. */
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Returns whether this is as bad as another, or worse. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** Returns the worse of two. */
  public Severity worse(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
