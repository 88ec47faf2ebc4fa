package dev.fanfare.cli.platform;

import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.tier.TierPolicy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run over a platform's files is to do.
 *
 * @param asOf the last day that counts; null for the last day in the files
 * @param currency what tiers and payouts are in; null for the currency of most gifts
 * @param policy returns the tiers for a currency
 * @param writers how many threads book gifts side by side, each for other creators; 1 or more
 * @param out where the files of figures are written to, null for nowhere
 */
public record RunSettings(
    @Nullable LocalDate asOf,
    @Nullable Asset currency,
    Function<Asset, TierPolicy> policy,
    int writers,
    @Nullable Path out) {
  public RunSettings {
    requireNonNull(policy, "policy");
    if (writers < 1) {
      throw new IllegalArgumentException("writers must be 1 or more, was %d".formatted(writers));
    }
  }
}
