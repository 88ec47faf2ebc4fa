package dev.fanfare.payout.sandbox;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown by a {@link SandboxGateway} where a real gateway's call would time out. */
public final class SandboxTimeoutException extends FanfareException {
  private static final long serialVersionUID = 1L;

  SandboxTimeoutException(UUID attemptKey) {
    super("The sandbox gateway did not answer attempt %s in time".formatted(attemptKey));
  }
}
