package dev.fanfare.moderation;

/** What kind of detector says something; how far it is believed goes by it. */
public enum DetectorFamily {
  /** Looks for hidden characters and sizes. */
  NORMALISER,
  /** Lists and patterns. */
  RULES,
  /** Compares with hashes of known content. */
  HASH,
  /** Asks whether the people shown agreed. */
  CONSENT,
  /** Reads what a file or its creator says of its origin. */
  PROVENANCE,
  /** A general language model: it can be wrong, and be talked into being wrong. */
  LANGUAGE_MODEL,
  /** Made and measured for finding manipulated media. */
  DEEPFAKE_DETECTOR,
  /** A host's own classifier. */
  CLASSIFIER,
  /** A person who reported it; no detector. */
  PERSON
}
