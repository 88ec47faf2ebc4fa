package dev.fanfare.moderation.review;

/** Why a reviewer gives a case back. */
public enum SkipReason {
  /** They know somebody in it, or have another interest. */
  CONFLICT_OF_INTEREST,
  /** They do not understand the language. */
  LANGUAGE,
  /** It takes somebody who knows more about the matter. */
  NEEDS_EXPERT,
  /** It is too much for them. Nobody has to say more. */
  WELLBEING,
  /** It cannot be shown. */
  TECHNICAL
}
