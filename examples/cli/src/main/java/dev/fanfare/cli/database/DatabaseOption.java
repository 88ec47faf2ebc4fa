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
   * Makes sure that no other option speaks of a database where none is named.
   *
   * @throws ParameterException if one does
   */
  public void refuseOthers() {
    if (user != null) {
      throw new ParameterException(
          command.commandLine(), "'--db-user' says who connects, but '--jdbc-url=URL' is missing");
    }
  }

  /**
   * Connects; a file of H2 is made if it is not there.
   *
   * @throws ParameterException if no database is named, or by a URL that is none of a database that
   *     Fanfare runs on
   */
  public JdbcDatabase connect() {
    return connect(given());
  }

  /**
   * Connects to a database that is there.
   *
   * @throws ParameterException as {@link #connect} throws it
   */
  public JdbcDatabase connectExisting() {
    return connect(JdbcDatabase.existing(given()));
  }

  private String given() {
    String given = url;
    if (given == null) {
      throw new ParameterException(
          command.commandLine(), "Missing required option: '--jdbc-url=URL'");
    }
    if (!given.startsWith("jdbc:postgresql:") && !given.startsWith("jdbc:h2:")) {
      throw invalid("must begin with jdbc:postgresql: or jdbc:h2:");
    }
    return given;
  }

  private JdbcDatabase connect(String url) {
    try {
      return JdbcDatabase.connect(url, user, System.getenv(PASSWORD_VARIABLE));
    } catch (BadUrlException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException invalid(String why) {
    return new ParameterException(
        command.commandLine(), "Invalid value for option '--jdbc-url': " + why);
  }
}
