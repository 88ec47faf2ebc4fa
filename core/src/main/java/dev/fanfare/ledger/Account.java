package dev.fanfare.ledger;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;

/**
 * An account of the ledger, in one asset. It exists as soon as it is named, with balance zero.
 *
 * @param kind what it is for
 * @param owner the creator's id, the gateway's name for {@link AccountKind#CASH}, else empty
 * @param asset what it counts
 */
public record Account(AccountKind kind, String owner, Asset asset)
    implements Comparable<Account>, Serializable {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::owner)
          .thenComparing(Account::kind)
          .thenComparing(account -> account.asset().code())
          .thenComparing(account -> account.asset().scale());

  public Account {
    requireNonNull(kind, "kind");
    requireNonNull(owner, "owner");
    requireNonNull(asset, "asset");
    if (kind.owner() == AccountKind.Owner.PLATFORM) {
      require(owner.isEmpty(), "%s is the platform's and has no owner, was '%s'", kind, owner);
    } else {
      requireText("account owner", owner, 64);
    }
  }

  /** Returns a creator's account of earnings on hold. */
  public static Account pending(CreatorId creator, Asset asset) {
    return of(AccountKind.EARNINGS_PENDING, creator, asset);
  }

  /** Returns a creator's account of earnings that may be paid out. */
  public static Account available(CreatorId creator, Asset asset) {
    return of(AccountKind.EARNINGS_AVAILABLE, creator, asset);
  }

  /** Returns a creator's account of what is being paid out. */
  public static Account payoutClearing(CreatorId creator, Asset asset) {
    return of(AccountKind.PAYOUT_CLEARING, creator, asset);
  }

  /** Returns a creator's account of what is set aside. */
  public static Account reserve(CreatorId creator, Asset asset) {
    return of(AccountKind.RESERVE, creator, asset);
  }

  /** Returns a creator's account of what the creator owes. */
  public static Account receivable(CreatorId creator, Asset asset) {
    return of(AccountKind.RECEIVABLE, creator, asset);
  }

  /** Returns a creator's account. */
  public static Account of(AccountKind kind, CreatorId creator, Asset asset) {
    return new Account(kind, creator.value(), asset);
  }

  /** Returns an account of the platform. */
  public static Account platform(AccountKind kind, Asset asset) {
    return new Account(kind, "", asset);
  }

  /** Returns the cash account of a gateway. */
  public static Account cash(String gateway, Asset asset) {
    return new Account(AccountKind.CASH, gateway, asset);
  }

  /** Compares by owner, kind and asset: the order in which several accounts are locked. */
  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }

  /**
   * Returns the account's name, such as {@code earnings_pending:ada:USD} or {@code commission:USD}.
   */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return owner.isEmpty() ? name + ":" + asset : name + ":" + owner + ":" + asset;
  }
}
