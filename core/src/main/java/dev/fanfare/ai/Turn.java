package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one side says in a conversation.
 *
 * @param content its parts in order, at least one; an assistant's are text only
 */
public record Turn(Role role, List<AiContent> content) {
  /** Who speaks. */
  public enum Role {
    USER,
    ASSISTANT
  }

  /**
   * @throws IllegalArgumentException if there is no part, or an assistant shows pictures or data
   */
  public Turn {
    requireNonNull(role, "role");
    content = List.copyOf(content);
    require(!content.isEmpty(), "content must not be empty");
    require(
        role == Role.USER || content.stream().allMatch(AiContent.Text.class::isInstance),
        "an assistant's turn holds text only");
  }

  /** Returns a user's turn of text. */
  public static Turn user(String text) {
    return new Turn(Role.USER, List.of(new AiContent.Text(text)));
  }

  /** Returns an assistant's turn. */
  public static Turn assistant(String text) {
    return new Turn(Role.ASSISTANT, List.of(new AiContent.Text(text)));
  }
}
