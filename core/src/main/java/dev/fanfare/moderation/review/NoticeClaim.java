package dev.fanfare.moderation.review;

/** What a notice says is wrong. */
public enum NoticeClaim {
  /** It is against the platform's terms. */
  TERMS,
  /** It is against the law (DSA Art. 16). */
  ILLEGAL,
  /**
   * Intimate pictures of the notifier, real or made, shown without consent (US TAKE IT DOWN Act):
   * to be removed within 48 hours of a valid request, known copies too.
   */
  INTIMATE_REMOVAL
}
