package dev.fanfare.simulation;

/**
 * The death of a process, as far as one process can play it: an {@code Error}, so that no {@code
 * catch (RuntimeException)} survives it. What had been committed stays, everything else is gone.
 */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String where) {
    super("crashed at " + where, null, false, false);
  }
}
