package dev.fanfare.moderation;

/** Which of an item's texts. */
public enum TextField {
  /** {@link ContentItem#text}. */
  TEXT,
  /** {@link ContentItem#transcript}. */
  TRANSCRIPT
}
