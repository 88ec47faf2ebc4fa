package dev.fanfare.moderation;

/** What a content item or a part of it mainly is. */
public enum ContentKind {
  TEXT,
  IMAGE,
  VIDEO,
  AUDIO;

  /** Returns whether it can be looked at. */
  public boolean isVisual() {
    return this == IMAGE || this == VIDEO;
  }
}
