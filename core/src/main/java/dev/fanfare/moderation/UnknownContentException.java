package dev.fanfare.moderation;

import dev.fanfare.event.FanfareException;

/** Thrown when something is asked of a version of an item that was never screened. */
public final class UnknownContentException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final ContentRef content;

  /** Says which version of which item is unknown. */
  public UnknownContentException(ContentRef content) {
    super("Content '%s' was never screened; screen it first".formatted(content));
    this.content = content;
  }

  /** Returns which version of which item is unknown. */
  public ContentRef content() {
    return content;
  }
}
