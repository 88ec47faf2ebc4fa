package dev.fanfare.persistence.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.ValueJson;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a signal rests on, as it is stored: each piece under the name of its kind.
 *
 * @param evidence in the order in which it was given
 */
record StoredEvidence(List<Piece> evidence) {
  static @Nullable String write(List<Evidence> evidence, ValueJson json) {
    return evidence.isEmpty()
        ? null
        : json.write(new StoredEvidence(evidence.stream().map(Piece::of).toList()));
  }

  static List<Evidence> read(@Nullable String text, ValueJson json) {
    return text == null
        ? List.of()
        : json.read(StoredEvidence.class.getName(), text, StoredEvidence.class).evidence().stream()
            .map(Piece::evidence)
            .toList();
  }

  /** One piece; all but one are null. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Piece(
      Evidence.@Nullable TextMatch textMatch,
      Evidence.@Nullable RuleHolds ruleHolds,
      Evidence.@Nullable HashMatch hashMatch,
      Evidence.@Nullable FrameRange frameRange,
      Evidence.@Nullable OperatingPoint operatingPoint,
      Evidence.@Nullable ConsentLack consentLack,
      Evidence.@Nullable Origin origin,
      Evidence.@Nullable ModelOpinion modelOpinion) {

    static Piece of(Evidence evidence) {
      return new Piece(
          as(Evidence.TextMatch.class, evidence),
          as(Evidence.RuleHolds.class, evidence),
          as(Evidence.HashMatch.class, evidence),
          as(Evidence.FrameRange.class, evidence),
          as(Evidence.OperatingPoint.class, evidence),
          as(Evidence.ConsentLack.class, evidence),
          as(Evidence.Origin.class, evidence),
          as(Evidence.ModelOpinion.class, evidence));
    }

    private static <E extends Evidence> @Nullable E as(Class<E> kind, Evidence evidence) {
      return kind.isInstance(evidence) ? kind.cast(evidence) : null;
    }

    Evidence evidence() {
      return Stream.<@Nullable Evidence>of(
              textMatch,
              ruleHolds,
              hashMatch,
              frameRange,
              operatingPoint,
              consentLack,
              origin,
              modelOpinion)
          .filter(Objects::nonNull)
          .findFirst()
          .orElseThrow(
              () ->
                  new StorageException(
                      "A stored signal rests on evidence of a kind that this version does not know",
                      (Throwable) null));
    }
  }
}
