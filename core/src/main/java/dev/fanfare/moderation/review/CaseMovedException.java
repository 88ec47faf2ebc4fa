package dev.fanfare.moderation.review;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/**
 * Somebody changed a case between its being read and written: the transaction must not commit. The
 * service tries again and then finds what changed.
 */
final class CaseMovedException extends FanfareException {
  private static final long serialVersionUID = 1L;

  CaseMovedException(UUID id) {
    super("Case %s was changed meanwhile; nothing was stored, try again".formatted(id));
  }
}
