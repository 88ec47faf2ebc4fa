package dev.fanfare.moderation;

/** The names of the stages that come with the library; requirements of a policy name them. */
public final class StageName {
  /** Sizes, hidden and misleading characters. */
  public static final String NORMALISE = "normalise";

  /** Lists, patterns and links. */
  public static final String RULES = "rules";

  /** Hashes of known content. */
  public static final String HASH = "hash";

  /** Consent of the people shown. */
  public static final String CONSENT = "consent";

  /** What the file and its creator say of its origin. */
  public static final String PROVENANCE = "provenance";

  /** A language model reads the text. */
  public static final String MODEL_TEXT = "model-text";

  /** A language model reads the transcript. */
  public static final String MODEL_SPEECH = "model-speech";

  /** A language model looks at frames. */
  public static final String MODEL_FRAMES = "model-frames";

  /** Detectors of manipulated media. */
  public static final String DEEPFAKE = "deepfake";

  /** A host's watermark, after the others. */
  public static final String WATERMARK = "watermark";

  private StageName() {}
}
