package dev.fanfare.earning;

import dev.fanfare.event.FanfareException;

/** Thrown when a sale or refund is stored under an id that is taken. Nothing has been stored. */
public final class DuplicateRevenueException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public DuplicateRevenueException(String what, String id) {
    super("%s '%s' is already stored".formatted(what, id));
  }
}
