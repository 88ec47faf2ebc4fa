package dev.fanfare.persistence.policy;

import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.BudgetLimit;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetPolicy;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What calls to models may cost. */
final class BudgetPolicyFormat implements PolicyFormat<BudgetPolicy> {
  /** Scopes that need no name. */
  private enum Whole {
    PLATFORM,
    EACH_TENANT
  }

  @Override
  public String kind() {
    return "budget-policy";
  }

  @Override
  public Class<BudgetPolicy> type() {
    return BudgetPolicy.class;
  }

  @Override
  public Supplier<BudgetPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<List<BudgetLimit>> limits =
        fields.required("limits", reading.list(json -> limit(json, reading)));
    Field<List<Integer>> alerts = fields.optional("alerts", reading.list(reading::smallInteger));
    Field<Duration> time = fields.optional("reservationTime", reading::duration);
    fields.blame("limits");
    return () ->
        new BudgetPolicy(
            version.get(),
            limits.get(),
            alerts.or(BudgetPolicy.DEFAULT_ALERTS),
            time.or(BudgetPolicy.DEFAULT_RESERVATION_TIME));
  }

  private static @Nullable BudgetLimit limit(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<BudgetScope> scope = fields.required("scope", value -> scope(value, reading));
          Field<BudgetPeriod> period = fields.required("period", reading.word(BudgetPeriod.class));
          Field<ZoneId> zone = fields.optional("zone", reading::zone);
          Field<Money> amount = fields.required("amount", reading::money);
          Field<Boolean> hardStop = fields.optional("hardStop", reading::truth);
          Field<AiCost> unpriced = fields.optional("unpricedCall", reading::cost);
          return () -> {
            BudgetLimit plain = BudgetLimit.of(scope.get(), period.get(), amount.get());
            return new BudgetLimit(
                plain.scope(),
                plain.period(),
                zone.or(plain.zone()),
                plain.amount(),
                hardStop.or(false),
                unpriced.or(plain.unpricedCall()));
          };
        });
  }

  private static @Nullable BudgetScope scope(Json json, Reading reading) {
    if (json instanceof Json.Text text) {
      return Reading.word(Whole.class, text.value()) == Whole.PLATFORM
          ? BudgetScope.platform()
          : BudgetScope.eachTenant();
    }
    if (!(json instanceof Json.Fields one) || one.byName().size() != 1) {
      throw Reading.unfit(
          json, "\"platform\", \"each_tenant\", {\"purpose\": \"chat\"} or {\"tenant\": \"acme\"}");
    }
    return reading.object(
        json,
        fields -> {
          if (fields.has("purpose")) {
            Field<String> purpose = fields.required("purpose", reading::text);
            return () -> new BudgetScope(BudgetScope.Kind.PURPOSE, purpose.get());
          }
          Field<String> tenant = fields.required("tenant", reading::text);
          return () -> BudgetScope.tenant(tenant.get());
        });
  }

  @Override
  public void write(BudgetPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("limits", policy.limits().stream().map(limit -> limit(limit, writing)).toList());
    fields.put("alerts", policy.alerts());
    fields.put("reservationTime", DurationText.write(policy.reservationTime()));
  }

  private static Map<String, Object> limit(BudgetLimit limit, Writing writing) {
    Map<String, Object> fields = Writing.fields();
    fields.put("scope", scope(limit.scope()));
    fields.put("period", Reading.word(limit.period()));
    fields.put("zone", limit.zone().getId());
    fields.put("amount", writing.money(limit.amount()));
    fields.put("hardStop", limit.hardStop());
    fields.put("unpricedCall", writing.cost(limit.unpricedCall()));
    return fields;
  }

  private static Object scope(BudgetScope scope) {
    return scope.name().isEmpty()
        ? Reading.word(scope.kind())
        : Map.of(Reading.word(scope.kind()), scope.name());
  }
}
