package dev.fanfare.persistence.policy;

import dev.fanfare.persistence.policy.Fields.Field;
import dev.fanfare.trend.TrendPolicy;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How trends are found. */
final class TrendPolicyFormat implements PolicyFormat<TrendPolicy> {
  @Override
  public String kind() {
    return "trend-policy";
  }

  @Override
  public Class<TrendPolicy> type() {
    return TrendPolicy.class;
  }

  @Override
  public Supplier<TrendPolicy> read(Fields fields, Reading reading) {
    TrendPolicy standard = TrendPolicy.standard();
    Field<ZoneId> zone = fields.optional("zone", reading::zone);
    Field<Integer> window = fields.optional("window", reading::smallInteger);
    Field<Integer> minDays = fields.optional("minDays", reading::smallInteger);
    Field<Long> minUses = fields.optional("minUses", reading::integer);
    Field<Long> minCreators = fields.optional("minCreators", reading::integer);
    Field<Integer> staleAfter = fields.optional("staleAfter", reading::smallInteger);
    Field<Integer> horizon = fields.optional("horizon", reading::smallInteger);
    Field<Integer> level = fields.optional("level", reading::smallInteger);
    Field<Integer> freshFor = fields.optional("freshFor", reading::smallInteger);
    Field<Integer> tolerance = fields.optional("tolerance", reading::smallInteger);
    Field<Set<String>> categories = fields.optional("categories", Sets.of(reading, reading::text));
    Field<Integer> maxProposals = fields.optional("maxProposals", reading::smallInteger);
    Field<Integer> maxTokens = fields.optional("maxTokens", reading::smallInteger);
    fields.blame("categories");
    return () ->
        TrendPolicy.builder()
            .zone(zone.or(standard.zone()))
            .window(window.or(standard.window()))
            .minDays(minDays.or(standard.minDays()))
            .minUses(minUses.or(standard.minUses()))
            .minCreators(minCreators.or(standard.minCreators()))
            .staleAfter(staleAfter.or(standard.staleAfter()))
            .horizon(horizon.or(standard.horizon()))
            .level(level.or(standard.level()))
            .freshFor(freshFor.or(standard.freshFor()))
            .tolerance(tolerance.or(standard.tolerance()))
            .categories(categories.or(Set.copyOf(standard.categories())))
            .maxProposals(maxProposals.or(standard.maxProposals()))
            .maxTokens(maxTokens.or(standard.maxTokens()))
            .build();
  }

  @Override
  public void write(TrendPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("zone", policy.zone().getId());
    fields.put("window", policy.window());
    fields.put("minDays", policy.minDays());
    fields.put("minUses", policy.minUses());
    fields.put("minCreators", policy.minCreators());
    fields.put("staleAfter", policy.staleAfter());
    fields.put("horizon", policy.horizon());
    fields.put("level", policy.level());
    fields.put("freshFor", policy.freshFor());
    fields.put("tolerance", policy.tolerance());
    fields.put("categories", policy.categories());
    fields.put("maxProposals", policy.maxProposals());
    fields.put("maxTokens", policy.maxTokens());
  }
}
