package dev.fanfare.persistence;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Tells which entity manager the calling thread works with. */
@FunctionalInterface
public interface CurrentEntityManager {
  /** Returns the calling thread's entity manager, null if it has none. */
  @Nullable EntityManager get();
}
