package dev.fanfare.moderation.review;

import dev.fanfare.moderation.Category;
import java.util.Collection;

/** Where cases wait. The two never mix. */
public enum ReviewQueue {
  /** For every reviewer. */
  STANDARD,
  /** For the few who may see intimate pictures and what shows minors. */
  RESTRICTED;

  /** Returns the queue for what is about these categories. */
  public static ReviewQueue of(Collection<Category> categories) {
    return categories.stream().anyMatch(Category::isRestricted) ? RESTRICTED : STANDARD;
  }
}
