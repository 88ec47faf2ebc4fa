package dev.fanfare.moderation.review;

/** How to show a case to a reviewer at first, to spare them. */
public enum ViewingHint {
  /** Blur pictures until they ask to see them. */
  BLUR,
  /** Without colours. */
  GREYSCALE,
  /** Without sound. */
  MUTE
}
