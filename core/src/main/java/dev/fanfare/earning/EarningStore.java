package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where sales, refunds and holds are kept. Safe for concurrent use.
 *
 * <p>Verbs take whole batches, thousands of rows, and cost a few statements each. Empty collections
 * are fine everywhere and do nothing.
 */
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

  /**
   * Returns the sales that are stored under some ids and keeps others from locking the same ones
   * until the running transaction ends. Implementations lock in the ids' order, whatever order they
   * are given in.
   */
  Map<String, Sale> lockSales(Collection<String> ids);

  /**
   * Returns the refunds that name one of some sales, each sale's as recorded. That goes for refunds
   * booked before their sale was known, and for sales that are not known still.
   */
  List<Refund> refundsOf(Collection<String> sales);

  /**
   * Returns how far the parties of splits lag behind, without those that have made no sale yet, and
   * locks them in their order. The running transaction has locked the accounts of all parties.
   */
  Map<SplitKey, RevenueSplit.Deficits> lockDeficits(Collection<SplitKey> splits);

  /** Stores how far the parties of splits lag behind, replacing what was stored. */
  void saveDeficits(Map<SplitKey, RevenueSplit.Deficits> deficits);

  /** Returns the open holds on some sales, of every creator. */
  List<Hold> holdsOf(Collection<String> sales);

  /**
   * Returns open holds of some accounts, for each those that end last, as many as it takes for
   * their amounts to reach a sum, or all of them if they do not. Of holds that end together the one
   * with the greater sale id counts as the later. More holds than it takes may be among them.
   *
   * @param sums minor units, 1 or more, by pending account, which the running transaction has
   *     locked
   */
  List<Hold> latestHolds(Map<Account, Long> sums);

  /**
   * Puts earnings on hold, changes the amounts of holds and ends holds, all or none. The running
   * transaction has locked the accounts of all of them.
   *
   * @throws StaleHoldException if a hold to be changed or ended is not there
   */
  void saveHolds(HoldChanges changes);

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
   * Earnings that wait for the end of their hold period: at most one hold for each sale and
   * creator.
   *
   * @param amount more than 0
   */
  record Hold(String sale, CreatorId creator, Instant availableAt, Money amount) {
    /** Returns this hold of another amount, in minor units. */
    Hold withAmount(long minor) {
      return new Hold(sale, creator, availableAt, new Money(minor, amount.asset()));
    }
  }

  /**
   * What a batch did to holds.
   *
   * @param added new ones
   * @param changed stored ones, with their new amounts
   * @param ended stored ones, as they were
   */
  record HoldChanges(List<Hold> added, List<Hold> changed, List<Hold> ended) {
    public HoldChanges {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      ended = List.copyOf(ended);
    }

    /** Returns whether nothing changed. */
    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && ended.isEmpty();
    }
  }

  /** A split in one asset, which has deficits of its own. Locked by split and then asset. */
  record SplitKey(UUID split, Asset asset) implements Comparable<SplitKey> {
    private static final Comparator<SplitKey> ORDER =
        Comparator.comparing((SplitKey key) -> key.split().toString())
            .thenComparing(key -> key.asset().code())
            .thenComparing(key -> key.asset().scale());

    /** Compares by the split's text, asset code and scale: the order in which they are locked. */
    @Override
    public int compareTo(SplitKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** What came off hold for a creator. */
  record Due(CreatorId creator, Money amount) {}

  /** What a source brought a creator in a period; negative when refunds outweigh sales. */
  record Earned(RevenueSource source, Money amount) {}
}
