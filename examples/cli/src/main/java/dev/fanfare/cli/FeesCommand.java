package dev.fanfare.cli;

import static dev.fanfare.cli.console.Numbers.grouped;
import static java.util.stream.Collectors.joining;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.FeeLine;
import dev.fanfare.payout.FeeQuote;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what a payout costs. */
@Command(
    name = "fees",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Quote what a payout costs, by the standard fee schedules or by those of a file.",
      "Without --method, every method is compared. An amount that the method does not pay ends with"
          + " exit code 1."
    })
final class FeesCommand implements Callable<Integer> {
  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Option(
      names = "--amount",
      required = true,
      paramLabel = "AMOUNT",
      description = "What is taken from the creator's balance, such as 2500 or 99.95.")
  private String amount;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "The amount's currency, or an asset of the file (default: ${DEFAULT-VALUE}).")
  private String code;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "bank_transfer, paxum, stripe, paypal or crypto (default: all of them).")
  private @Nullable String method;

  @Option(
      names = "--schedule",
      paramLabel = "FILE",
      description = "A JSON file of a fee-schedule, fee-schedules or a payout-policy.")
  private @Nullable Path schedule;

  @Override
  public Integer call() {
    Optional<FeeSchedules> fromFile = fromFile();
    Asset currency = currency(fromFile);
    Money gross = gross(currency);
    List<FeeSchedule> schedules =
        fromFile.orElseGet(() -> FeeSchedules.standard(currency)).inForce(currency, Instant.now());
    if (schedules.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--schedule': nothing in %s is in force for %s now"
              .formatted(schedule, currency));
    }
    Console console = program.console(spec.commandLine());
    if (method == null) {
      compare(gross, schedules, console);
      return CommandLine.ExitCode.OK;
    }
    FeeSchedule found =
        schedules.stream()
            .filter(known -> known.method().code().equals(method))
            .findFirst()
            .orElseThrow(() -> unknownMethod(schedules));
    return quote(gross, found, console) ? CommandLine.ExitCode.OK : FanfareCli.FAILED;
  }

  /** A file may have assets that are no ISO 4217 currencies, such as USDT. */
  private Asset currency(Optional<FeeSchedules> fromFile) {
    return fromFile.stream()
        .flatMap(schedules -> schedules.all().stream())
        .map(FeeSchedule::asset)
        .filter(asset -> asset.code().equalsIgnoreCase(code))
        .findFirst()
        .orElseGet(
            () -> {
              try {
                return new CurrencyConverter().convert(code);
              } catch (TypeConversionException e) {
                throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--currency': " + e.getMessage(),
                    e);
              }
            });
  }

  private Optional<FeeSchedules> fromFile() {
    if (schedule == null) {
      return Optional.empty();
    }
    Object policy = PolicyFile.read(schedule, "--schedule", spec.commandLine());
    if (policy instanceof FeeSchedules several) {
      return Optional.of(several);
    }
    if (policy instanceof FeeSchedule one) {
      return Optional.of(FeeSchedules.of(List.of(one)));
    }
    if (policy instanceof PayoutPolicy payouts) {
      return Optional.of(payouts.schedules());
    }
    throw new ParameterException(
        spec.commandLine(),
        "Invalid value for option '--schedule': %s holds no fee schedules".formatted(schedule));
  }

  private Money gross(Asset currency) {
    try {
      Money gross = Money.parse(amount, currency);
      if (gross.isPositive()) {
        return gross;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--amount': " + e.getMessage(), e);
    }
    throw new ParameterException(
        spec.commandLine(),
        "Invalid value for option '--amount': must be more than 0, was '%s'".formatted(amount));
  }

  private ParameterException unknownMethod(List<FeeSchedule> schedules) {
    String known = schedules.stream().map(s -> s.method().code()).collect(joining(", "));
    return new ParameterException(
        spec.commandLine(),
        "Invalid value for option '--method': '%s' is no method; there are %s"
            .formatted(method, known));
  }

  private static void compare(Money gross, List<FeeSchedule> schedules, Console console) {
    console.heading("A payout of %s %s".formatted(grouped(gross), gross.asset()));
    var table =
        new TextTable().text("Method").number("Fee").number("Net").number("Business days").text("");
    for (FeeSchedule schedule : schedules) {
      String refusal = refusal(gross, schedule);
      FeeQuote quote = schedule.quote(gross);
      table.row(
          schedule.method().code(),
          refusal.isEmpty() ? grouped(quote.fee()) : "",
          refusal.isEmpty() ? grouped(quote.net()) : "",
          days(schedule),
          refusal);
    }
    console.table(table);
  }

  private static boolean quote(Money gross, FeeSchedule schedule, Console console) {
    String refusal = refusal(gross, schedule);
    console.heading("A payout by %s, schedule %s".formatted(schedule.method(), schedule.version()));
    if (!refusal.isEmpty()) {
      console.line("  %s is not paid: %s".formatted(gross, refusal));
      return false;
    }
    FeeQuote quote = schedule.quote(gross);
    var table = new TextTable().text("").number("").text("");
    table.row("gross", grouped(gross), gross.asset().code());
    for (FeeLine line : quote.lines()) {
      table.row("  " + words(line.kind(), schedule), grouped(line.amount().negated()), "");
    }
    table.row("fee", grouped(quote.fee()), gross.asset().code());
    table.row("net", grouped(quote.net()), gross.asset().code());
    console.table(table);
    console.line("  arrives within %s business days".formatted(days(schedule)));
    return true;
  }

  /** Returns why an amount is not paid, empty if it is. */
  private static String refusal(Money gross, FeeSchedule schedule) {
    if (gross.compareTo(schedule.minimum()) < 0) {
      return "the least is " + schedule.minimum();
    }
    return schedule
        .maximum()
        .filter(maximum -> gross.compareTo(maximum) > 0)
        .map(maximum -> "the most is " + maximum)
        .orElse("");
  }

  private static String words(FeeLine.Kind kind, FeeSchedule schedule) {
    return switch (kind) {
      case PERCENTAGE -> schedule.rate() + " of gross";
      case FIXED -> "fixed part";
      case MINIMUM -> "up to the least fee";
      case MAXIMUM -> "above the largest fee";
      case GROSS -> "above the gross amount";
    };
  }

  private static String days(FeeSchedule schedule) {
    return schedule.fastestDays() == schedule.slowestDays()
        ? String.valueOf(schedule.slowestDays())
        : schedule.fastestDays() + " to " + schedule.slowestDays();
  }
}
