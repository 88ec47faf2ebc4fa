package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * What a call is for; quota, budgets and the usage log go by it. Hosts may add their own.
 *
 * @param name 1 to 64 characters
 */
public record Purpose(String name) implements Serializable {
  /** Screening of what people publish. */
  public static final Purpose MODERATION = new Purpose("moderation");

  /** Content made for a creator. */
  public static final Purpose CONTENT = new Purpose("content");

  /** Trends that a model proposes. */
  public static final Purpose TRENDS = new Purpose("trends");

  /** A conversation with a creator. */
  public static final Purpose CHAT = new Purpose("chat");

  /**
   * @throws IllegalArgumentException if the name is out of range
   */
  public Purpose {
    requireText("purpose", name, 64);
  }

  @Override
  public String toString() {
    return name;
  }
}
