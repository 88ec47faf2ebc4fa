package dev.fanfare.cli;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.client.ClaudeModel;
import dev.fanfare.ai.client.HttpModel;
import dev.fanfare.ai.client.OpenAiCompatibleModel;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.moderate.AskedModel;
import dev.fanfare.cli.moderate.TextFile;
import dev.fanfare.cli.platform.RunFiles;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.text.RuleSet;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Screens texts from a file. */
@Command(
    name = "moderate",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Screen texts: what may be shown, what is restricted, what a person has to look at.",
      "The file has one JSON object a line: id and text, and perhaps kind (text; image, video or"
          + " audio for a caption, which is held since its file is not there), surface (post if left"
          + " out) and creator. The result has a line for each, in the same order: the verdict,"
          + " ground, categories, severity, rows of the policy and signals, and nothing of the text.",
      "Bad lines are listed in rejected.csv beside the result.",
      "With --model, texts are sent to that model. Its key is read from the environment:"
          + " ANTHROPIC_API_KEY or OPENAI_API_KEY."
    })
final class ModerateCommand implements Callable<Integer> {
  private static final int CALLS_AT_ONCE = 4;

  /** Who looks at texts. */
  enum Judge {
    RULES,
    CLAUDE,
    OPENAI
  }

  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "The texts, JSON lines, perhaps compressed with gzip.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "verdicts.jsonl",
      description =
          "Where to write the verdicts; compressed if it ends in .gz (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "rules",
      description =
          "rules, which sends nothing anywhere; claude or openai, beside the rules (default:"
              + " ${DEFAULT-VALUE}).")
  private Judge judge;

  @Option(
      names = "--model-name",
      paramLabel = "MODEL",
      description = "What the provider calls the model; needed with claude and openai.")
  private @Nullable String modelName;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Another server than the provider's; a server of your own needs no key.")
  private @Nullable String baseUrl;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy as JSON (default: the preset rules-only, and standard with a model).")
  private @Nullable Path policyFile;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules in place of the shipped ones.")
  private @Nullable Path rulesFile;

  /** Where keys are; tests have their own. */
  UnaryOperator<@Nullable String> environment = System::getenv;

  @Override
  public Integer call() {
    Path rejected = checkedRejected();
    ModerationPolicy policy = policy();
    RuleSet rules = rules();
    Console console = program.console(spec.commandLine());
    long started = System.nanoTime();
    if (judge == Judge.RULES) {
      refuse("--model-name", modelName);
      refuse("--base-url", baseUrl);
      int cores = Runtime.getRuntime().availableProcessors();
      return screen(rejected, policy, rules, null, cores, console, started);
    }
    try (HttpModel model = model()) {
      return screen(rejected, policy, rules, model, CALLS_AT_ONCE, console, started);
    }
  }

  private int screen(
      Path rejected,
      ModerationPolicy policy,
      RuleSet rules,
      @Nullable LanguageModel model,
      int atOnce,
      Console console,
      long started) {
    CsvOutput.prepare(out.toAbsolutePath().resolveSibling("").normalize());
    @Nullable AskedModel asked = model == null ? null : new AskedModel(model);
    TextFile.Summary summary;
    try (TextFile file = new TextFile(rules, asked, policy, atOnce, Clock.systemUTC());
        ProgressLine progress = console.progress("Screening", "texts")) {
      summary = file.screen(in, out, rejected, progress);
    }
    var table = new TextTable().text("Verdict").number("Texts");
    summary
        .verdicts()
        .forEach(
            (verdict, count) ->
                table.row(
                    verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    Numbers.grouped(count)));
    console.table(table);
    console.line("");
    console.line(
        "Wrote %s, texts: %s, lines rejected: %s, policy %s (%s)"
            .formatted(
                out,
                Numbers.grouped(summary.screened()),
                Numbers.grouped(summary.rejected()),
                policy.version(),
                Numbers.seconds(Duration.ofNanos(System.nanoTime() - started))));
    boolean silent = asked != null && !answered(asked, console);
    return summary.broken() || silent ? FanfareCli.FAILED : CommandLine.ExitCode.OK;
  }

  /** Says what the model did; false if it was asked and answered nothing at all. */
  private static boolean answered(AskedModel model, Console console) {
    console.line(
        "Asked %s %s times, %s answers, %s tokens read, %s written"
            .formatted(
                model.name(),
                Numbers.grouped(model.calls()),
                Numbers.grouped(model.answers()),
                Numbers.grouped(model.inputTokens()),
                Numbers.grouped(model.outputTokens())));
    if (model.answers() == model.calls()) {
      return true;
    }
    console.warn(
        "the model did not answer %s times; what it should have read is held"
            .formatted(Numbers.grouped(model.calls() - model.answers())));
    return model.answers() > 0;
  }

  private HttpModel model() {
    String variable = judge == Judge.CLAUDE ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY";
    String key = environment.apply(variable);
    if (modelName == null) {
      throw refused("--model %s needs --model-name, as its provider calls it".formatted(word()));
    }
    boolean keyless = key == null || key.isBlank();
    if (keyless && (judge == Judge.CLAUDE || baseUrl == null)) {
      throw refused(
          "--model %s needs a key in the environment variable %s".formatted(word(), variable));
    }
    try {
      return judge == Judge.CLAUDE
          ? finished(ClaudeModel.builder(modelName).apiKey(String.valueOf(key)))
          : finished(openAi(modelName, keyless ? null : key));
    } catch (IllegalArgumentException e) {
      throw refused("--model cannot be used: " + e.getMessage());
    }
  }

  private static OpenAiCompatibleModel.Builder openAi(String name, @Nullable String key) {
    OpenAiCompatibleModel.Builder builder = OpenAiCompatibleModel.builder(name);
    return key == null ? builder : builder.apiKey(key);
  }

  private HttpModel finished(ClaudeModel.Builder builder) {
    return baseUrl == null ? builder.build() : builder.baseUrl(baseUrl).build();
  }

  private HttpModel finished(OpenAiCompatibleModel.Builder builder) {
    return baseUrl == null ? builder.build() : builder.baseUrl(baseUrl).build();
  }

  private String word() {
    return judge.name().toLowerCase(Locale.ROOT);
  }

  private ModerationPolicy policy() {
    if (policyFile == null) {
      return judge == Judge.RULES ? ModerationPresets.rulesOnly() : ModerationPresets.standard();
    }
    if (PolicyFile.read(policyFile, "--policy", spec.commandLine())
        instanceof ModerationPolicy policy) {
      return policy;
    }
    throw refused(
        "Invalid value for option '--policy': %s holds another kind of policy than a moderation-policy"
            .formatted(policyFile));
  }

  private RuleSet rules() {
    if (rulesFile == null) {
      return RuleSet.standard();
    }
    try (Reader file = Files.newBufferedReader(rulesFile)) {
      return RuleSet.parse(file);
    } catch (IllegalArgumentException e) {
      throw refused(
          "Invalid value for option '--rules': %s %s".formatted(rulesFile, e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new UnusableFileException("Could not read", rulesFile, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", rulesFile, e);
    }
  }

  private void refuse(String option, @Nullable String value) {
    if (value != null) {
      throw refused("%s is for --model claude or openai; rules ask nobody".formatted(option));
    }
  }

  /** Returns where bad lines go, after checking that nothing gets lost by what is written. */
  private Path checkedRejected() {
    if (String.valueOf(out.getFileName()).equals(RunFiles.REJECTED)) {
      throw refused("--out must not be rejected.csv, where bad lines are listed");
    }
    Path rejected = out.toAbsolutePath().resolveSibling(RunFiles.REJECTED);
    try {
      for (Path written : List.of(out, rejected)) {
        if (Files.exists(written) && Files.exists(in) && Files.isSameFile(written, in)) {
          throw refused("--in would be replaced by what is written; change --out");
        }
      }
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", in, e);
    }
    return rejected;
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
