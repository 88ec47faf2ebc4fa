package dev.fanfare.ledger;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The ledger's invariants: all accounts of an asset sum to zero; a balance is the sum of its lines;
 * a creator's chain has no gap, adds up and agrees with the lines; no account is past its bound; a
 * transaction is reversed at most once, line by line.
 */
public final class LedgerAudit implements AuditRule {
  private final LedgerStore store;

  public LedgerAudit(LedgerStore store) {
    this.store = store;
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    Map<Account, Long> lines = new HashMap<>();
    Set<UUID> reversed = new HashSet<>();
    store.forEachTransaction(
        transaction -> {
          for (Transfer transfer : transaction.lines()) {
            lines.merge(transfer.debit(), -transfer.amount().minor(), Math::addExact);
            lines.merge(transfer.credit(), transfer.amount().minor(), Math::addExact);
          }
          if (transaction.reverses() != null) {
            checkReversal(transaction, transaction.reverses(), reversed, findings);
          }
        });
    Map<String, BigInteger> sums = new HashMap<>();
    Set<Account> seen = new HashSet<>();
    store.forEachAccount(
        (account, balance) -> {
          seen.add(account);
          sums.merge(account.asset().code(), BigInteger.valueOf(balance), BigInteger::add);
          checkAccount(account, balance, lines.getOrDefault(account, 0L), findings);
        });
    sums.forEach(
        (asset, sum) -> {
          if (sum.signum() != 0) {
            findings.accept(
                new AuditFinding(
                    "ledger.sum-zero", asset, "all accounts sum to %d, not 0".formatted(sum)));
          }
        });
    lines.forEach(
        (account, sum) -> {
          if (!seen.contains(account)) {
            findings.accept(
                new AuditFinding("ledger.balance", account.toString(), "has lines but no balance"));
          }
        });
  }

  private void checkAccount(
      Account account, long balance, long sum, Consumer<AuditFinding> findings) {
    if (balance != sum) {
      findings.accept(
          new AuditFinding(
              "ledger.balance",
              account.toString(),
              "balance is %d, its lines sum to %d".formatted(balance, sum)));
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
      chain.end(balance);
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
            .map(t -> t.lines().stream().map(Transfer::reversed).toList().equals(reversal.lines()))
            .orElse(false);
    if (!exact) {
      findings.accept(
          new AuditFinding(
              "ledger.reversal",
              reversal.id().toString(),
              "does not take back exactly transaction " + original));
    }
  }

  /** Follows the chain of one account. */
  private static final class Chain implements Consumer<Posting> {
    private final Account account;
    private final Consumer<AuditFinding> findings;
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
        findings.accept(
            new AuditFinding(
                "ledger.chain",
                account.toString(),
                "posting %d: %d %+d = %d does not follow posting %d with balance %d"
                    .formatted(
                        posting.seq(),
                        posting.balanceBefore(),
                        posting.delta(),
                        posting.balanceAfter(),
                        seq,
                        balance)));
      }
      seq = posting.seq();
      balance = posting.balanceAfter();
    }

    void end(long accountBalance) {
      if (balance != accountBalance) {
        findings.accept(
            new AuditFinding(
                "ledger.chain",
                account.toString(),
                "chain ends at %d, balance is %d".formatted(balance, accountBalance)));
      }
    }
  }
}
