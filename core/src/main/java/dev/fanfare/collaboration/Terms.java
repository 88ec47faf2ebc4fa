package dev.fanfare.collaboration;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static dev.fanfare.internal.Checks.shown;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.RevenueSplit;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds for the terms of a proposal and of the request that it becomes. */
final class Terms {
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_REFERENCE = 64;

  private Terms() {}

  static void check(
      CreatorId initiator,
      CreatorId target,
      CollaborationType type,
      String description,
      RevenueSplit<CreatorId> split,
      @Nullable String reference) {
    checkParties(initiator, target);
    requireNonNull(type, "type");
    checkDescription(description);
    Set<CreatorId> sharing =
        split.shares().stream().map(RevenueSplit.Share::party).collect(Collectors.toSet());
    require(
        sharing.equals(Set.of(initiator, target)),
        "split must be between '%s' and '%s', was %s",
        initiator,
        target,
        split.shares());
    checkReference(reference);
  }

  static void checkParties(CreatorId initiator, CreatorId target) {
    requireNonNull(initiator, "initiator");
    requireNonNull(target, "target");
    require(!initiator.equals(target), "target must be somebody else than '%s'", initiator);
  }

  static void checkReference(@Nullable String reference) {
    if (reference != null) {
      requireText("reference", reference, LONGEST_REFERENCE);
    }
  }

  private static void checkDescription(String description) {
    requireRange("length of description", description.length(), 0, LONGEST_DESCRIPTION);
    require(
        description.codePoints().allMatch(Terms::isWritten),
        "description must be without control characters and halves of surrogate pairs, was '%s'",
        shown(description));
  }

  private static boolean isWritten(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
