package dev.fanfare.cli.platform;

import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.earning.CreatorTotal;
import dev.fanfare.payout.Payout;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the results of a run, one file each. */
public final class RunFiles {
  /** The rows that were left out. */
  public static final String REJECTED = "rejected.csv";

  static final String EARNINGS = "creator_earnings.csv";
  static final String TIERS = "creator_tiers.csv";
  static final String PAYOUTS = "payouts.csv";

  /** The columns of tiers, here and in the result of {@code fanfare tier}. */
  public static final String[] TIER_HEADER = {"creator_id", "tier", "policy_version", "reasons"};

  private static final String[] EARNING_HEADER = {
    "creator_id", "gifts", "earned", "clawed_back", "net", "currency"
  };
  private static final String[] PAYOUT_HEADER = {
    "payout_id",
    "creator_id",
    "gross",
    "fee",
    "net",
    "currency",
    "method",
    "status",
    "period_start",
    "period_end"
  };

  private RunFiles() {}

  /**
   * Writes everything but the figures, which the run has written.
   *
   * @throws dev.fanfare.cli.csv.UnusableFileException if a file cannot be written
   * @return the names of all files, the figures' too
   */
  public static List<String> write(RunReport report, Rejections rejections, Path directory) {
    CsvOutput.write(
        directory.resolve(EARNINGS),
        EARNING_HEADER,
        out -> report.earnings().forEach(total -> write(total, out)));
    CsvOutput.write(
        directory.resolve(TIERS),
        TIER_HEADER,
        out -> report.tiers().forEach(tier -> write(tier, out)));
    CsvOutput.write(
        directory.resolve(PAYOUTS),
        PAYOUT_HEADER,
        out -> report.payouts().forEach(payout -> write(payout, out)));
    rejections.write(directory.resolve(REJECTED));
    return Stream.concat(
            report.figures().files().stream(), Stream.of(EARNINGS, TIERS, PAYOUTS, REJECTED))
        .toList();
  }

  private static void write(CreatorTotal total, CsvOutput out) {
    out.row(
        total.creator().value(),
        total.sales(),
        total.earned(),
        total.clawedBack(),
        total.net(),
        total.earned().asset().code());
  }

  private static void write(RunReport.CreatorTier tier, CsvOutput out) {
    out.row(tier.creator().value(), tier.tier(), tier.policyVersion(), tier.reasons());
  }

  private static void write(Payout payout, CsvOutput out) {
    out.row(
        payout.id(),
        payout.creator().value(),
        payout.gross(),
        payout.fee(),
        payout.net(),
        payout.gross().asset().code(),
        payout.method().code(),
        payout.status().name().toLowerCase(Locale.ROOT),
        payout.periodStart(),
        payout.periodEnd());
  }
}
