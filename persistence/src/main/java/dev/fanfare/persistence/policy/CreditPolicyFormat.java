package dev.fanfare.persistence.policy;

import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.RefundPolicy;
import dev.fanfare.credit.Rollover;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a platform deals with credits. */
final class CreditPolicyFormat implements PolicyFormat<CreditPolicy> {
  private static final CreditPricesFormat PRICES = new CreditPricesFormat();

  private enum Carried {
    NONE,
    ALL
  }

  private enum Refunds {
    FORFEIT
  }

  @Override
  public String kind() {
    return "credit-policy";
  }

  @Override
  public Class<CreditPolicy> type() {
    return CreditPolicy.class;
  }

  @Override
  public Supplier<CreditPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<LocalDate> from = fields.required("effectiveFrom", reading::day);
    Field<ZoneId> zone = fields.optional("zone", reading::zone);
    Field<Rollover> rollover = fields.optional("rollover", json -> rollover(json, reading));
    Field<Integer> priority = fields.optional("allowancePriority", json -> priority(json, reading));
    Field<RefundPolicy> refunds = fields.optional("refunds", json -> refunds(json, reading));
    Field<CreditPrices> prices =
        fields.optional(
            "prices", json -> reading.object(json, inner -> PRICES.read(inner, reading)));
    return () -> {
      CreditPolicy.Builder builder = CreditPolicy.builder(version.get()).effectiveFrom(from.get());
      if (zone.value() != null) {
        builder.zone(zone.get());
      }
      if (priority.value() != null) {
        builder.allowancePriority(priority.get());
      }
      return builder
          .rollover(rollover.or(Rollover.none()))
          .refunds(refunds.or(RefundPolicy.forfeit()))
          .prices(prices.or(CreditPrices.byType()))
          .build();
    };
  }

  /** Lets the core judge it where it stands; there it has a shorter name. */
  private static Integer priority(Json json, Reading reading) {
    int priority = reading.smallInteger(json);
    CreditPolicy.builder("any").allowancePriority(priority);
    return priority;
  }

  private static Rollover rollover(Json json, Reading reading) {
    if (json instanceof Json.Text text) {
      return Reading.word(Carried.class, text.value()) == Carried.ALL
          ? Rollover.all()
          : Rollover.none();
    }
    if (json instanceof Json.Literal) {
      return Rollover.capped(reading.integer(json));
    }
    throw Reading.unfit(json, "\"none\", \"all\" or a number of credits");
  }

  private static @Nullable RefundPolicy refunds(Json json, Reading reading) {
    if (json instanceof Json.Text text) {
      Reading.word(Refunds.class, text.value());
      return RefundPolicy.forfeit();
    }
    if (!(json instanceof Json.Fields)) {
      throw Reading.unfit(json, "\"forfeit\" or {\"grace\": \"14 days\"}");
    }
    return reading.object(
        json,
        fields -> {
          Field<Duration> grace = fields.required("grace", reading::duration);
          return () -> RefundPolicy.restoreWithGrace(grace.get());
        });
  }

  @Override
  public void write(CreditPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("effectiveFrom", policy.effectiveFrom().toString());
    fields.put("zone", policy.zone().getId());
    fields.put("rollover", rollover(policy.rollover()));
    fields.put("allowancePriority", policy.allowancePriority());
    fields.put("refunds", refunds(policy.refunds()));
    Map<String, Object> prices = Writing.fields();
    PRICES.write(policy.prices(), prices, writing);
    fields.put("prices", prices);
  }

  private static Object rollover(Rollover rollover) {
    if (rollover.equals(Rollover.none())) {
      return Reading.word(Carried.NONE);
    }
    return rollover.equals(Rollover.all()) ? Reading.word(Carried.ALL) : (Object) rollover.limit();
  }

  private static Object refunds(RefundPolicy refunds) {
    Duration grace = refunds.grace();
    if (grace == null) {
      return Reading.word(Refunds.FORFEIT);
    }
    Map<String, Object> fields = Writing.fields();
    fields.put("grace", DurationText.write(grace));
    return fields;
  }
}
