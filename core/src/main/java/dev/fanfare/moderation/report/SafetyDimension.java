package dev.fanfare.moderation.report;

import dev.fanfare.moderation.Actions;

/** What a decision acts on, as in {@link Actions}. */
public enum SafetyDimension {
  /** Who may see the content. */
  VISIBILITY,
  /** Whether it earns. */
  MONETARY,
  /** Whether the creator may use the service. */
  SERVICE,
  /** What happens to the creator's account. */
  ACCOUNT
}
