package dev.fanfare.ledger;

import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The ledger's invariants: all accounts of an asset sum to zero; a balance is the sum of its lines;
 * a creator's chain has no gap, adds up and posts exactly the lines; no account is past its bound;
 * a transaction is reversed at most once, line by line.
 *
 * <p>It needs memory for each account and each reversal, not for each line.
 */
public final class LedgerAudit implements AuditRule {
  private final LedgerStore store;

  public LedgerAudit(LedgerStore store) {
    this.store = requireNonNull(store, "store");
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    Map<Account, Lines> lines = new HashMap<>();
    Set<UUID> reversed = new HashSet<>();
    store.forEachTransaction(
        transaction -> {
          for (int i = 0; i < transaction.lines().size(); i++) {
            Transfer transfer = transaction.lines().get(i);
            for (Account account : List.of(transfer.debit(), transfer.credit())) {
              lines
                  .computeIfAbsent(account, a -> new Lines())
                  .add(transaction.id(), i, transaction.at(), Transfers.delta(transfer, account));
            }
          }
          if (transaction.reverses() != null) {
            checkReversal(transaction, transaction.reverses(), reversed, findings);
          }
        });
    Map<Asset, BigInteger> sums = new HashMap<>();
    store.forEachAccount(
        (account, balance) -> {
          sums.merge(account.asset(), BigInteger.valueOf(balance), BigInteger::add);
          Lines own = lines.remove(account);
          checkAccount(account, balance, own == null ? new Lines() : own, findings);
        });
    sums.forEach(
        (asset, sum) -> {
          if (sum.signum() != 0) {
            findings.accept(
                new AuditFinding(
                    "ledger.sum-zero",
                    asset.code(),
                    "all accounts sum to %d, not 0".formatted(sum)));
          }
        });
    lines
        .keySet()
        .forEach(
            account ->
                findings.accept(
                    new AuditFinding(
                        "ledger.balance", account.toString(), "has lines but no balance")));
  }

  private void checkAccount(
      Account account, long balance, Lines lines, Consumer<AuditFinding> findings) {
    if (!lines.sum.equals(BigInteger.valueOf(balance))) {
      findings.accept(
          new AuditFinding(
              "ledger.balance",
              account.toString(),
              "balance is %d, its lines sum to %d".formatted(balance, lines.sum)));
    }
    if (!account.kind().allows(balance)) {
      findings.accept(
          new AuditFinding(
              "ledger.bound",
              account.toString(),
              "balance %d is out of bounds".formatted(balance)));
    }
    if (account.kind().ofCreator()) {
      Chain chain = new Chain(account, findings);
      store.forEachPosting(account, chain);
      chain.end(balance, lines);
    }
  }

  private void checkReversal(
      Transaction reversal, UUID original, Set<UUID> reversed, Consumer<AuditFinding> findings) {
    if (!reversed.add(original)) {
      findings.accept(
          new AuditFinding("ledger.reversal", original.toString(), "reversed more than once"));
    }
    boolean exact =
        store
            .find(original)
            .map(t -> t.reversal(reversal.id(), reversal.at()).lines().equals(reversal.lines()))
            .orElse(false);
    if (!exact) {
      findings.accept(
          new AuditFinding(
              "ledger.reversal",
              reversal.id().toString(),
              "does not take back exactly transaction " + original));
    }
  }

  /**
   * What an account's lines come to, whatever their order: their sum, and a mark that names them.
   */
  private static final class Lines {
    private BigInteger sum = BigInteger.ZERO;
    private long mark;

    void add(UUID transaction, int line, Instant at, long delta) {
      sum = sum.add(BigInteger.valueOf(delta));
      long hash = mixed(transaction.getMostSignificantBits());
      hash = mixed(hash ^ transaction.getLeastSignificantBits());
      hash = mixed(hash ^ line);
      hash = mixed(hash ^ at.getEpochSecond());
      hash = mixed(hash ^ at.getNano());
      // Adding is the same in any order; two sets of lines share a mark by a chance of 2^-64.
      mark += mixed(hash ^ delta);
    }

    /** The mixing step of SplitMix64: every bit of the input moves about half of the output's. */
    private static long mixed(long value) {
      long z = value + 0x9e3779b97f4a7c15L;
      z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
      z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
      return z ^ z >>> 31;
    }
  }

  /** Follows the chain of one account. */
  private static final class Chain implements Consumer<Posting> {
    private final Account account;
    private final Consumer<AuditFinding> findings;
    private final Lines posted = new Lines();
    private long seq;
    private long balance;

    Chain(Account account, Consumer<AuditFinding> findings) {
      this.account = account;
      this.findings = findings;
    }

    @Override
    public void accept(Posting posting) {
      if (posting.seq() != seq + 1
          || posting.balanceBefore() != balance
          || posting.balanceAfter() != balance + posting.delta()) {
        report(
            "posting %d: %d %+d = %d does not follow posting %d with balance %d"
                .formatted(
                    posting.seq(),
                    posting.balanceBefore(),
                    posting.delta(),
                    posting.balanceAfter(),
                    seq,
                    balance));
      }
      posted.add(posting.transaction(), posting.line(), posting.at(), posting.delta());
      seq = posting.seq();
      balance = posting.balanceAfter();
    }

    void end(long accountBalance, Lines lines) {
      if (balance != accountBalance) {
        report("chain ends at %d, balance is %d".formatted(balance, accountBalance));
      }
      if (posted.mark != lines.mark) {
        report(
            "the %d postings, summing to %d, are not the account's lines, summing to %d"
                .formatted(seq, posted.sum, lines.sum));
      }
    }

    private void report(String detail) {
      findings.accept(new AuditFinding("ledger.chain", account.toString(), detail));
    }
  }
}
