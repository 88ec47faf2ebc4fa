package dev.fanfare.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 1: postings of an entry sum to zero per currency; the sum over all accounts is zero, always.
 * Over everything that moves money: sales, refunds, holds, reserves, corrections, and payouts with
 * fees, tax and exchange, paid, refused and returned.
 */
public abstract class BooksSumToZeroContract {
  /** Returns storage without anything in it; called for each try. */
  protected abstract Storage newStorage();

  @Provide
  Arbitrary<List<Act>> stories() {
    return Act.stories(
        Act.Verb.SALE,
        Act.Verb.SPLIT_SALE,
        Act.Verb.REFUND,
        Act.Verb.LOOSE_REFUND,
        Act.Verb.RESERVE,
        Act.Verb.RELEASE_RESERVE,
        Act.Verb.ADJUST,
        Act.Verb.REVERSE,
        Act.Verb.REQUEST,
        Act.Verb.REQUEST_ALL,
        Act.Verb.APPROVE,
        Act.Verb.CANCEL,
        Act.Verb.RESOLVE);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whateverHappens(@ForAll long seed, @ForAll("stories") List<Act> story) {
    var host = new Host(seed, newStorage());
    for (Act act : story) {
      host.pass(act.hours());
      IdempotencyKey key = host.key();
      Object answer;
      try {
        answer = host.request(act, key).get();
      } catch (RuntimeException misuse) {
        continue;
      }
      host.learn(answer, key);
      sumsToZero(host.fanfare.storage().ledger());
    }
  }

  private static void sumsToZero(LedgerStore ledger) {
    List<Transaction> transactions = new ArrayList<>();
    ledger.forEachTransaction(transactions::add);
    Map<Account, Long> byLines = new HashMap<>();
    for (Transaction transaction : transactions) {
      Map<Asset, Long> entry = new HashMap<>();
      for (Transfer line : transaction.lines()) {
        add(entry, line.debit().asset(), -line.amount().minor());
        add(entry, line.credit().asset(), line.amount().minor());
        byLines.merge(line.debit(), -line.amount().minor(), Long::sum);
        byLines.merge(line.credit(), line.amount().minor(), Long::sum);
      }
      assertThat(entry.values()).as("%s", transaction).containsOnly(0L);
    }
    Map<Account, Long> balances = new HashMap<>();
    Map<Asset, Long> all = new HashMap<>();
    ledger.forEachAccount(
        (account, balance) -> {
          balances.put(account, balance);
          add(all, account.asset(), balance);
        });
    assertThat(all.values()).containsOnly(0L);
    assertThat(balances).isEqualTo(byLines);
    postingsAreTheLines(ledger, byLines, transactions);
  }

  /** What the chains of creators' accounts post is what the lines say, entry by entry. */
  private static void postingsAreTheLines(
      LedgerStore ledger, Map<Account, Long> byLines, List<Transaction> transactions) {
    Map<UUID, Map<Account, Long>> posted = new HashMap<>();
    for (Account account : byLines.keySet()) {
      if (account.kind().ofCreator()) {
        ledger.forEachPosting(
            account,
            posting ->
                posted
                    .computeIfAbsent(posting.transaction(), id -> new HashMap<>())
                    .merge(account, posting.delta(), Long::sum));
      }
    }
    for (Transaction transaction : transactions) {
      Map<Account, Long> lines = new HashMap<>();
      for (Transfer line : transaction.lines()) {
        if (line.debit().kind().ofCreator()) {
          lines.merge(line.debit(), -line.amount().minor(), Long::sum);
        }
        if (line.credit().kind().ofCreator()) {
          lines.merge(line.credit(), line.amount().minor(), Long::sum);
        }
      }
      assertThat(posted.getOrDefault(transaction.id(), Map.of()))
          .as("%s", transaction)
          .isEqualTo(lines);
    }
  }

  private static void add(Map<Asset, Long> sums, Asset asset, long amount) {
    sums.merge(asset, amount, Math::addExact);
  }
}
