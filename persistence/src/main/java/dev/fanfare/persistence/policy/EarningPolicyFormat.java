package dev.fanfare.persistence.policy;

import static dev.fanfare.persistence.policy.Writing.codeName;

import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Rate;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How revenue is shared and how long earnings are held. */
final class EarningPolicyFormat implements PolicyFormat<EarningPolicy> {
  @Override
  public String kind() {
    return "earning-policy";
  }

  @Override
  public Class<EarningPolicy> type() {
    return EarningPolicy.class;
  }

  @Override
  public Supplier<EarningPolicy> read(Fields fields, Reading reading) {
    Field<Rate> share = fields.optional("creatorShare", reading::rate);
    Field<Duration> hold = fields.required("hold", json -> hold(json, reading));
    Field<Map<RevenueSource, Duration>> holds =
        fields.optional(
            "holds",
            reading.map(
                source -> Reading.word(RevenueSource.class, source), json -> hold(json, reading)));
    return () -> {
      EarningPolicy.Builder builder = EarningPolicy.builder().hold(hold.get());
      holds.or(Map.of()).forEach(builder::hold);
      if (share.value() != null) {
        builder.shares(RevenueShares.fixed(share.get()));
      }
      return builder.build();
    };
  }

  /** Lets the core judge each of several holds where it stands. */
  private static Duration hold(Json json, Reading reading) {
    Duration hold = reading.duration(json);
    EarningPolicy.builder().hold(hold);
    return hold;
  }

  @Override
  public void write(EarningPolicy policy, Map<String, Object> fields, Writing writing) {
    Optional<RevenueShares> shares = policy.ownShares();
    if (shares.isPresent()) {
      if (!(shares.get() instanceof RevenueShares.Fixed fixed)) {
        throw new IllegalArgumentException(
            "shares of an earning policy can be written as JSON if they are RevenueShares.fixed(…) or left out, which gives those of the tiers; code stays code, was %s"
                .formatted(codeName(shares.get())));
      }
      fields.put("creatorShare", fixed.share().toString());
    }
    fields.put("hold", DurationText.write(policy.hold()));
    if (!policy.holds().isEmpty()) {
      Map<String, Object> holds = Writing.fields();
      policy
          .holds()
          .forEach((source, hold) -> holds.put(Reading.word(source), DurationText.write(hold)));
      fields.put("holds", holds);
    }
  }
}
