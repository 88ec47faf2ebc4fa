package dev.fanfare.persistence.policy;

import java.util.Map;
import java.util.function.Supplier;

/** How one kind of policy is written. */
interface PolicyFormat<T> {
  /** Returns what the document calls it. */
  String kind();

  /** Returns what is made of it. */
  Class<T> type();

  /** Asks for the fields, and returns what to do if all of them are sound. */
  Supplier<T> read(Fields fields, Reading reading);

  /**
   * Puts the fields of a policy.
   *
   * @throws IllegalArgumentException if a part of it is code
   */
  void write(T policy, Map<String, Object> fields, Writing writing);
}
