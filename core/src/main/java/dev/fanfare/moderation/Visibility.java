package dev.fanfare.moderation;

/** Who may see content, mildest first. Everything but ALLOW and HOLD is a restriction. */
public enum Visibility {
  /** Everybody, as it is. */
  ALLOW,
  /** Everybody, with a label. */
  LABEL,
  /** Adults. */
  AGE_RESTRICT,
  /** Everybody, without comments, sharing or the like. */
  INTERACTION_RESTRICT,
  /** Everybody who looks for it; it is not recommended. */
  DEMOTE,
  /** Nobody yet: a person has to look. */
  HOLD,
  /** Nobody. */
  BLOCK;

  /** Returns whether it may be shown to anybody. */
  public boolean isShown() {
    return compareTo(HOLD) < 0;
  }

  /** Returns the stronger of two. */
  public Visibility stronger(Visibility other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
