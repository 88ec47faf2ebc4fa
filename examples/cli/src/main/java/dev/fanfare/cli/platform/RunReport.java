package dev.fanfare.cli.platform;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.credit.Grant;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.earning.CreatorTotal;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.tier.TierExplanation;
import dev.fanfare.tier.TierPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is stored after a run.
 *
 * @param asOf the last day that counted
 * @param currency what tiers and payouts are in
 * @param imported what came of the files' rows
 * @param totals the money, by currency
 * @param earnings what creators ever earned, by creator and currency
 * @param tiers each creator's tier and why, by creator
 * @param creatorsByTier how many creators each tier has, lowest first
 * @param payouts every payout, by id
 * @param allowanceCredits credits of monthly allowances that are there to spend
 * @param bonusCredits credits of achievements that are there to spend
 * @param achievements how many achievements creators have, by name
 * @param figures figures of the days
 * @param findings what the audit found; empty if the books are in order
 */
public record RunReport(
    LocalDate asOf,
    Asset currency,
    Import imported,
    Map<Asset, Totals> totals,
    List<CreatorTotal> earnings,
    List<CreatorTier> tiers,
    Map<String, Long> creatorsByTier,
    List<Payout> payouts,
    long allowanceCredits,
    long bonusCredits,
    Map<String, Long> achievements,
    RunFigures figures,
    List<AuditFinding> findings) {
  /**
   * What came of the files' rows, those rejected apart.
   *
   * @param rows rows in all files
   * @param added gifts and refunds that were new
   * @param repeated gifts and refunds that were known, from the same file or an earlier run
   * @param later gifts, refunds and counters after the last day
   */
  public record Import(long rows, long added, long repeated, long later) {}

  /**
   * The money of one currency.
   *
   * @param gross paid for gifts
   * @param refunded paid back
   * @param creators creators' part, net of refunds
   * @param platform the platform's part, net of refunds
   * @param owed what creators owe after refunds
   */
  public record Totals(Money gross, Money refunded, Money creators, Money platform, Money owed) {}

  /**
   * The tier that is in force for a creator.
   *
   * @param reasons why the creator's figures earn what they earn, for people
   */
  public record CreatorTier(CreatorId creator, String tier, String policyVersion, String reasons) {}

  static RunReport of(
      Fanfare fanfare,
      TierPolicy policy,
      List<CreatorStats> stats,
      Asset currency,
      LocalDate asOf,
      Import imported,
      RunFigures figures) {
    List<CreatorTotal> earnings = new ArrayList<>();
    fanfare.earnings().forEachTotal(earnings::add);
    List<CreatorTier> tiers =
        stats.stream().map(creator -> tier(fanfare, policy.explain(creator))).toList();
    Map<String, Long> byTier = new LinkedHashMap<>();
    policy.tiers().forEach(tier -> byTier.put(tier.name(), 0L));
    tiers.forEach(tier -> byTier.merge(tier.tier(), 1L, Long::sum));
    List<Payout> payouts = new ArrayList<>();
    PayoutList.forEach(fanfare.payouts(), payouts::add);
    payouts.sort(Comparator.comparing(payout -> payout.id().toString()));
    long[] credits = new long[2];
    Map<String, Long> achievements = new LinkedHashMap<>();
    fanfare.achievements().policy().rules().forEach(rule -> achievements.put(rule.name(), 0L));
    for (CreatorStats each : stats) {
      CreatorId creator = each.creator();
      countCredits(fanfare, creator, credits);
      fanfare
          .achievements()
          .unlocked(creator)
          .forEach(unlocked -> achievements.merge(unlocked.name(), 1L, Long::sum));
    }
    return new RunReport(
        asOf,
        currency,
        imported,
        totals(fanfare, earnings),
        List.copyOf(earnings),
        tiers,
        byTier,
        List.copyOf(payouts),
        credits[0],
        credits[1],
        achievements,
        figures,
        fanfare.auditor().verify());
  }

  private static CreatorTier tier(Fanfare fanfare, TierExplanation explanation) {
    return new CreatorTier(
        explanation.creator(),
        fanfare.tiers().tier(explanation.creator()).name(),
        explanation.policyVersion(),
        explanation.text());
  }

  private static void countCredits(Fanfare fanfare, CreatorId creator, long[] credits) {
    fanfare
        .credits()
        .balances(creator)
        .forEach(
            balance -> {
              for (Grant grant : fanfare.credits().grants(balance.wallet())) {
                credits[grant.source() == GrantSource.ALLOWANCE ? 0 : 1] += grant.remaining();
              }
            });
  }

  private static Map<Asset, Totals> totals(Fanfare fanfare, List<CreatorTotal> earnings) {
    Map<String, Asset> assets = new TreeMap<>();
    Map<Asset, long[]> sums = new LinkedHashMap<>();
    fanfare
        .storage()
        .facts()
        .forEach(
            fact -> {
              if (fact instanceof Fact.GiftSent gift) {
                add(sums, gift.gross(), 0);
              } else if (fact instanceof Fact.GiftRefunded refund) {
                add(sums, refund.gross(), 1);
              }
            });
    for (CreatorTotal total : earnings) {
      Asset asset = total.earned().asset();
      add(sums, total.net(), 2);
      add(sums, fanfare.earnings().balance(total.creator(), asset).owed(), 3);
    }
    sums.keySet().forEach(asset -> assets.put(asset.code(), asset));
    Map<Asset, Totals> totals = new LinkedHashMap<>();
    for (Asset asset : assets.values()) {
      long[] sum = sums.getOrDefault(asset, new long[4]);
      Money platform = fanfare.ledger().balance(Account.platform(AccountKind.COMMISSION, asset));
      totals.put(
          asset,
          new Totals(
              new Money(sum[0], asset),
              new Money(sum[1], asset),
              new Money(sum[2], asset),
              platform,
              new Money(sum[3], asset)));
    }
    return totals;
  }

  private static void add(Map<Asset, long[]> sums, Money amount, int index) {
    long[] sum = sums.computeIfAbsent(amount.asset(), asset -> new long[4]);
    sum[index] = Math.addExact(sum[index], amount.minor());
  }
}
