package dev.fanfare.trend;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;

import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.InMemoryTierStore;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.tier.TierService;
import dev.fanfare.tier.TierStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** A platform in memory that looks for trends, on a Monday. */
final class TrendWorld {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  static final LocalDate YESTERDAY = TODAY.minusDays(1);

  final TestClock clock = TestClock.at("2026-03-02T03:00:00Z");
  final InMemoryUnitOfWork memory = new InMemoryUnitOfWork();
  final OperationStore answered = new InMemoryOperationStore(memory);
  final EventStore events = new InMemoryEventStore(memory);
  final TierStore tierStore = new InMemoryTierStore(memory);
  final TrendStore store = new InMemoryTrendStore(memory);
  Function<AiRequest, ScriptedAnswer> usually = request -> proposing();
  final ScriptedModel model = ScriptedModel.answering(request -> usually.apply(request));
  TrendPolicy policy = TrendPolicy.standard();
  private int calls;

  Operations operations() {
    return Operations.of(memory, answered, events, IdGenerator.timeOrdered(clock), clock);
  }

  TierService tiers() {
    return TierService.of(
        operations(), tierStore, TierPresets.program(USD), DemotionPolicy.immediate(), List.of());
  }

  Trends trends() {
    return Trends.of(operations(), store, tiers(), model, policy);
  }

  /** Records uses of a hashtag of the last days up to yesterday, given how many days ago. */
  TrendWorld counted(String name, String category, int days, IntToLongFunction usesAgo) {
    List<TrendCount> counts = new ArrayList<>();
    for (int ago = 0; ago < days; ago++) {
      long uses = usesAgo.applyAsLong(ago);
      counts.add(
          TrendCount.of(
              TrendKind.HASHTAG,
              category,
              name,
              YESTERDAY.minusDays(ago),
              uses,
              Math.min(uses, 5)));
    }
    trends().record(counts, key("counts-" + calls++));
    return this;
  }

  static TrendKey hashtag(String category, String name) {
    return TrendKey.of(TrendKind.HASHTAG, category, name);
  }

  /** Returns an answer of a model. */
  static ScriptedAnswer proposing(AiValue... proposals) {
    return ScriptedAnswer.structured(answer(proposals));
  }

  static AiValue answer(AiValue... proposals) {
    return new AiValue.Fields(Map.of("trends", new AiValue.Items(Arrays.asList(proposals))));
  }

  static AiValue proposal(String name, double score, String peak) {
    return proposal(name, "HASHTAG", "food", score, peak, "Everybody bakes.");
  }

  static AiValue proposal(
      String name, String kind, String category, double score, String peak, String reason) {
    Map<String, AiValue> fields = new LinkedHashMap<>();
    fields.put("name", new AiValue.Text(name));
    fields.put("kind", new AiValue.Text(kind));
    fields.put("category", new AiValue.Text(category));
    fields.put("growthScore", new AiValue.Number(score));
    fields.put("peak", new AiValue.Text(peak));
    fields.put("reason", new AiValue.Text(reason));
    return new AiValue.Fields(fields);
  }
}
