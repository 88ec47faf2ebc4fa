package dev.fanfare.persistence.policy;

import dev.fanfare.internal.Checks;

/**
 * Where a value stands in a document.
 *
 * @param path such as {@code $.tiers[2].name}
 * @param line from 1 on
 * @param column from 1 on, in characters
 */
record Place(String path, int line, int column) {
  static final String ROOT = "$";

  /** Returns the path of a field. */
  static String field(String path, String name) {
    return name.matches("[$A-Za-z_][A-Za-z0-9_]*")
        ? path + "." + name
        : path + "['" + Checks.shown(name) + "']";
  }

  /** Returns the path of an item, counted from 0. */
  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
