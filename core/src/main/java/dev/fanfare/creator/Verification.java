package dev.fanfare.creator;

/** Whether the host has established who a creator is. */
public enum Verification {
  /** Not yet decided; also what holds for a creator never registered. */
  PENDING,
  VERIFIED,
  REJECTED
}
