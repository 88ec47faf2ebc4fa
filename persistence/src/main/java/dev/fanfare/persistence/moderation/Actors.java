package dev.fanfare.persistence.moderation;

import dev.fanfare.moderation.Actor;
import dev.fanfare.persistence.StorageException;
import org.jspecify.annotations.Nullable;

/** Who decided, in two columns of which one is null. */
final class Actors {
  private Actors() {}

  static @Nullable String policy(@Nullable Actor actor) {
    return actor instanceof Actor.Automated automated ? automated.policyVersion() : null;
  }

  static @Nullable String person(@Nullable Actor actor) {
    return actor instanceof Actor.Human human ? human.id() : null;
  }

  static Actor of(@Nullable String policy, @Nullable String person) {
    if (person != null) {
      return Actor.human(person);
    }
    if (policy == null) {
      throw new StorageException("Nobody decided what is stored", (Throwable) null);
    }
    return new Actor.Automated(policy);
  }
}
