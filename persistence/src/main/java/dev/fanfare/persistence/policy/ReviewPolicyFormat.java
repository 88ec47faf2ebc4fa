package dev.fanfare.persistence.policy;

import dev.fanfare.moderation.review.NoticePolicy;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.ReviewWeights;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How people decide about content. */
final class ReviewPolicyFormat implements PolicyFormat<ReviewPolicy> {
  @Override
  public String kind() {
    return "review-policy";
  }

  @Override
  public Class<ReviewPolicy> type() {
    return ReviewPolicy.class;
  }

  @Override
  public Supplier<ReviewPolicy> read(Fields fields, Reading reading) {
    ReviewPolicy standard = ReviewPolicy.standard();
    Field<Duration> lease = fields.optional("leaseTime", reading::duration);
    Field<Duration> appeal = fields.optional("appealWithin", reading::duration);
    Field<ZoneId> zone = fields.optional("zone", reading::zone);
    Field<ReviewWeights> weights = fields.optional("weights", json -> weights(json, reading));
    Field<NoticePolicy> notices =
        fields.optional(
            "notices",
            json -> reading.object(json, inside -> NoticePolicyFormat.notices(inside, reading)));
    return () ->
        new ReviewPolicy(
            lease.or(standard.leaseTime()),
            appeal.or(standard.appealWithin()),
            zone.or(standard.zone()),
            weights.or(standard.weights()),
            notices.or(standard.notices()));
  }

  private static @Nullable ReviewWeights weights(Json json, Reading reading) {
    ReviewWeights standard = ReviewWeights.standard();
    return reading.object(
        json,
        fields -> {
          Field<Integer> low = fields.optional("low", reading::smallInteger);
          Field<Integer> medium = fields.optional("medium", reading::smallInteger);
          Field<Integer> high = fields.optional("high", reading::smallInteger);
          Field<Integer> critical = fields.optional("critical", reading::smallInteger);
          Field<Integer> aging = fields.optional("aging", reading::smallInteger);
          Field<Integer> appeal = fields.optional("appealBoost", reading::smallInteger);
          Field<Integer> trusted = fields.optional("trustedBoost", reading::smallInteger);
          return () ->
              new ReviewWeights(
                  low.or(standard.low()),
                  medium.or(standard.medium()),
                  high.or(standard.high()),
                  critical.or(standard.critical()),
                  aging.or(standard.aging()),
                  appeal.or(standard.appealBoost()),
                  trusted.or(standard.trustedBoost()));
        });
  }

  @Override
  public void write(ReviewPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("leaseTime", DurationText.write(policy.leaseTime()));
    fields.put("appealWithin", DurationText.write(policy.appealWithin()));
    fields.put("zone", policy.zone().getId());
    Map<String, Object> weights = Writing.fields();
    weights.put("low", policy.weights().low());
    weights.put("medium", policy.weights().medium());
    weights.put("high", policy.weights().high());
    weights.put("critical", policy.weights().critical());
    weights.put("aging", policy.weights().aging());
    weights.put("appealBoost", policy.weights().appealBoost());
    weights.put("trustedBoost", policy.weights().trustedBoost());
    fields.put("weights", weights);
    Map<String, Object> notices = Writing.fields();
    NoticePolicyFormat.put(policy.notices(), notices);
    fields.put("notices", notices);
  }
}
