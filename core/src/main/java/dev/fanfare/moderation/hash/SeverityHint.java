package dev.fanfare.moderation.hash;

/**
 * How grave a bank's keeper holds what is in it. A hint: what follows from a match is the policy's
 * to say.
 */
public enum SeverityHint {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
