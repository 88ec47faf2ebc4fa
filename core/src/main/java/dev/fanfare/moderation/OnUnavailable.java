package dev.fanfare.moderation;

/** What happens while a stage that must look at an item cannot. */
public enum OnUnavailable {
  /** Nobody sees the item. */
  HOLD,
  /**
   * It is shown for now, noted, and screened again once the stage is back. Only an outage lets it
   * be shown: a stage that refused the item or answered nonsense, which the item may have brought
   * about, holds it, and so does anything of MEDIUM severity or worse, or text meant to steer, that
   * was found in it.
   */
  ALLOW_WITH_DEFERRED_REVIEW
}
