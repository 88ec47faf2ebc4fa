package dev.fanfare.moderation.reasons;

import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;

/** What made the platform look at content (DSA Art. 17(3)(b)), the weightiest first. */
public enum NoticeBasis {
  /** A notice of a trusted flagger (DSA Art. 22). */
  TRUSTED_FLAGGER,
  /** A notice of illegal content (DSA Art. 16). */
  ARTICLE_16,
  /** A report that is no notice in the sense of Art. 16, such as one of a breach of the terms. */
  OTHER_NOTIFICATION,
  /** Nobody's notice: the platform looked by itself. */
  OWN_INITIATIVE;

  /** Returns what a notice is. */
  static NoticeBasis of(Notice notice) {
    if (notice.source() == NoticeSource.TRUSTED_FLAGGER) {
      return TRUSTED_FLAGGER;
    }
    return notice.claim() == NoticeClaim.ILLEGAL && notice.complete()
        ? ARTICLE_16
        : OTHER_NOTIFICATION;
  }

  /** Returns the weightier of two. */
  NoticeBasis weightier(NoticeBasis other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
