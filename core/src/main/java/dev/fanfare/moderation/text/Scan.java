package dev.fanfare.moderation.text;

/** What a rule can look for besides words and patterns. */
public enum Scan {
  /** An e-mail address. */
  EMAIL,
  /** A telephone number. */
  PHONE,
  /** The number of a payment card: a known prefix, a length of its brand, a right check digit. */
  CARD_NUMBER,
  /** An IBAN of its country's length with right check digits. */
  IBAN,
  /** A social security number of the USA, written with hyphens. */
  US_SSN,
  /** A link. */
  LINK,
  /** A link to a number in place of a name. */
  LINK_IP_HOST,
  /** A link with a user's name before its host, which hides the host. */
  LINK_USERINFO,
  /** A link whose host mixes alphabets, or is of one that passes for Latin; in punycode as well. */
  LINK_LOOKALIKE,
  /** A link of a shortening service, which hides where it leads. */
  LINK_SHORTENER,
  /** A link that runs something: {@code javascript:}, {@code data:}, {@code vbscript:}. */
  LINK_SCRIPT,
  /** A link to a program. */
  LINK_PROGRAM,
  /** A word that mixes Latin letters with others that look like them. */
  LOOKALIKE_LETTERS,
  /** The same character twelve times, or the same word eight times, in a row. */
  REPETITION,
  /** Mostly capitals, in at least thirty letters. */
  SHOUTING
}
