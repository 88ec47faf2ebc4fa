package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.Storage;
import dev.fanfare.money.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BudgetTest extends BudgetContract {
  private static final BudgetLimit FIFTY =
      BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, usd("50.00"));

  private final Storage storage = Storage.inMemory();

  @Override
  protected Storage storage() {
    return storage;
  }

  @Test
  void isFiftyDollarsADayUnlessSomebodySaysOtherwise() {
    assertThat(BudgetPolicy.standard().limits()).containsExactly(FIFTY);
    assertThat(FIFTY.hardStop()).isFalse();
    assertThat(BudgetPolicy.standard().alerts()).containsExactly(50, 80, 100);
  }

  /** Against whole numbers of any size: the first amount that is at least so many percent. */
  @Property
  void findsThresholdsExactly(
      @ForAll @LongRange(min = 1, max = BudgetLimit.MOST_UNITS * 100) long cents,
      @ForAll @IntRange(min = 1, max = 500) int percent) {
    BudgetLimit limit =
        BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, new Money(cents, USD));
    BigInteger exact =
        BigInteger.valueOf(limit.limitNanos())
            .multiply(BigInteger.valueOf(percent))
            .add(BigInteger.valueOf(99))
            .divide(BigInteger.valueOf(100));
    assertThat(BigInteger.valueOf(limit.thresholdNanos(percent))).isEqualTo(exact);
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetPolicy.of("v", FIFTY, FIFTY.withHardStop()))
        .withMessageContaining("limits must differ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetPolicy.standard().withAlerts(List.of(80, 50)))
        .withMessageContaining("alerts must ascend");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetPolicy.standard().withAlerts(List.of(501)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetPolicy.standard().withReservationTime(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, Money.zero(USD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIFTY.countingUnpricedAs(AiCost.parse("50.01", USD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIFTY.countingUnpricedAs(AiCost.zero(JPY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BudgetScope(BudgetScope.Kind.PLATFORM, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetScope.tenant(""));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BudgetKey(
                    BudgetScope.platform(), BudgetPeriod.MONTH, LocalDate.of(2026, 3, 2), USD));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BudgetKey(
                    BudgetScope.eachTenant(), BudgetPeriod.DAY, LocalDate.of(2026, 3, 2), USD));
  }
}
