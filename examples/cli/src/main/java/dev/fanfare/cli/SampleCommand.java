package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a made-up platform to try the other commands on. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Write a made-up platform: creators.csv, gifts.csv.gz and video_stats.csv.gz.",
      "The same options give the same bytes everywhere. Files of these names are replaced."
    })
final class SampleCommand implements Callable<Integer> {
  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; made if it is not there.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number gives another platform (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--creators",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many creators, 1 to 100000 (default: ${DEFAULT-VALUE}).")
  private int creators;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How many days, 1 to 3650, up to the end of 2025 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() {
    SampleSpec sample;
    try {
      sample = new SampleSpec(seed, creators, days);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
    Console console = program.console(spec.commandLine());
    CsvOutput.prepare(out);
    try (ProgressLine progress = console.progress("Writing the sample", "days")) {
      SamplePlatform.write(sample, out, day -> progress.at(day, day, 2L * days));
    }
    console.line(
        "Wrote a platform of %s creators over %s days to %s"
            .formatted(Numbers.grouped(creators), Numbers.grouped(days), out));
    return CommandLine.ExitCode.OK;
  }
}
