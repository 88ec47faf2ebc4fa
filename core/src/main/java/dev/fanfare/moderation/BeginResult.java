package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Answer;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to screen items, before any was looked at: the answer that is kept under
 * its key.
 *
 * @param items for each item, in the order of the request
 */
public record BeginResult(List<Begin> items, boolean replayed) implements Answer {
  /** Copies the list. */
  public BeginResult {
    items = List.copyOf(items);
  }

  @Override
  public BeginResult asReplayed() {
    return new BeginResult(items, true);
  }

  /** How it begins for an item. */
  public enum How {
    /** It is screened. */
    BEGUN,
    /** It was, or is being. */
    KNOWN,
    /** A newer version is known. */
    OUTDATED,
    /** This version is known with other content. */
    CHANGED
  }

  /**
   * What became of an item.
   *
   * @param run the run that screens it, null if none was begun
   * @param newest the newest version that is known
   */
  public record Begin(ContentRef content, How how, @Nullable UUID run, int newest)
      implements Serializable {
    /** Checks that nothing is missing. */
    public Begin {
      requireNonNull(content, "content");
      requireNonNull(how, "how");
    }
  }
}
