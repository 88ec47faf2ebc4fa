package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.SignalStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model said of one question.
 *
 * @param status whether that can be believed
 * @param fault what is wrong with it, null if the status is OK
 * @param opinions what it found
 * @param model which model answered, empty if none did
 */
record Judged(SignalStatus status, @Nullable String fault, List<Opinion> opinions, String model) {
  Judged {
    requireNonNull(status, "status");
    opinions = List.copyOf(opinions);
  }

  /** One finding of a model. */
  record Opinion(Category category, Severity severity, double confidence) {}

  static Judged ok(List<Opinion> opinions, String model) {
    return new Judged(SignalStatus.OK, null, opinions, model);
  }

  static Judged not(SignalStatus status, String fault) {
    return new Judged(status, fault, List.of(), "");
  }

  /** Returns whether it objects to what no model may pass. */
  boolean objects() {
    return status == SignalStatus.OK
        && opinions.stream().anyMatch(opinion -> opinion.severity().atLeast(Severity.MEDIUM));
  }

  /** Returns whether it finds nothing at all. */
  boolean isClean() {
    return status == SignalStatus.OK && opinions.isEmpty();
  }
}
