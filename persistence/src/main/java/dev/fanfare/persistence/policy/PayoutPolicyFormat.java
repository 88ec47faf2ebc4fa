package dev.fanfare.persistence.policy;

import static dev.fanfare.persistence.policy.Writing.codeName;

import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutEligibility;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.ReconcileTiming;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.payout.TaxPolicy;
import dev.fanfare.persistence.policy.Fields.Field;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of paying, as far as they are data. */
final class PayoutPolicyFormat implements PolicyFormat<PayoutPolicy> {
  private static final FeeSchedulesFormat SCHEDULES = new FeeSchedulesFormat();

  private enum Eligibility {
    VERIFIED_ONLY,
    ANYONE
  }

  private enum Review {
    APPROVE_ALL,
    MANUAL
  }

  @Override
  public String kind() {
    return "payout-policy";
  }

  @Override
  public Class<PayoutPolicy> type() {
    return PayoutPolicy.class;
  }

  @Override
  public Supplier<PayoutPolicy> read(Fields fields, Reading reading) {
    Supplier<FeeSchedules> schedules = SCHEDULES.read(fields, reading);
    Field<Eligibility> eligibility =
        fields.optional("eligibility", reading.word(Eligibility.class));
    Field<TaxPolicy> tax = fields.optional("tax", json -> tax(json, reading));
    Field<ReviewPolicy> review = fields.optional("review", json -> review(json, reading));
    Field<ReconcileTiming> timing = fields.optional("timing", json -> timing(json, reading));
    return () ->
        PayoutPolicy.builder(schedules.get())
            .eligibility(
                eligibility.or(Eligibility.VERIFIED_ONLY) == Eligibility.ANYONE
                    ? PayoutEligibility.anyone()
                    : PayoutEligibility.verifiedOnly())
            .tax(tax.or(TaxPolicy.none()))
            .review(review.or(ReviewPolicy.approveAll()))
            .timing(timing.or(ReconcileTiming.standard()))
            .build();
  }

  private static @Nullable TaxPolicy tax(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> name = fields.required("name", reading::text);
          Field<Rate> rate = fields.required("rate", reading::rate);
          Field<RoundingMode> rounding =
              fields.required("rounding", reading.word(RoundingMode.class));
          return () -> TaxPolicy.withholding(name.get(), rate.get(), rounding.get());
        });
  }

  private static @Nullable ReviewPolicy review(Json json, Reading reading) {
    if (json instanceof Json.Text text) {
      return Reading.word(Review.class, text.value()) == Review.MANUAL
          ? ReviewPolicy.manual()
          : ReviewPolicy.approveAll();
    }
    if (!(json instanceof Json.Fields)) {
      throw Reading.unfit(
          json, "\"approve_all\", \"manual\" or {\"reviewFrom\": [\"1000.00 USD\"]}");
    }
    return reading.object(
        json,
        fields -> {
          Field<List<Money>> from = fields.required("reviewFrom", reading.list(reading::money));
          return () -> new ReviewPolicy.ReviewFrom(from.get());
        });
  }

  private static @Nullable ReconcileTiming timing(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<Duration> grace = fields.required("submittingGrace", reading::duration);
          Field<Duration> check = fields.required("submittedCheck", reading::duration);
          Field<List<Duration>> backoff =
              fields.required("unknownBackoff", reading.list(reading::duration));
          Field<Duration> margin = fields.required("resendMargin", reading::duration);
          return () -> new ReconcileTiming(grace.get(), check.get(), backoff.get(), margin.get());
        });
  }

  @Override
  public void write(PayoutPolicy policy, Map<String, Object> fields, Writing writing) {
    SCHEDULES.write(policy.schedules(), fields, writing);
    fields.put("eligibility", Reading.word(eligibility(policy.eligibility())));
    if (policy.tax() instanceof TaxPolicy.Withholding tax) {
      Map<String, Object> line = Writing.fields();
      line.put("name", tax.name());
      line.put("rate", tax.rate().toString());
      line.put("rounding", Reading.word(tax.rounding()));
      fields.put("tax", line);
    } else if (!(policy.tax() instanceof TaxPolicy.None)) {
      throw code("tax", policy.tax(), "TaxPolicy.none() or withholding(…)");
    }
    fields.put("review", review(policy.review(), writing));
    fields.put("timing", timing(policy.timing()));
  }

  private static Eligibility eligibility(PayoutEligibility eligibility) {
    if (eligibility.equals(PayoutEligibility.verifiedOnly())) {
      return Eligibility.VERIFIED_ONLY;
    }
    if (eligibility.equals(PayoutEligibility.anyone())) {
      return Eligibility.ANYONE;
    }
    Object own = eligibility.rules().get(eligibility.rules().size() - 1);
    throw code("eligibility", own, "PayoutEligibility.verifiedOnly() or anyone()");
  }

  private static Object review(ReviewPolicy review, Writing writing) {
    if (review instanceof ReviewPolicy.ApproveAll) {
      return Reading.word(Review.APPROVE_ALL);
    }
    if (review instanceof ReviewPolicy.Manual) {
      return Reading.word(Review.MANUAL);
    }
    if (review instanceof ReviewPolicy.ReviewFrom from) {
      Map<String, Object> fields = Writing.fields();
      fields.put("reviewFrom", from.thresholds().stream().map(writing::money).toList());
      return fields;
    }
    throw code("review", review, "ReviewPolicy.approveAll(), manual() or reviewFrom(…)");
  }

  private static Map<String, Object> timing(ReconcileTiming timing) {
    Map<String, Object> fields = Writing.fields();
    fields.put("submittingGrace", DurationText.write(timing.submittingGrace()));
    fields.put("submittedCheck", DurationText.write(timing.submittedCheck()));
    fields.put(
        "unknownBackoff", timing.unknownBackoff().stream().map(DurationText::write).toList());
    fields.put("resendMargin", DurationText.write(timing.resendMargin()));
    return fields;
  }

  private static IllegalArgumentException code(String part, Object code, String data) {
    return new IllegalArgumentException(
        "%s of a payout policy can be written as JSON if it is %s; code stays code, was %s"
            .formatted(part, data, codeName(code)));
  }
}
