package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Rate;
import java.time.Instant;

/** Which part of revenue is the creator's. */
@FunctionalInterface
public interface RevenueShares {
  /** The share of a creator for whom nothing else is said: 55 %, which leaves the platform 45 %. */
  Rate STANDARD = Rate.percent(55);

  /** Returns the creator's share in force at an instant. */
  Rate shareOf(CreatorId creator, Instant at);

  /** Returns shares that are the same for everybody, always. */
  static RevenueShares fixed(Rate share) {
    requireNonNull(share, "share");
    return (creator, at) -> share;
  }
}
