package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.platform.RunFiles;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.money.Asset;
import dev.fanfare.tier.CriterionCheck;
import dev.fanfare.tier.TierExplanation;
import dev.fanfare.tier.TierPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Evaluates creators' tiers by figures from a file. */
@Command(
    name = "tier",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Say which tier creators are in, and why.",
      "The file has a header and the column creator_id; further columns are followers,"
          + " monthly_revenue, average_views, total_views, engagement_rate (in percent),"
          + " content_quality_score (0 to 100) and days_since_joining. An empty cell is a figure that"
          + " nobody measured. The rank by monthly revenue is taken within the file.",
      "Bad rows are listed in rejected.csv beside the result."
    })
final class TierCommand implements Callable<Integer> {
  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--stats",
      required = true,
      paramLabel = "FILE",
      description = "The creators' figures, CSV or CSV.GZ.")
  private Path stats;

  @Option(
      names = "--policy",
      paramLabel = "FILE|NAME",
      defaultValue = "program",
      converter = TierPolicyChoice.Converter.class,
      description = TierPolicyChoice.OPTION_HELP)
  private TierPolicyChoice choice;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "tiers.csv",
      description = "Where to write the result (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--explain", description = "Show every criterion of every creator.")
  private boolean explain;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      converter = CurrencyConverter.class,
      description = "What monthly_revenue is in (default: ${DEFAULT-VALUE}).")
  private Asset currency;

  @Override
  public Integer call() {
    Path directory = directory();
    Console console = program.console(spec.commandLine());
    TierPolicy policy = choice.in(currency, spec.commandLine());
    var rejections = new Rejections();
    List<CreatorStats> creators = StatsFile.read(stats, currency, rejections, console);
    List<TierExplanation> explanations = creators.stream().map(policy::explain).toList();
    CsvOutput.prepare(directory);
    CsvOutput.write(
        out,
        RunFiles.TIER_HEADER,
        csv -> explanations.forEach(explanation -> write(explanation, csv)));
    rejections.write(directory.resolve(RunFiles.REJECTED));
    if (explain) {
      explanations.forEach(explanation -> explain(explanation, console));
    }
    summarise(policy, explanations, rejections, console);
    return CommandLine.ExitCode.OK;
  }

  /** Returns where to write, after checking that nothing gets lost by it. */
  private Path directory() {
    if (String.valueOf(out.getFileName()).equals(RunFiles.REJECTED)) {
      throw new ParameterException(
          spec.commandLine(), "--out must not be rejected.csv, where bad rows are listed");
    }
    try {
      if (Files.exists(out) && Files.exists(stats) && Files.isSameFile(out, stats)) {
        throw new ParameterException(spec.commandLine(), "--out would replace --stats");
      }
      Path rejected = out.toAbsolutePath().resolveSibling(RunFiles.REJECTED);
      if (Files.exists(rejected) && Files.exists(stats) && Files.isSameFile(rejected, stats)) {
        throw new ParameterException(
            spec.commandLine(),
            "--stats would be replaced by rejected.csv, which is written beside --out");
      }
      if (choice.isReplacedBy(out) || choice.isReplacedBy(rejected)) {
        throw new ParameterException(
            spec.commandLine(), "--policy would be replaced by what is written; change --out");
      }
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", stats, e);
    }
    return out.toAbsolutePath().resolveSibling("").normalize();
  }

  private static void write(TierExplanation explanation, CsvOutput csv) {
    csv.row(
        explanation.creator().value(),
        explanation.tier(),
        explanation.policyVersion(),
        explanation.text());
  }

  private static void explain(TierExplanation explanation, Console console) {
    console.line(explanation.creator() + ": " + explanation.tier());
    criteria(explanation.earned().criteria(), console);
    explanation
        .next()
        .ifPresent(
            next -> {
              console.line("  next " + next.tier() + ":");
              criteria(next.criteria(), console);
            });
  }

  private static void criteria(List<CriterionCheck> checks, Console console) {
    checks.forEach(check -> console.line("    " + check.text()));
  }

  private void summarise(
      TierPolicy policy,
      List<TierExplanation> explanations,
      Rejections rejections,
      Console console) {
    Map<String, Long> counts = new HashMap<>();
    explanations.forEach(explanation -> counts.merge(explanation.tier(), 1L, Long::sum));
    var table = new TextTable().text("Tier").number("Creators");
    policy
        .tiers()
        .forEach(
            tier -> table.row(tier.name(), Numbers.grouped(counts.getOrDefault(tier.name(), 0L))));
    console.heading("Tiers by policy " + policy.version());
    console.table(table);
    console.line("");
    console.line(
        "Wrote %s, creators: %s, rows rejected: %s"
            .formatted(
                out, Numbers.grouped(explanations.size()), Numbers.grouped(rejections.count())));
  }
}
