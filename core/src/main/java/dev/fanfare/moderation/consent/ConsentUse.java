package dev.fanfare.moderation.consent;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * That a version of an item was checked for the consent of people, so that it is found again when
 * one of them takes it back.
 *
 * @param content which version of which item
 * @param creator whose item
 * @param persons who can be seen or heard in it, sorted, without repetition; perhaps nobody
 * @param purposes what they were asked for
 */
public record ConsentUse(
    ContentRef content, CreatorId creator, List<PersonId> persons, Set<ConsentPurpose> purposes)
    implements Serializable {
  /** Copies the collections. */
  public ConsentUse {
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    persons = List.copyOf(new TreeSet<>(persons));
    purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
  }
}
