package dev.fanfare.moderation.review;

/** Who sends a notice. */
public enum NoticeSource {
  /** Anybody. */
  USER,
  /** Somebody whom an authority made a trusted flagger (DSA Art. 22): looked at first. */
  TRUSTED_FLAGGER,
  /** Who can be seen or heard in it, or speaks for them. */
  DEPICTED_PERSON
}
