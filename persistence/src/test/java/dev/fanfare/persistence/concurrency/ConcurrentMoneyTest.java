package dev.fanfare.persistence.concurrency;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Granted;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.EarningsBalance;
import dev.fanfare.earning.RefundResult;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.earning.SaleResult;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Ledger.AdjustResult;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.persistence.internal.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentMoneyTest {
  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Dialect.POSTGRESQL, 32, 20);
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Dialect.H2, 8, 10);
    }
  }

  abstract static class Contract {
    private final CrowdedPlatform at;
    private final Fanfare fanfare;
    private final int threads;
    private final int times;

    Contract(Dialect dialect, int threads, int times) {
      this.at = new CrowdedPlatform(dialect);
      this.fanfare = at.fanfare;
      this.threads = threads;
      this.times = times;
    }

    /** Nobody waits for the platform's accounts, so something else must tell the second caller. */
    @Test
    void reversesWhatConcernsNoCreatorOnce() throws Exception {
      List<UUID> adjustments = new ArrayList<>();
      for (int n = 0; n < times; n++) {
        Transfer correction =
            new Transfer(
                Account.platform(AccountKind.COMMISSION, USD),
                Account.platform(AccountKind.ROUNDING, USD),
                cents(1));
        adjustments.add(
            ((AdjustResult.Booked)
                    fanfare.ledger().adjust(List.of(correction), "moved", key("adjust-" + n)))
                .transaction());
      }
      List<AdjustResult> answers =
          inParallel(
              threads,
              times,
              (thread, n) ->
                  fanfare
                      .ledger()
                      .reverse(adjustments.get(n), key("reverse-%d-%d".formatted(n, thread / 2))));

      assertThat(answers)
          .filteredOn(answer -> answer instanceof AdjustResult.Booked && !answer.replayed())
          .hasSize(times);
      assertThat(answers)
          .allMatch(
              answer ->
                  answer instanceof AdjustResult.Booked
                      || answer instanceof AdjustResult.AlreadyReversed);
      at.assertSound();
    }

    /** The sums of what was answered are the balances, to the cent and to the credit. */
    @ParameterizedTest(name = "{0} creators")
    @ValueSource(ints = {1, 5})
    void losesNothingOfAnyCreator(int count) throws Exception {
      List<CreatorId> creators = at.join(count);
      List<Object> answers = new ArrayList<>();
      for (CreatorId creator : creators) {
        answers.add(
            fanfare
                .earnings()
                .recordSale(RevenueSource.TIP, cents(500_00), creator, key("first-" + creator)));
      }
      answers.addAll(
          inParallel(
              threads,
              times,
              (thread, n) -> {
                CreatorId creator = creators.get((thread * 3 + n) % count);
                CreatorId other = creators.get((thread + n * 2) % count);
                return act(creator, other, (thread * 5 + n) % 11, thread, n);
              }));
      for (int i = 0; i < 3; i++) {
        fanfare.payouts().submitApproved(1000);
        fanfare.payouts().reconcile(1000);
      }

      Map<CreatorId, Long> earned = new HashMap<>();
      Map<CreatorId, Long> credits = new HashMap<>();
      for (Object answer : answers) {
        if (answer instanceof SaleResult.Recorded sale) {
          sale.sale()
              .parts()
              .forEach(part -> earned.merge(part.creator(), part.earned().minor(), Long::sum));
        } else if (answer instanceof RefundResult.Recorded refund) {
          refund
              .refund()
              .parts()
              .forEach(part -> earned.merge(part.creator(), -part.clawedBack().minor(), Long::sum));
        } else if (answer instanceof CreatorsCredits change) {
          credits.merge(change.creator(), change.amount(), Long::sum);
        }
      }
      for (CreatorId creator : creators) {
        EarningsBalance balance = fanfare.earnings().balance(creator, USD);
        assertThat(balance.available().isNegative() || balance.pending().isNegative()).isFalse();
        long there =
            balance
                .pending()
                .plus(balance.available())
                .plus(balance.inPayout())
                .plus(balance.reserved())
                .minus(balance.owed())
                .minor();
        assertThat(there + paid(creator)).isEqualTo(earned.get(creator));
        assertThat(fanfare.credits().balance(Wallet.of(creator, CreditType.GENERAL)).available())
            .isEqualTo(credits.getOrDefault(creator, 0L));
      }
      at.assertSound();
    }

    /** What a creator's credits changed by. */
    private record CreatorsCredits(CreatorId creator, long amount) {}

    private Object act(CreatorId creator, CreatorId other, int what, int thread, int n) {
      String name = thread + "-" + n;
      var earnings = fanfare.earnings();
      Wallet wallet = Wallet.of(creator, CreditType.GENERAL);
      return switch (what) {
        case 0, 1 -> earnings.recordSale(RevenueSource.TIP, cents(997), creator, key(name));
        case 2 -> earnings.recordSale(RevenueSource.GIFT, cents(1001), creator, key(name));
        case 3 ->
            creator.equals(other)
                ? earnings.mature()
                : earnings.recordSale(
                    new Revenue.NewSale(
                        name,
                        RevenueSource.TIP,
                        at.clock.instant(),
                        cents(331),
                        RevenueSplit.of(creator, 2, other, 1)),
                    key(name));
        case 4 -> earnings.recordRefund("first-" + creator, cents(77), key(name));
        case 5 -> earnings.recordRefund(thread + "-" + (n - 1), cents(300), key(name));
        case 6 -> fanfare.payouts().request(creator, cents(60_00), PayoutMethod.PAXUM, key(name));
        case 7 -> fanfare.payouts().submitApproved(3);
        case 8 -> earnings.reserve(creator, cents(13), "dispute", key(name));
        case 9 -> {
          Granted granted = fanfare.credits().grant(wallet, 10, GrantSource.PURCHASE, key(name));
          yield new CreatorsCredits(creator, granted.amount());
        }
        default ->
            fanfare.credits().spend(wallet, 7, key(name)) instanceof SpendResult.Spent spent
                ? new CreatorsCredits(creator, -spent.amount())
                : "declined";
      };
    }

    private long paid(CreatorId creator) {
      List<Payout> payouts = new ArrayList<>();
      fanfare.storage().payouts().forEach(payouts::add);
      return payouts.stream()
          .filter(p -> p.creator().equals(creator) && p.state() == PayoutState.PAID)
          .mapToLong(p -> p.gross().minor())
          .sum();
    }

    /** Each wallet has enough for half of what is asked of it. */
    @ParameterizedTest(name = "from {0} wallets")
    @ValueSource(ints = {1, 10, 1000})
    void spendsEveryCreditOnce(int count) throws Exception {
      int calls = Math.max(times, (2 * count + threads - 1) / threads);
      int asks = calls * threads / count;
      for (int i = 0; i < count; i++) {
        fanfare.credits().grant(wallet(i), asks / 2 * 3L + 1, GrantSource.PURCHASE, key("g" + i));
      }
      List<SpendResult> results =
          inParallel(
              threads,
              calls,
              (thread, n) -> {
                // What is left over when the calls are spread evenly goes to nobody.
                int call = thread * calls + n;
                return call < asks * count
                    ? fanfare.credits().spend(wallet(call % count), 3, key(thread + "-" + n))
                    : new SpendResult.Declined(0, false);
              });
      assertThat(results)
          .filteredOn(SpendResult.Spent.class::isInstance)
          .hasSize(count * (asks / 2));
      for (int i = 0; i < count; i++) {
        assertThat(fanfare.credits().balance(wallet(i)).available()).isEqualTo(1);
      }
      at.assertSound();
    }

    private static Wallet wallet(int i) {
      return Wallet.of(CreatorId.of("fan-of-credits-" + i), CreditType.GENERAL);
    }

    /** Overlapping batches, each in an order of its own: every fact counts once. */
    @Test
    void recordsOverlappingBatchesOnce() throws Exception {
      List<CreatorId> creators = at.join(7);
      List<Fact> facts = new ArrayList<>();
      long fans = 0;
      for (int i = 0; i < 300; i++) {
        Instant time = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(i * 61L % 1000);
        CreatorId creator = creators.get(i % 7);
        long gross = 100 + i;
        facts.add(
            new Fact.GiftSent("gift-" + i, time, "fan", creator, "rose", "Rose", 1, cents(gross)));
        fans += gross;
        if (i % 3 == 0) {
          facts.add(
              new Fact.GiftRefunded(
                  "back-" + i, time, "gift-" + i, null, creator, "rose", "Rose", 1, cents(40)));
          fans -= 40;
        } else if (i % 3 == 1) {
          facts.add(
              new Fact.RevenueReceived(
                  "ad-" + i, time, RevenueSource.AD, i % 2 == 0 ? creator : null, cents(9)));
          fans += 9;
        }
      }
      List<RecordReport> reports =
          inParallel(
              8,
              6,
              (thread, n) -> {
                // A refund and its gift may come in different batches, in any order.
                List<Fact> batch = new ArrayList<>(facts);
                Collections.shuffle(batch, new Random(thread * 100L + n));
                return fanfare.activity().record(batch.subList(0, batch.size() / 3));
              });
      RecordReport rest = fanfare.activity().record(facts);

      long added = rest.added();
      for (RecordReport report : reports) {
        added += report.added();
        assertThat(report.rejected()).isEmpty();
      }
      assertThat(added).isEqualTo(facts.size());
      assertThat(fanfare.ledger().balance(Account.platform(AccountKind.FANS, USD)).minor())
          .isEqualTo(-fans);
      at.assertSound();
    }
  }
}
