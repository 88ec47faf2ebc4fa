package dev.fanfare.testing;

/** The death of the process: no code of ours runs between it and the next start. */
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;
}
