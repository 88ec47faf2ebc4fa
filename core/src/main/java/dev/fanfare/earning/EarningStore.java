package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where sales, refunds and holds are kept. Safe for concurrent use. */
public interface EarningStore {
  /**
   * Stores sales, all or none.
   *
   * @throws DuplicateRevenueException if an id is taken
   */
  void addSales(List<Sale> sales);

  /**
   * Stores refunds, all or none.
   *
   * @throws DuplicateRevenueException if an id is taken
   */
  void addRefunds(List<Refund> refunds);

  /** Returns the sales that are stored under some ids. */
  Map<String, Sale> sales(Collection<String> ids);

  /** Returns the refunds that are stored under some ids. */
  Map<String, Refund> refunds(Collection<String> ids);

  /** Returns a sale and keeps others from refunding it until the running transaction ends. */
  Optional<Sale> lockSale(String id);

  /** Returns the refunds of a sale, as recorded. */
  List<Refund> refundsOf(String sale);

  /**
   * Returns how far the parties of a split lag behind, empty before its first sale, and locks it.
   */
  Optional<RevenueSplit.Deficits> lockDeficits(UUID split, Asset asset);

  /** Stores how far the parties of a split lag behind, replacing what was stored. */
  void saveDeficits(UUID split, Asset asset, RevenueSplit.Deficits deficits);

  /** Puts earnings on hold. */
  void hold(List<Hold> holds);

  /**
   * Takes up to {@code amount} minor units off a creator's hold on one sale. Returns what it took.
   */
  long unhold(CreatorId creator, String sale, long amount);

  /**
   * Takes up to {@code amount} minor units off a creator's holds in an asset, those that end last
   * first: so it does not matter for the sums whether due holds were released before or after a
   * refund. Returns what it took.
   */
  long unholdLatest(CreatorId creator, Asset asset, long amount);

  /**
   * Returns pending accounts with holds that are due, without locking anything: whoever ends the
   * holds locks the accounts first, as everybody does who changes them.
   *
   * @param now holds that end at or before it are due
   * @param limit how many accounts at most, 1 or more
   */
  List<Account> due(Instant now, int limit);

  /**
   * Ends the holds of some accounts that are due.
   *
   * @param now holds that end at or before it are due
   * @param accounts pending accounts, which the running transaction has locked
   * @return the sums taken off hold, for each account where there was something
   */
  List<Due> endHolds(Instant now, Collection<Account> accounts);

  /** Returns the sum of what is on hold, in minor units. */
  long held(CreatorId creator, Asset asset);

  /**
   * Returns what a creator earned by source in {@code [from, to)}, less what refunds in that time
   * took, by asset.
   */
  List<Earned> earned(CreatorId creator, Instant from, Instant to);

  /** Returns the instant of a creator's first sale, empty if there is none. */
  Optional<Instant> firstSale(CreatorId creator);

  /** Hands over every creator's totals for each asset, by creator and then asset code. */
  void forEachTotal(Consumer<CreatorTotal> visitor);

  /** Hands over every sale with its refunds. */
  void forEachSale(Consumer<Sale> visitor);

  /** Hands over every refund. */
  void forEachRefund(Consumer<Refund> visitor);

  /**
   * Earnings that wait for the end of their hold period.
   *
   * @param amount more than 0
   */
  record Hold(String sale, CreatorId creator, Instant availableAt, Money amount) {}

  /** What came off hold for a creator. */
  record Due(CreatorId creator, Money amount) {}

  /** What a source brought a creator in a period; negative when refunds outweigh sales. */
  record Earned(RevenueSource source, Money amount) {}
}
