package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.creator.Metric;
import dev.fanfare.money.Rate;
import dev.fanfare.persistence.policy.Fields.Field;
import dev.fanfare.persistence.policy.MetricFormat.Value;
import dev.fanfare.tier.Criterion;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierBenefits;
import dev.fanfare.tier.TierBenefits.Badge;
import dev.fanfare.tier.TierBenefits.Feature;
import dev.fanfare.tier.TierPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ladder of tiers. */
final class TierPolicyFormat implements PolicyFormat<TierPolicy> {
  @Override
  public String kind() {
    return "tier-policy";
  }

  @Override
  public Class<TierPolicy> type() {
    return TierPolicy.class;
  }

  @Override
  public Supplier<TierPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<Instant> from = fields.required("effectiveFrom", reading::instant);
    Field<List<Tier>> tiers = fields.required("tiers", reading.list(json -> tier(json, reading)));
    fields.blame("tiers");
    return () -> TierPolicy.of(version.get(), from.get(), tiers.get());
  }

  private static @Nullable Tier tier(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> name = fields.required("name", reading::text);
          Field<Integer> level = fields.required("level", reading::smallInteger);
          Field<String> displayName = fields.optional("displayName", reading::text);
          Field<String> description = fields.optional("description", reading::text);
          Field<List<Criterion>> criteria =
              fields.optional("criteria", reading.list(item -> criterion(item, reading)));
          Field<TierBenefits> benefits =
              fields.optional("benefits", item -> benefits(item, reading));
          return () -> {
            Tier tier =
                new Tier(
                    name.get(),
                    level.get(),
                    criteria.or(List.of()),
                    benefits.or(TierBenefits.none()));
            return tier.withWords(displayName.or(tier.displayName()), description.or(""));
          };
        });
  }

  private static @Nullable Criterion criterion(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<Metric> metric = MetricFormat.metric(fields, reading);
          Field<Value> min = MetricFormat.value(fields, "min", metric, reading);
          Field<Value> max = MetricFormat.value(fields, "max", metric, reading);
          Field<Boolean> unknown = fields.optional("metIfUnknown", reading::truth);
          return () -> criterion(metric.get(), min.value(), max.value(), unknown.or(false));
        });
  }

  private static Criterion criterion(
      Metric metric, @Nullable Value min, @Nullable Value max, boolean metIfUnknown) {
    Value any = min != null ? min : max;
    if (any == null) {
      throw new IllegalArgumentException("must have a \"min\", a \"max\" or both");
    }
    if (min != null && max != null && min.asset() != null) {
      require(min.asset().equals(max.asset()), "min and max must be in one currency");
    }
    return new Criterion(
        metric,
        min == null ? null : min.value(),
        max == null ? null : max.value(),
        any.asset(),
        metIfUnknown);
  }

  private static @Nullable TierBenefits benefits(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<Map<String, Long>> credits =
              fields.optional("monthlyCredits", reading.map(Function.identity(), reading::integer));
          Field<Rate> share = fields.optional("revenueShare", reading::rate);
          Field<List<Feature>> features =
              fields.optional("features", reading.list(item -> feature(item, reading)));
          Field<Badge> badge = fields.optional("badge", item -> badge(item, reading));
          return () ->
              new TierBenefits(
                  credits.or(Map.of()), share.value(), features.or(List.of()), badge.value());
        });
  }

  private static @Nullable Feature feature(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> code = fields.required("code", reading::text);
          Field<String> displayName = fields.required("displayName", reading::text);
          return () -> new Feature(code.get(), displayName.get());
        });
  }

  private static @Nullable Badge badge(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> emoji = fields.required("emoji", reading::text);
          Field<String> colour = fields.required("colour", reading::text);
          return () -> new Badge(emoji.get(), colour.get());
        });
  }

  @Override
  public void write(TierPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("effectiveFrom", policy.effectiveFrom().toString());
    fields.put("tiers", policy.tiers().stream().map(tier -> tier(tier, writing)).toList());
  }

  private static Map<String, Object> tier(Tier tier, Writing writing) {
    Map<String, Object> fields = Writing.fields();
    fields.put("name", tier.name());
    fields.put("level", tier.level());
    fields.put("displayName", tier.displayName());
    if (!tier.description().isEmpty()) {
      fields.put("description", tier.description());
    }
    fields.put("criteria", tier.criteria().stream().map(c -> criterion(c, writing)).toList());
    fields.put("benefits", benefits(tier.benefits()));
    return fields;
  }

  private static Map<String, Object> criterion(Criterion criterion, Writing writing) {
    Metric metric = criterion.metric();
    Map<String, Object> fields = Writing.fields();
    MetricFormat.write(metric, fields);
    if (criterion.min() != null) {
      fields.put("min", MetricFormat.write(metric, criterion.min(), criterion.asset(), writing));
    }
    if (criterion.max() != null) {
      fields.put("max", MetricFormat.write(metric, criterion.max(), criterion.asset(), writing));
    }
    if (criterion.metIfUnknown()) {
      fields.put("metIfUnknown", true);
    }
    return fields;
  }

  private static Map<String, Object> benefits(TierBenefits benefits) {
    Map<String, Object> fields = Writing.fields();
    if (!benefits.monthlyCredits().isEmpty()) {
      fields.put("monthlyCredits", new LinkedHashMap<>(benefits.monthlyCredits()));
    }
    benefits.share().ifPresent(share -> fields.put("revenueShare", share.toString()));
    if (!benefits.features().isEmpty()) {
      fields.put("features", benefits.features().stream().map(TierPolicyFormat::feature).toList());
    }
    Badge badge = benefits.badge();
    if (badge != null) {
      Map<String, Object> shown = Writing.fields();
      shown.put("emoji", badge.emoji());
      shown.put("colour", badge.colour());
      fields.put("badge", shown);
    }
    return fields;
  }

  private static Map<String, Object> feature(Feature feature) {
    Map<String, Object> fields = Writing.fields();
    fields.put("code", feature.code());
    fields.put("displayName", feature.displayName());
    return fields;
  }
}
