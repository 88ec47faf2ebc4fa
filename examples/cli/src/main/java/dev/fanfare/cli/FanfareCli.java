package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.event.FanfareException;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code fanfare}. */
@Command(
    name = "fanfare",
    description =
        "Creator monetization over files: the library's rules, run from the command line.",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    subcommands = {
      RunCommand.class,
      SampleCommand.class,
      TierCommand.class,
      FeesCommand.class,
      ForecastCommand.class,
      HashCommand.class,
      ModerateCommand.class,
      MigrateCommand.class,
      AuditCommand.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done. Bad rows change nothing here: they are counted and listed in rejected.csv.",
      "1:Failed: a file or directory is missing, unreadable, not writable or not the expected table, or the audit found something.",
      "2:The command line is wrong: an unknown option, or a value that no run could accept."
    })
public final class FanfareCli {
  static final int FAILED = 1;
  static final int USAGE = 2;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean debug;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Show no progress. Without a terminal none is shown anyway.")
  private boolean quiet;

  private FanfareCli() {}

  public static void main(String[] args) {
    // Files and tables are the same whoever runs the program; some locales have digits of their
    // own.
    Locale.setDefault(Locale.ROOT);
    // Hibernate finds a log of the JDK's otherwise, which tells more than anybody asked for.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    CommandLine commandLine =
        commandLine()
            .setOut(Console.writer(FileDescriptor.out))
            .setErr(Console.writer(FileDescriptor.err));
    int exitCode = execute(commandLine, args);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Returns the program, ready to execute. */
  static CommandLine commandLine() {
    var program = new FanfareCli();
    return new CommandLine(program)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(FanfareCli::explainUsage)
        .setExecutionExceptionHandler(program::explainFailure);
  }

  /** Runs a command line, and explains also what no command can expect. */
  static int execute(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return explainMemory(e, commandLine);
    }
  }

  private static int explainMemory(Throwable e, CommandLine command) {
    PrintWriter err = command.getErr();
    err.println(
        "fanfare: out of memory; the Java heap ends at %d MB: raise it with -Xmx, such as java -Xmx%dm -jar fanfare.jar"
            .formatted(heapMegabytes(), 2 * heapMegabytes()));
    if (command.getCommandSpec().root().userObject() instanceof FanfareCli program
        && program.debug) {
      e.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  private static long heapMegabytes() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  private static boolean isOutOfMemory(@Nullable Throwable error) {
    return error != null && (error instanceof OutOfMemoryError || isOutOfMemory(error.getCause()));
  }

  private static int explainUsage(ParameterException raised, String[] args) {
    CommandLine command = raised.getCommandLine();
    // A mistyped required option is unknown and missing at once; to hear the first helps more.
    List<String> unknown = command.getUnmatchedArguments();
    ParameterException e =
        unknown.isEmpty() || raised instanceof UnmatchedArgumentException
            ? raised
            : new UnmatchedArgumentException(command, unknown);
    PrintWriter err = command.getErr();
    err.println("fanfare: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    err.flush();
    return USAGE;
  }

  private int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    if (isOutOfMemory(e)) {
      return explainMemory(e, command);
    }
    PrintWriter err = command.getErr();
    if (e instanceof UnusableFileException || e instanceof FanfareException) {
      err.println("fanfare: " + e.getMessage());
    } else {
      err.println("fanfare: unexpected failure (%s); --debug shows where".formatted(e.toString()));
    }
    if (debug) {
      e.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  Console console(CommandLine command) {
    return Console.of(command.getOut(), command.getErr(), quiet);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = FanfareCli.class.getPackage().getImplementationVersion();
      return new String[] {"fanfare " + (version == null ? "(built from sources)" : version)};
    }
  }
}
