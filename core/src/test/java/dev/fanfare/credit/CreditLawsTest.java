package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random histories of two wallets, followed step by step by {@link TokenModel}: the balances agree,
 * credits never go negative, a repeated key changes nothing and answers the same, and the books
 * stay sound.
 */
class CreditLawsTest {
  private static final List<CreditType> TYPES = List.of(CreditType.SCRIPT, CreditType.THUMBNAIL);
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata");

  enum Act {
    GRANT,
    SPEND,
    RESERVE,
    SETTLE,
    RELEASE,
    REFUND,
    ALLOW,
    SWEEP
  }

  enum Pause {
    NONE,
    SECONDS,
    HOURS,
    DAYS,
    MONTHS,
    UNTIL_DUE
  }

  /** One thing that happens, after a pause; what the numbers mean depends on the act. */
  record Step(Pause pause, int length, Act act, int wallet, int amount, int pick, int variant) {}

  record Setting(int day, int zone, int rollover, boolean grace) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000_000);
    return Combinators.combine(
            Arbitraries.of(Pause.class),
            Arbitraries.integers().between(1, 40),
            Arbitraries.of(Act.class),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(1, 25),
            number,
            number)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Setting> settings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(0, 0, 1, 7, 30, Integer.MAX_VALUE),
            Arbitraries.of(true, false))
        .as(Setting::new);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void agreesWithTheModelAtEveryStep(
      @ForAll("settings") Setting setting, @ForAll("histories") List<Step> history) {
    var run = new Run(setting);
    for (Step step : history) {
      run.pause(step);
      run.act(step);
      run.compare();
    }
    run.end();
  }

  /** Both sides of a comparison: the service and a model for each wallet. */
  private static final class Run {
    private final CreditFixture at;
    private final Credits credits;
    private final List<Wallet> wallets = TYPES.stream().map(t -> Wallet.of(ADA, t)).toList();
    private final List<TokenModel> models = new ArrayList<>();
    private final List<List<UUID>> holds = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<UUID>> charges = List.of(new ArrayList<>(), new ArrayList<>());
    private IdempotencyKey lastKey;

    Run(Setting setting) {
      Rollover rollover =
          setting.rollover() == Integer.MAX_VALUE
              ? Rollover.all()
              : Rollover.capped(setting.rollover());
      RefundPolicy refunds =
          setting.grace()
              ? RefundPolicy.restoreWithGrace(Duration.ofDays(9))
              : RefundPolicy.forfeit();
      ZoneId zone = ZoneId.of(ZONES.get(setting.zone()));
      Instant start = Instant.parse("2026-01-01T05:30:00Z").plus(Duration.ofDays(setting.day()));
      at =
          new CreditFixture(
              start.toString(),
              CreditPolicy.builder("random")
                  .zone(zone)
                  .rollover(rollover)
                  .refunds(refunds)
                  .build());
      credits = at.credits;
      TYPES.forEach(type -> models.add(new TokenModel(zone, rollover, refunds)));
      models.forEach(model -> model.moveTo(start));
    }

    void pause(Step step) {
      Duration time =
          switch (step.pause()) {
            case NONE -> Duration.ZERO;
            case SECONDS -> Duration.ofSeconds(step.length() * 50L);
            case HOURS -> Duration.ofHours(step.length());
            case DAYS -> Duration.ofDays(step.length());
            case MONTHS -> Duration.ofDays(step.length() * 5L);
            case UNTIL_DUE ->
                at.store
                    .find(wallets.get(step.wallet()))
                    .nextDue()
                    .map(due -> Duration.between(at.clock.instant(), due))
                    .filter(wait -> !wait.isNegative())
                    .orElse(Duration.ZERO);
          };
      at.clock.advance(time);
      models.forEach(model -> model.moveTo(at.clock.instant()));
    }

    void act(Step step) {
      Wallet wallet = wallets.get(step.wallet());
      TokenModel model = models.get(step.wallet());
      switch (step.act()) {
        case GRANT -> grant(step, wallet, model);
        case SPEND -> {
          var answer = twice(k -> credits.spend(wallet, step.amount(), k));
          UUID charge = answer instanceof SpendResult.Spent spent ? spent.charge() : null;
          assertThat(model.spend(charge, step.amount())).isEqualTo(charge != null);
          if (charge != null) {
            charges.get(step.wallet()).add(charge);
          }
        }
        case RESERVE -> reserve(step, wallet, model);
        case SETTLE -> settle(step, model);
        case RELEASE -> release(step, model);
        case REFUND -> refund(step, model);
        case ALLOW -> {
          Map<CreditType, Long> monthly = new TreeMap<>();
          for (int i = 0; i < 2; i++) {
            long amount = step.variant() % 3 == i ? 0 : step.amount() + i;
            if (step.pick() % 4 != i) {
              monthly.put(TYPES.get(i), amount);
            }
            models.get(i).allow(step.pick() % 4 != i ? amount : 0);
          }
          twice(k -> credits.setAllowance(ADA, monthly, "v" + step.variant(), k));
        }
        case SWEEP -> credits.sweep(1 + step.pick() % 2);
      }
    }

    private void grant(Step step, Wallet wallet, TokenModel model) {
      GrantSource source = GrantSource.values()[step.pick() % 5];
      GrantTerms terms = GrantTerms.of(step.amount(), source).withPriority(49 + step.variant() % 3);
      Instant now = at.clock.instant();
      if (step.variant() % 5 == 0) {
        terms = terms.effectiveAt(now.plus(Duration.ofHours(step.pick() % 300)));
      }
      if (step.variant() % 2 == 0) {
        terms = terms.expiresAt(now.plus(Duration.ofHours(301 + step.pick() % 900)));
      }
      Instant reset = credits.balance(wallet).nextReset();
      if (reset != null && step.variant() % 7 == 0) {
        // The same instant as a reset; another priority, so that ids never decide.
        GrantTerms edge = GrantTerms.of(step.amount(), source).withPriority(49);
        terms = step.pick() % 2 == 0 ? edge.effectiveAt(reset) : edge.expiresAt(reset);
      }
      GrantTerms agreed = terms;
      model.grant(twice(k -> credits.grant(wallet, agreed, k)).grant(), agreed);
    }

    private void reserve(Step step, Wallet wallet, TokenModel model) {
      Duration ttl = ttl(step, credits.balance(wallet).nextReset());
      var answer = twice(k -> credits.reserve(wallet, step.amount(), ttl, k));
      UUID hold = answer instanceof ReserveResult.Reserved reserved ? reserved.reservation() : null;
      assertThat(model.reserve(hold, step.amount(), at.clock.instant().plus(ttl)))
          .isEqualTo(hold != null);
      if (hold != null) {
        holds.get(step.wallet()).add(hold);
      }
    }

    /** Returns up to 30 days, every third time up to the very instant of the reset. */
    private Duration ttl(Step step, Instant reset) {
      if (reset != null && step.variant() % 3 == 0) {
        Duration untilReset = Duration.between(at.clock.instant(), reset);
        if (untilReset.compareTo(Credits.MAX_TTL) <= 0) {
          return untilReset;
        }
      }
      return Duration.ofMinutes(1 + step.pick() % (60 * 24 * 30));
    }

    private void settle(Step step, TokenModel model) {
      UUID hold = pick(holds.get(step.wallet()), step.pick());
      if (hold == null) {
        return;
      }
      long reserved = credits.reservation(hold).orElseThrow().amount();
      int actual = (int) Math.min(reserved, step.amount() - 1);
      var answer = twice(k -> credits.settle(hold, actual, k));
      if (!model.isOpen(hold) && !model.hasLapsed(hold)) {
        assertThat(answer).isInstanceOf(SettleResult.AlreadyClosed.class);
        return;
      }
      UUID charge = answer instanceof SettleResult.Settled settled ? settled.charge() : null;
      assertThat(model.settle(hold, charge, actual))
          .isEqualTo(answer instanceof SettleResult.Settled);
      if (charge != null) {
        charges.get(step.wallet()).add(charge);
      }
    }

    private void release(Step step, TokenModel model) {
      UUID hold = pick(holds.get(step.wallet()), step.pick());
      if (hold == null) {
        return;
      }
      var answer = twice(k -> credits.release(hold, k));
      assertThat(answer instanceof ReleaseResult.Released).isEqualTo(model.isOpen(hold));
      if (model.isOpen(hold)) {
        model.release(hold);
      }
    }

    private void refund(Step step, TokenModel model) {
      UUID charge = pick(charges.get(step.wallet()), step.pick());
      if (charge == null) {
        return;
      }
      var answer = twice(k -> credits.refund(charge, step.amount(), k));
      if (step.amount() > model.refundable(charge)) {
        assertThat(answer)
            .isEqualTo(new RefundResult.Declined(charge, model.refundable(charge), false));
      } else {
        model.refund(charge, step.amount());
      }
    }

    private static UUID pick(List<UUID> ids, int pick) {
      return ids.isEmpty() ? null : ids.get(pick % ids.size());
    }

    /** Asks twice with one key: the second answer is the first, and it changed nothing. */
    private <A extends Answer> A twice(Function<IdempotencyKey, A> request) {
      lastKey = key(at.fresh());
      A first = request.apply(lastKey);
      List<WalletState> after = wallets.stream().map(at.store::find).toList();
      A second = request.apply(lastKey);
      assertThat(second).isEqualTo(first.asReplayed());
      assertThat(wallets.stream().map(at.store::find).toList()).isEqualTo(after);
      return first;
    }

    void compare() {
      for (int i = 0; i < 2; i++) {
        CreditBalance balance = credits.balance(wallets.get(i));
        assertThat(balance.available()).isNotNegative().isEqualTo(models.get(i).available());
        assertThat(balance.reserved()).isNotNegative().isEqualTo(models.get(i).reserved());
        assertThat(balance.usedThisPeriod()).isNotNegative();
      }
    }

    void end() {
      at.assertSound();
      for (Wallet wallet : wallets) {
        CreditStatement statement =
            credits.statement(wallet, Instant.EPOCH, at.clock.instant().plusNanos(1000));
        CreditBalance balance = credits.balance(wallet);
        assertThat(statement.lines().stream().mapToLong(CreditEntry::availableDelta).sum())
            .isEqualTo(balance.available())
            .isEqualTo(statement.closingAvailable());
        assertThat(statement.lines().stream().mapToLong(CreditEntry::reservedDelta).sum())
            .isEqualTo(balance.reserved());
      }
      while (credits.sweep(1) > 0) {
        // until nothing is due
      }
      compare();
      at.assertSound();
      if (lastKey != null) {
        assertThatThrownBy(() -> credits.spend(wallets.get(0), 999_999, lastKey))
            .isInstanceOf(IdempotencyConflictException.class);
        compare();
      }
    }
  }
}
