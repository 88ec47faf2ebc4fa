package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * Which model of which provider.
 *
 * @param provider such as {@code anthropic}, 1 to 64 characters
 * @param model the provider's name of it, 1 to 128 characters
 */
public record ModelName(String provider, String model) implements Serializable {
  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public ModelName {
    requireText("provider", provider, 64);
    requireText("model", model, 128);
  }

  @Override
  public String toString() {
    return provider + "/" + model;
  }
}
