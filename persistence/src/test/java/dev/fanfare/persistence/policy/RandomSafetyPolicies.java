package dev.fanfare.persistence.policy;

import dev.fanfare.ai.AiRequest;
import dev.fanfare.content.ContentPolicy;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentTemplate;
import dev.fanfare.credit.JobType;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.OnUnavailable;
import dev.fanfare.moderation.PolicyRow;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.RowMode;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Surface;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.consent.ConsentPolicy;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.review.NoticePolicy;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.ReviewWeights;
import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.trend.TrendPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes policies of moderation, content and trends, edges of every range included. */
final class RandomSafetyPolicies {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration YEAR = Duration.ofDays(366);

  private final RandomPolicies values;
  private final Random random;

  RandomSafetyPolicies(RandomPolicies values, Random random) {
    this.values = values;
    this.random = random;
  }

  ModerationPolicy moderation() {
    ModerationPolicy.Builder builder =
        ModerationPolicy.builder(values.text(64), values.instant())
            .zone(values.pick(RandomPolicies.ZONES))
            .appealMonths(values.edge(6, 120));
    if (random.nextBoolean()) {
      builder.showUnmarked();
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.row(row("r" + i));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.require(
          new Requirement(
              "q" + i + values.text(60),
              one(ContentPart.class),
              random.nextBoolean() ? values.text(40) : null,
              some(ContentKind.class),
              surfaces(),
              some(CreatorStanding.class),
              one(OnUnavailable.class)));
    }
    return builder.build();
  }

  private PolicyRow row(String id) {
    Actions actions =
        new Actions(
            one(Visibility.class), one(Sanction.class), one(Sanction.class), one(Sanction.class));
    boolean restrictive = actions.areRestrictive();
    boolean human = actions.visibility() == Visibility.HOLD || random.nextBoolean();
    Ground ground =
        random.nextBoolean() ? Ground.law(values.text(200)) : Ground.terms(values.text(200));
    return new PolicyRow(
        id + values.text(60),
        some(Category.class),
        values.pick(List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)),
        values.pick(List.of(0.0, 1.0, 0.1, Double.MIN_VALUE, random.nextDouble())),
        random.nextBoolean(),
        some(DetectorFamily.class),
        random.nextBoolean(),
        some(ContentKind.class),
        surfaces(),
        some(CreatorStanding.class),
        actions,
        restrictive || random.nextBoolean() ? ground : null,
        random.nextBoolean() ? values.text(64) : null,
        restrictive && random.nextBoolean(),
        human,
        human && random.nextBoolean(),
        between(MINUTE, YEAR),
        values.edge(0, 1_000),
        one(RowMode.class));
  }

  private Set<Surface> surfaces() {
    return several(() -> Surface.of(values.text(64)));
  }

  ReviewPolicy reviews() {
    int low = values.edge(1, 1_000);
    int medium = values.edge(low, 1_000);
    int high = values.edge(medium, 1_000);
    return new ReviewPolicy(
        between(Duration.ofSeconds(1), Duration.ofDays(1)),
        between(MINUTE, YEAR),
        values.pick(RandomPolicies.ZONES),
        new ReviewWeights(
            low,
            medium,
            high,
            values.edge(high, 1_000),
            values.edge(0, 1_000),
            values.edge(0, 1_000),
            values.edge(0, 1_000)),
        notices());
  }

  NoticePolicy notices() {
    Map<Category, Duration> within = new TreeMap<>();
    some(Category.class).forEach(category -> within.put(category, between(MINUTE, YEAR)));
    Map<Category, Severity> severities = new TreeMap<>();
    some(Category.class).forEach(category -> severities.put(category, Severity.HIGH));
    return new NoticePolicy(
        values.edge(1, 10_000),
        between(Duration.ofSeconds(1), YEAR),
        within,
        between(MINUTE, YEAR),
        severities);
  }

  StrikePolicy strikes() {
    Set<Integer> thresholds = several(() -> values.edge(1, Integer.MAX_VALUE));
    return new StrikePolicy(
        between(Duration.ofDays(1), Duration.ofDays(3_660)), List.copyOf(thresholds));
  }

  ConsentPolicy consents() {
    Set<ConsentPurpose> always = several(() -> ConsentPurpose.of(values.text(64)));
    always.add(ConsentPurpose.PUBLISH);
    return new ConsentPolicy(always, several(() -> ConsentPurpose.of(values.text(64))));
  }

  ContentPolicy contents() {
    Duration lifetime = between(Duration.ofHours(1), ContentPolicy.MAX_LIFETIME);
    ContentPolicy.Builder builder =
        ContentPolicy.builder()
            .maxPrompt(values.edge(1, ContentRequest.MAX_PROMPT))
            .maxOutput(values.edge(1, ContentPolicy.MAX_OUTPUT))
            .lifetime(lifetime)
            .lease(between(Duration.ofNanos(1), lifetime.minusNanos(1)))
            .rescreenAfter(between(Duration.ofNanos(1), YEAR));
    List<Duration> waits = new ArrayList<>();
    for (int i = random.nextInt(21); i > 0; i--) {
      waits.add(between(Duration.ofNanos(1), YEAR));
    }
    builder.backoff(waits);
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.template(
          random.nextBoolean() ? JobType.SCRIPT : new JobType(i + values.text(40)),
          new ContentTemplate(
              values.text(500),
              values.edge(1, AiRequest.MAX_TOKENS),
              values.edge(1, AiRequest.MAX_TOKENS),
              values.edge(1, AiRequest.MAX_TOKENS)));
    }
    return builder.build();
  }

  TrendPolicy trends() {
    int window = values.edge(7, 366);
    Set<String> categories = several(() -> values.text(30));
    categories.add("food");
    return TrendPolicy.builder()
        .zone(values.pick(RandomPolicies.ZONES))
        .window(window)
        .minDays(values.edge(5, window))
        .minUses(values.edge(1, 1_000_000))
        .minCreators(values.edge(1, 1_000_000))
        .staleAfter(values.edge(0, 30))
        .horizon(values.edge(1, 366))
        .level(values.edge(50, 99))
        .freshFor(values.edge(1, 366))
        .tolerance(values.edge(1, 60))
        .categories(categories)
        .maxProposals(values.edge(1, 100))
        .maxTokens(values.edge(1, AiRequest.MAX_TOKENS))
        .build();
  }

  private <T> Set<T> several(Supplier<T> maker) {
    Set<T> all = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(maker.get());
    }
    return all;
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    return values.pick(Arrays.asList(type.getEnumConstants()));
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    return several(() -> one(type));
  }

  private Duration between(Duration min, Duration max) {
    return Duration.ofNanos(values.edge(min.toNanos(), max.toNanos()));
  }
}
