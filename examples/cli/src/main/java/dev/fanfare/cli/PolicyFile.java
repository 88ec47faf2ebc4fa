package dev.fanfare.cli;

import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.persistence.policy.PolicyFormatException;
import dev.fanfare.persistence.policy.PolicyJson;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Policies that an option names by a file. */
final class PolicyFile {
  private PolicyFile() {}

  /**
   * Returns the policy in a file, whichever kind it is.
   *
   * @throws ParameterException if the file holds no policy
   */
  static Object read(Path file, String option, CommandLine command) {
    try {
      return PolicyJson.read(file);
    } catch (PolicyFormatException e) {
      throw new ParameterException(
          command,
          "Invalid value for option '%s': %s: %s".formatted(option, file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", file, e);
    }
  }
}
