package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a signal rests on, so that a person can look for themselves. It points at content and never
 * quotes it.
 */
public sealed interface Evidence extends Serializable {
  /**
   * A rule matched a piece of text.
   *
   * @param rule the rule's id, 1 to 64 characters
   * @param field which text
   * @param start where it begins in the item's text as it was given, in UTF-16 characters
   * @param end where it ends, exclusive
   */
  record TextMatch(String rule, TextField field, int start, int end) implements Evidence {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public TextMatch {
      requireText("rule", rule, 64);
      requireNonNull(field, "field");
      requireRange("start", start, 0, ContentItem.MAX_TEXT);
      requireRange("end", end, start, ContentItem.MAX_TEXT);
    }
  }

  /**
   * A rule holds for the item as a whole.
   *
   * @param rule the rule's id, 1 to 64 characters
   */
  record RuleHolds(String rule) implements Evidence {
    /**
     * @throws IllegalArgumentException if the id is out of range
     */
    public RuleHolds {
      requireText("rule", rule, 64);
    }
  }

  /**
   * The content is known, or looks like something known.
   *
   * @param bank the name of the bank, 1 to 64 characters
   * @param algorithm such as {@code sha256} or {@code pdq}, 1 to 32 characters
   * @param hash the known hash, of a video that of the first frame that matches; 16 to 128
   *     lower-case hexadecimal digits
   * @param distance bits in which the hashes differ, 0 for the same
   * @param quality how much the hash of this content says, 0 to 100
   */
  record HashMatch(String bank, String algorithm, String hash, int distance, int quality)
      implements Evidence {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{16,128}");

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public HashMatch {
      requireText("bank", bank, 64);
      requireText("algorithm", algorithm, 32);
      require(
          DIGITS.matcher(hash).matches(),
          "hash must be 16 to 128 lower-case hexadecimal digits, had %d characters",
          hash.length());
      requireRange("distance", distance, 0, 512);
      requireRange("quality", quality, 0, 100);
    }
  }

  /**
   * A stretch of a file.
   *
   * @param media the handle of the file, 1 to 512 characters
   * @param fromMillis where it begins, from the file's start; 0 for a picture
   * @param toMillis where it ends, inclusive
   * @param score what the detector gave this stretch, 0 to 1
   */
  record FrameRange(String media, long fromMillis, long toMillis, double score)
      implements Evidence {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public FrameRange {
      requireText("media", media, 512);
      requireRange("fromMillis", fromMillis, 0, Long.MAX_VALUE);
      requireRange("toMillis", toMillis, fromMillis, Long.MAX_VALUE);
      require(score >= 0 && score <= 1, "score must be 0 to 1, was %s", score);
    }
  }

  /**
   * How a detector was set and measured, without which its score says little.
   *
   * @param calibration the set and date it was measured on, 1 to 128 characters
   * @param threshold the score from which on it counts as found, 0 to 1
   * @param falsePositiveRate its share of false alarms there, 0 to 1
   */
  record OperatingPoint(String calibration, double threshold, double falsePositiveRate)
      implements Evidence {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public OperatingPoint {
      requireText("calibration", calibration, 128);
      require(threshold >= 0 && threshold <= 1, "threshold must be 0 to 1, was %s", threshold);
      require(
          falsePositiveRate >= 0 && falsePositiveRate <= 1,
          "falsePositiveRate must be 0 to 1, was %s",
          falsePositiveRate);
    }
  }

  /** People who have not agreed, or no longer agree. */
  record ConsentLack(ConsentAnswer.State state, List<PersonId> persons) implements Evidence {
    /** Checks that nothing is missing. */
    public ConsentLack {
      requireNonNull(state, "state");
      persons = List.copyOf(persons);
    }
  }

  /** What a file's manifest or its creator says of its origin. */
  record Origin(Provenance.State state, boolean declaredAiMade) implements Evidence {
    /** Checks that nothing is missing. */
    public Origin {
      requireNonNull(state, "state");
    }
  }

  /**
   * A model's word, which proves nothing by itself.
   *
   * @param model which one answered, 1 to 200 characters
   * @param score what it gave, 0 to 1
   */
  record ModelOpinion(String model, double score) implements Evidence {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public ModelOpinion {
      requireText("model", model, 200);
      require(score >= 0 && score <= 1, "score must be 0 to 1, was %s", score);
    }
  }
}
