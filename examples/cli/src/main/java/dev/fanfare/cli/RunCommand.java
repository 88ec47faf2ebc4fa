package dev.fanfare.cli;

import dev.fanfare.Storage;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.database.DatabaseOption;
import dev.fanfare.cli.database.JdbcDatabase;
import dev.fanfare.cli.platform.MadeUpAccounts;
import dev.fanfare.cli.platform.PlatformData;
import dev.fanfare.cli.platform.PlatformRun;
import dev.fanfare.cli.platform.RunFiles;
import dev.fanfare.cli.platform.RunReport;
import dev.fanfare.cli.platform.RunSettings;
import dev.fanfare.cli.platform.RunSummary;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.FieldEncryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a platform's files through the whole program. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Run a platform's files through the library: earnings, weekly payouts, figures, a forecast,"
          + " tiers, credits and achievements.",
      "Reads creators.csv, gifts.csv and video_stats.csv, each plain or with .gz; without --data a"
          + " made-up platform. Works in memory, or in a database that --jdbc-url names: there what"
          + " was booked stays, and a run that was interrupted goes on when it is started again."
          + " Writes a CSV file for each result and rejected.csv, and shows a summary."
    })
final class RunCommand implements Callable<Integer> {
  /** How many connections book gifts side by side: one keeps one processor of a server busy. */
  private static final int WRITERS = 2;

  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the files are (default: a sample is made up).")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "fanfare-out",
      description = "Where to write; made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DateConverter.class,
      description = "The last day that counts (default: the last day in the files).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      defaultValue = "program",
      converter = PolicyPreset.Converter.class,
      description = PolicyPreset.OPTION_HELP)
  private PolicyPreset policy;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      converter = CurrencyConverter.class,
      description = "What tiers and payouts are in (default: the currency of most gifts).")
  private @Nullable Asset currency;

  @Mixin private DatabaseOption database;

  @Override
  public Integer call() {
    long started = System.nanoTime();
    Console console = program.console(spec.commandLine());
    var rejections = new Rejections();
    PlatformData platform =
        data == null ? sample(rejections, console) : PlatformData.read(data, rejections, console);
    CsvOutput.prepare(out);
    hintAtCurrencies(platform, console);
    RunReport report;
    try {
      report = run(platform, rejections, console);
    } catch (UnusableFileException e) {
      // Nothing is left to run perhaps because every row was bad: let people see why.
      rejections.write(out.resolve(RunFiles.REJECTED));
      throw e;
    }
    List<String> files = RunFiles.write(report, rejections, out);
    RunSummary.print(report, platform, rejections, console);
    console.line("");
    console.line(
        "Wrote %s to %s in %s"
            .formatted(
                String.join(", ", files),
                out,
                Numbers.seconds(Duration.ofNanos(System.nanoTime() - started))));
    if (rejections.lostTheRestOfAFile()) {
      console.line(
          "Failed: a file is damaged or ends early, and what stood behind the break is missing");
      return FanfareCli.FAILED;
    }
    if (nothingWasBooked(platform, report)) {
      console.line(
          "Failed: every row of %s was rejected; %s says why"
              .formatted(platform.giftFile(), out.resolve(RunFiles.REJECTED)));
      return FanfareCli.FAILED;
    }
    return report.findings().isEmpty() ? CommandLine.ExitCode.OK : FanfareCli.FAILED;
  }

  private static boolean nothingWasBooked(PlatformData platform, RunReport report) {
    RunReport.Import imported = report.imported();
    return platform.rows().gifts() > 0
        && imported.added() + imported.repeated() == 0
        && platform.giftsAfter(report.asOf()) == 0;
  }

  private void hintAtCurrencies(PlatformData platform, Console console) {
    SortedSet<String> found = platform.currencies();
    if (currency != null && !found.isEmpty() && !found.contains(currency.code())) {
      console.warn(
          "no gift is in %s, so nobody is paid; the gifts are in %s"
              .formatted(currency.code(), String.join(", ", found)));
    }
  }

  private RunReport run(PlatformData platform, Rejections rejections, Console console) {
    if (!database.isGiven()) {
      database.refuseOthers();
      RunSettings settings = new RunSettings(asOf, currency, policy::in, 1, out);
      return PlatformRun.run(Storage.inMemory(), platform, settings, rejections, console);
    }
    RunSettings settings = new RunSettings(asOf, currency, policy::in, WRITERS, out);
    try (JdbcDatabase connected = database.connect()) {
      connected.migrate();
      Storage storage = connected.storage(FieldEncryption.fromJson(MadeUpAccounts.keyset()));
      return PlatformRun.run(storage, platform, settings, rejections, console);
    }
  }

  private static PlatformData sample(Rejections rejections, Console console) {
    console.line("No --data: running a made-up platform.");
    Path directory = null;
    try {
      directory = Files.createTempDirectory("fanfare-sample");
      SamplePlatform.write(SampleSpec.DEFAULT, directory, day -> {});
      return PlatformData.read(directory, rejections, console);
    } catch (IOException e) {
      throw new UnusableFileException("Could not make a temporary directory", e);
    } finally {
      if (directory != null) {
        delete(directory);
      }
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      // A leftover in the system's temporary directory is no reason to fail.
      directory.toFile().deleteOnExit();
    }
  }
}
