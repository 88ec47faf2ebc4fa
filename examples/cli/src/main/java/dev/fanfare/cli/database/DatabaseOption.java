package dev.fanfare.cli.database;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name a database. */
public final class DatabaseOption {
  /** Where the password is taken from: an option would show in the list of processes. */
  static final String PASSWORD_VARIABLE = "FANFARE_DB_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "The database: jdbc:postgresql://HOST/NAME, or jdbc:h2:file:PATH for a file of its own.")
  private @Nullable String url;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      description =
          "Who connects (default: as the URL says). The password is in " + PASSWORD_VARIABLE + ".")
  private @Nullable String user;

  /** Returns whether a database is named. */
  public boolean isGiven() {
    return url != null;
  }

  /**
   * Connects.
   *
   * @throws ParameterException if no database is named, or by a URL that is none of a database that
   *     Fanfare runs on
   */
  public JdbcDatabase connect() {
    String given = url;
    if (given == null) {
      throw new ParameterException(
          command.commandLine(), "Missing required option: '--jdbc-url=URL'");
    }
    if (!given.startsWith("jdbc:postgresql:") && !given.startsWith("jdbc:h2:")) {
      throw new ParameterException(
          command.commandLine(),
          "Invalid value for option '--jdbc-url': must begin with jdbc:postgresql: or jdbc:h2:");
    }
    return JdbcDatabase.connect(given, user, System.getenv(PASSWORD_VARIABLE));
  }
}
