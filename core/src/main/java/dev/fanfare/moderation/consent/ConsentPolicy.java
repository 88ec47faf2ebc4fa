package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.moderation.ContentItem;
import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * To what everybody in an item must have agreed before it is published. Immutable.
 *
 * @param always for every item, at least one
 * @param aiMade beside these for an item that its creator declares to be made or altered by a model
 */
public record ConsentPolicy(Set<ConsentPurpose> always, Set<ConsentPurpose> aiMade)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if nothing is asked for
   */
  public ConsentPolicy {
    always = Collections.unmodifiableSet(new TreeSet<>(always));
    aiMade = Collections.unmodifiableSet(new TreeSet<>(aiMade));
    require(!always.isEmpty(), "always must name a purpose");
  }

  /**
   * Returns the policy by which everybody has agreed to be published and, in what a model made or
   * altered, to their likeness being used.
   */
  public static ConsentPolicy standard() {
    return new ConsentPolicy(Set.of(ConsentPurpose.PUBLISH), Set.of(ConsentPurpose.LIKENESS));
  }

  /** Returns what is asked for an item. */
  public Set<ConsentPurpose> purposes(ContentItem item) {
    if (!item.declaredAiMade()) {
      return always;
    }
    Set<ConsentPurpose> all = new TreeSet<>(always);
    all.addAll(aiMade);
    return Collections.unmodifiableSet(all);
  }
}
