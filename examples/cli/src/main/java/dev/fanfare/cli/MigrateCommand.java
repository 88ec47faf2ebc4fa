package dev.fanfare.cli;

import dev.fanfare.cli.database.DatabaseOption;
import dev.fanfare.cli.database.JdbcDatabase;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the tables in a database, or brings them up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Make the tables of this version in a database, or bring those of an earlier one up to date.",
      "Other tables in the same schema are left alone."
    })
final class MigrateCommand implements Callable<Integer> {
  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;
  @Mixin private DatabaseOption database;

  @Override
  public Integer call() {
    try (JdbcDatabase connected = database.connect()) {
      int migrations = connected.migrate();
      program
          .console(spec.commandLine())
          .line(
              migrations == 0
                  ? "The tables are up to date."
                  : "Ran %d %s; the tables are up to date."
                      .formatted(migrations, migrations == 1 ? "migration" : "migrations"));
      return CommandLine.ExitCode.OK;
    }
  }
}
