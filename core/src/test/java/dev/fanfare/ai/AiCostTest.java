package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AiCostTest {
  @Test
  void countsInBillionthsWhateverTheCurrencysDecimals() {
    assertThat(AiCost.of(usd("12.34"))).isEqualTo(new AiCost(12_340_000_000L, USD));
    assertThat(AiCost.of(new Money(7, JPY))).isEqualTo(new AiCost(7_000_000_000L, JPY));
    assertThat(AiCost.of(new Money(5, new Asset("GEM", 9))))
        .extracting(AiCost::nanos)
        .isEqualTo(5L);
  }

  @Test
  void readsAndShowsPlainDecimals() {
    assertThat(AiCost.parse("0.0105", USD)).hasToString("0.0105 USD");
    assertThat(AiCost.parse("3", USD)).hasToString("3 USD");
    assertThat(new AiCost(1, USD)).hasToString("0.000000001 USD");
    assertThat(AiCost.zero(USD)).hasToString("0 USD");
    assertThat(new AiCost(100_000_000_000L, USD)).hasToString("100 USD");
    assertThatIllegalArgumentException().isThrownBy(() -> AiCost.parse("0.0000000001", USD));
    assertThatIllegalArgumentException().isThrownBy(() -> AiCost.parse("-1", USD));
  }

  @Test
  void roundsToMoneyAsItIsTold() {
    AiCost cost = AiCost.parse("0.125", USD);
    assertThat(cost.toMoney(RoundingMode.HALF_EVEN)).isEqualTo(usd("0.12"));
    assertThat(cost.toMoney(RoundingMode.UP)).isEqualTo(usd("0.13"));
  }

  @Test
  void neverMixesCurrenciesAndNeverWraps() {
    AiCost most = new AiCost(Long.MAX_VALUE, USD);
    assertThatThrownBy(() -> most.plus(new AiCost(1, USD))).isInstanceOf(ArithmeticException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(new AiCost(1, JPY)));
    assertThatIllegalArgumentException().isThrownBy(() -> most.compareTo(new AiCost(1, JPY)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AiCost(-1, USD));
  }

  @Property
  void addsExactly(
      @ForAll @LongRange(max = Long.MAX_VALUE / 2) long a,
      @ForAll @LongRange(max = Long.MAX_VALUE / 2) long b) {
    assertThat(new AiCost(a, USD).plus(new AiCost(b, USD)).toDecimal())
        .isEqualByComparingTo(new AiCost(a, USD).toDecimal().add(new AiCost(b, USD).toDecimal()));
  }

  /** The package knows floating point, in structured answers; what costs money does not. */
  @Test
  void keepsFloatingPointAway() {
    List<Class<?>> floating = List.of(double.class, float.class, Double.class, Float.class);
    for (Class<?> type :
        List.of(
            AiCost.class,
            CallCost.Priced.class,
            ModelPrice.class,
            PriceBook.class,
            BudgetLimit.class,
            BudgetState.class,
            BudgetHold.class,
            StoredBudget.class)) {
      assertThat(Stream.of(type.getDeclaredFields()).map(field -> (Object) field.getType()))
          .doesNotContainAnyElementsOf(floating);
      assertThat(Stream.of(type.getDeclaredMethods()).map(Method::getReturnType))
          .doesNotContainAnyElementsOf(floating);
      if (type.isRecord()) {
        assertThat(Stream.of(type.getRecordComponents()).map(RecordComponent::getType))
            .doesNotContainAnyElementsOf(floating);
      }
    }
  }
}
