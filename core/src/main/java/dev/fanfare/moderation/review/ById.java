package dev.fanfare.moderation.review;

import java.util.Comparator;
import java.util.UUID;

/** Orders ids as every storage does: by their bytes, without a sign. */
final class ById {
  static final Comparator<UUID> ORDER =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private ById() {}
}
