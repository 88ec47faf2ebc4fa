package dev.fanfare.cli.platform;

import static dev.fanfare.cli.console.Numbers.grouped;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.earning.CreatorTotal;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.Interval;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutStatus;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Shows people what a run came to. */
public final class RunSummary {
  private static final int TOP_CREATORS = 10;
  private static final int SHOWN_REJECTIONS = 5;

  private final RunReport report;
  private final Console console;
  private final Map<String, String> names = new HashMap<>();

  private RunSummary(RunReport report, PlatformData data, Console console) {
    this.report = report;
    this.console = console;
    data.creators().forEach(creator -> names.put(creator.id().value(), creator.displayName()));
  }

  /** Prints the summary, the audit's findings included. */
  public static void print(
      RunReport report, PlatformData data, Rejections rejections, Console console) {
    RunSummary summary = new RunSummary(report, data, console);
    summary.rows(data, rejections);
    summary.money();
    summary.figures();
    summary.creators();
    summary.tiers();
    summary.payouts();
    summary.achievements();
    summary.audit();
  }

  private void rows(PlatformData data, Rejections rejections) {
    RunReport.Import imported = report.imported();
    console.heading("Rows, as of the end of " + report.asOf());
    TextTable table = new TextTable().text("").number("");
    table.row("creators", grouped(data.creators().size()));
    long strangers = data.strangers(report.asOf());
    if (strangers > 0) {
      table.row("not among them but with gifts: never paid", grouped(strangers));
    }
    table
        .row("gifts and refunds, new", grouped(imported.added()))
        .row("gifts and refunds, repeated", grouped(imported.repeated()))
        .row("video counters", grouped(data.videos().size() - data.videosAfter(report.asOf())))
        .row("later than the day, left out", grouped(imported.later()))
        .row("rejected", grouped(rejections.count()));
    console.table(table);
    List<String> first =
        rejections.sorted().stream().limit(SHOWN_REJECTIONS).map(Object::toString).toList();
    first.forEach(rejection -> console.line("  " + rejection));
    if (rejections.count() > first.size()) {
      console.line("  and %s more".formatted(grouped(rejections.count() - first.size())));
    }
  }

  private void money() {
    console.heading("Money: 55 % of every gift is the creator's");
    var table = new TextTable().text("");
    List<RunReport.Totals> totals = List.copyOf(report.totals().values());
    report.totals().keySet().forEach(asset -> table.number(asset.code()));
    row(table, "gross", totals, RunReport.Totals::gross);
    row(table, "refunded", totals, RunReport.Totals::refunded);
    row(table, "creators, net", totals, RunReport.Totals::creators);
    row(table, "platform, net", totals, RunReport.Totals::platform);
    row(table, "owed by creators", totals, RunReport.Totals::owed);
    console.table(table);
  }

  private static void row(
      TextTable table,
      String name,
      List<RunReport.Totals> totals,
      Function<RunReport.Totals, Money> column) {
    List<String> cells = new ArrayList<>(List.of(name));
    totals.forEach(total -> cells.add(grouped(column.apply(total))));
    table.row(cells.toArray(String[]::new));
  }

  private void figures() {
    RunFigures figures = report.figures();
    console.heading("Figures");
    var table = new TextTable().text("").number("").text("");
    table.row("users known", grouped(figures.users()), "");
    table.row("active in the last 30 days", grouped(figures.active()), "");
    figures
        .nextMonth()
        .ifPresent(
            ratio ->
                table.row(
                    "of a month's new users, active in the next",
                    ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString(),
                    "%"));
    Forecast forecast = figures.forecast();
    if (forecast != null) {
      Interval nearlySure = forecast.total().interval(95);
      String code = report.currency().code();
      table.row(
          "net revenue of the next %d days, forecast".formatted(forecast.steps().size()),
          whole(forecast.total().point()),
          code);
      table.row("  95 % interval from", whole(nearlySure.lower()), code);
      table.row("  to", whole(nearlySure.upper()), code);
    }
    console.table(table);
  }

  private static String whole(double amount) {
    return String.format(Locale.ROOT, "%,.0f", amount);
  }

  private void creators() {
    var table = new TextTable().text("Creator").number("Gifts").number("Net").text("");
    report.earnings().stream()
        .filter(total -> total.earned().asset().equals(report.currency()))
        .sorted(Comparator.comparing(CreatorTotal::net).reversed())
        .limit(TOP_CREATORS)
        .forEach(
            total ->
                table.row(
                    names.getOrDefault(total.creator().value(), total.creator().value()),
                    grouped(total.sales()),
                    grouped(total.net()),
                    total.net().asset().code()));
    if (!table.isEmpty()) {
      console.heading("Top creators");
      console.table(table);
    }
  }

  private void tiers() {
    String version = report.tiers().isEmpty() ? "" : report.tiers().get(0).policyVersion();
    console.heading("Tiers by policy " + version);
    var table = new TextTable().text("Tier").number("Creators");
    report.creatorsByTier().forEach((tier, count) -> table.row(tier, grouped(count)));
    console.table(table);
    console.line(
        "  %s credits of monthly allowances, %s of achievements"
            .formatted(grouped(report.allowanceCredits()), grouped(report.bonusCredits())));
  }

  private void payouts() {
    Asset currency = report.currency();
    Map<PayoutStatus, long[]> sums = new EnumMap<>(PayoutStatus.class);
    for (Payout payout : report.payouts()) {
      if (payout.gross().asset().equals(currency)) {
        long[] sum = sums.computeIfAbsent(payout.status(), status -> new long[4]);
        sum[0]++;
        sum[1] += payout.gross().minor();
        sum[2] += payout.fee().minor();
        sum[3] += payout.net().minor();
      }
    }
    console.heading("Payouts by bank transfer, Fridays 04:00 UTC");
    var table =
        new TextTable()
            .text("Status")
            .number("Payouts")
            .number("Gross")
            .number("Fee")
            .number("Net")
            .text("");
    sums.forEach(
        (status, sum) ->
            table.row(
                status.name().toLowerCase(Locale.ROOT),
                grouped(sum[0]),
                grouped(new Money(sum[1], currency)),
                grouped(new Money(sum[2], currency)),
                grouped(new Money(sum[3], currency)),
                currency.code()));
    if (table.isEmpty()) {
      console.line("  none");
    } else {
      console.table(table);
    }
  }

  private void achievements() {
    var table = new TextTable().text("Achievement").number("Creators");
    report
        .achievements()
        .forEach(
            (name, count) -> {
              if (count > 0) {
                table.row(name, grouped(count));
              }
            });
    if (!table.isEmpty()) {
      console.heading("Achievements");
      console.table(table);
    }
  }

  private void audit() {
    if (report.findings().isEmpty()) {
      console.heading("Audit: the books are in order");
      return;
    }
    console.heading("Audit: %s findings".formatted(grouped(report.findings().size())));
    report
        .findings()
        .forEach(
            finding ->
                console.line(
                    "  %s %s: %s".formatted(finding.rule(), finding.subject(), finding.detail())));
  }
}
