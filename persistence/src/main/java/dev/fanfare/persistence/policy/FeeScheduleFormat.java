package dev.fanfare.persistence.policy;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeBearer;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.persistence.policy.Fields.Field;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What payouts by one method in one currency cost. */
final class FeeScheduleFormat implements PolicyFormat<FeeSchedule> {
  private record Days(int fastest, int slowest) {}

  @Override
  public String kind() {
    return "fee-schedule";
  }

  @Override
  public Class<FeeSchedule> type() {
    return FeeSchedule.class;
  }

  @Override
  public Supplier<FeeSchedule> read(Fields fields, Reading reading) {
    Field<PayoutMethod> method =
        fields.required("method", json -> new PayoutMethod(reading.text(json)));
    Field<Asset> currency = fields.required("currency", reading::asset);
    Field<String> version = fields.required("version", reading::text);
    Field<Instant> from = fields.required("effectiveFrom", reading::instant);
    Field<Rate> rate = fields.required("rate", reading::rate);
    Field<RoundingMode> rounding = fields.optional("rounding", reading.word(RoundingMode.class));
    Field<Money> fixed = fields.optional("fixed", reading::money);
    Field<Money> minFee = fields.optional("minFee", reading::money);
    Field<Money> maxFee = fields.optional("maxFee", reading::money);
    Field<Money> minimum = fields.optional("minimum", reading::money);
    Field<Money> maximum = fields.optional("maximum", reading::money);
    Field<Days> days = fields.optional("businessDays", json -> days(json, reading));
    Field<FeeBearer> bearer = fields.optional("bearer", reading.word(FeeBearer.class));
    return () -> {
      Money none = Money.zero(currency.get());
      FeeSchedule.Builder builder =
          FeeSchedule.builder(method.get(), currency.get(), version.get())
              .effectiveFrom(from.get())
              .rate(rate.get())
              .rounding(rounding.or(RoundingMode.HALF_UP))
              .fixed(fixed.or(none))
              .minFee(minFee.or(none))
              .minimum(minimum.or(none))
              .bearer(bearer.or(FeeBearer.CREATOR));
      if (maxFee.value() != null) {
        builder.maxFee(maxFee.get());
      }
      if (maximum.value() != null) {
        builder.maximum(maximum.get());
      }
      Days within = days.or(new Days(0, 0));
      return builder.businessDays(within.fastest, within.slowest).build();
    };
  }

  private static @Nullable Days days(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<Integer> fastest = fields.required("fastest", reading::smallInteger);
          Field<Integer> slowest = fields.required("slowest", reading::smallInteger);
          return () -> new Days(fastest.get(), slowest.get());
        });
  }

  @Override
  public void write(FeeSchedule schedule, Map<String, Object> fields, Writing writing) {
    fields.put("method", schedule.method().code());
    fields.put("currency", writing.asset(schedule.asset()));
    fields.put("version", schedule.version());
    fields.put("effectiveFrom", schedule.effectiveFrom().toString());
    fields.put("rate", schedule.rate().toString());
    fields.put("rounding", Reading.word(schedule.rounding()));
    fields.put("fixed", writing.money(schedule.fixed()));
    fields.put("minFee", writing.money(schedule.minFee()));
    schedule.maxFee().ifPresent(amount -> fields.put("maxFee", writing.money(amount)));
    fields.put("minimum", writing.money(schedule.minimum()));
    schedule.maximum().ifPresent(amount -> fields.put("maximum", writing.money(amount)));
    Map<String, Object> days = Writing.fields();
    days.put("fastest", schedule.fastestDays());
    days.put("slowest", schedule.slowestDays());
    fields.put("businessDays", days);
    fields.put("bearer", Reading.word(schedule.bearer()));
  }

  /** Reads one of several schedules. */
  @Nullable FeeSchedule item(Json json, Reading reading) {
    return reading.object(json, fields -> read(fields, reading));
  }

  /** Returns one of several schedules. */
  Map<String, Object> item(FeeSchedule schedule, Writing writing) {
    Map<String, Object> fields = Writing.fields();
    write(schedule, fields, writing);
    return fields;
  }
}
