package dev.fanfare.moderation;

import dev.fanfare.event.Answer;

/** That what an item held is forgotten. */
public record EraseResult(String content, boolean replayed) implements Answer {
  @Override
  public EraseResult asReplayed() {
    return new EraseResult(content, true);
  }
}
