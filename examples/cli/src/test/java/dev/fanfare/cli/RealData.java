package dev.fanfare.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A year of a real shop's sales as gifts. The files are no part of the repository: {@code
 * FANFARE_DATA} says where they are, else they are looked for beside it, and without them tests are
 * skipped.
 */
public final class RealData {
  private RealData() {}

  /** Returns the directory of the files, or skips the running test. */
  public static Path files() {
    String given = System.getenv("FANFARE_DATA");
    Path files =
        given != null
            ? Path.of(given)
            : Path.of(System.getProperty("fanfare.root", "."), "..", "shared", "data", "platform");
    assumeTrue(
        Files.isRegularFile(files.resolve("gifts.csv.gz")),
        "No real data at %s; set FANFARE_DATA to the directory that has gifts.csv.gz"
            .formatted(files.toAbsolutePath().normalize()));
    return files;
  }
}
