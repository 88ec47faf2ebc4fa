package dev.fanfare.laws;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.EarningsBalance;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 2: credits never go negative; nor does a creator's available money: what a refund cannot take
 * becomes a receivable, and whoever owes has nothing to be paid.
 */
public abstract class NothingBelowZeroContract {
  /** Returns storage without anything in it; called for each try. */
  protected abstract Storage newStorage();

  @Provide
  Arbitrary<List<Act>> stories() {
    return Act.stories(
        Act.Verb.GRANT,
        Act.Verb.SPEND,
        Act.Verb.RESERVE_CREDITS,
        Act.Verb.SETTLE,
        Act.Verb.RELEASE_CREDITS,
        Act.Verb.REFUND_CREDITS,
        Act.Verb.EVALUATE,
        Act.Verb.SALE,
        Act.Verb.SPLIT_SALE,
        Act.Verb.REFUND,
        Act.Verb.LOOSE_REFUND,
        Act.Verb.LOOSE_REFUND,
        Act.Verb.RESERVE,
        Act.Verb.RELEASE_RESERVE,
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
      try {
        host.learn(host.request(act, key).get(), key);
      } catch (RuntimeException misuse) {
        continue;
      }
      for (CreatorId creator : Host.CREATORS) {
        credits(host, creator);
        money(host, creator, USD);
        money(host, creator, Host.EUR);
      }
    }
  }

  private static void credits(Host host, CreatorId creator) {
    CreditBalance balance = host.fanfare.credits().balance(new Wallet(creator, CreditType.GENERAL));
    assertThat(balance.available()).isNotNegative();
    assertThat(balance.reserved()).isNotNegative();
  }

  private static void money(Host host, CreatorId creator, Asset asset) {
    EarningsBalance balance = host.fanfare.earnings().balance(creator, asset);
    assertThat(
            List.of(
                balance.pending(),
                balance.available(),
                balance.inPayout(),
                balance.reserved(),
                balance.owed()))
        .noneMatch(amount -> amount.isNegative());
    assertThat(balance.owed().isPositive() && balance.available().isPositive())
        .as("%s owes and can be paid: %s", creator, balance)
        .isFalse();
  }
}
