package dev.fanfare.persistence.policy;

import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditPrices.Line;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.persistence.policy.Fields.Field;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What jobs cost. */
final class CreditPricesFormat implements PolicyFormat<CreditPrices> {
  @Override
  public String kind() {
    return "credit-prices";
  }

  @Override
  public Class<CreditPrices> type() {
    return CreditPrices.class;
  }

  @Override
  public Supplier<CreditPrices> read(Fields fields, Reading reading) {
    Field<Map<JobType, Line>> jobs =
        fields.required("jobs", reading.map(JobType::of, json -> line(json, reading)));
    Field<Line> others = fields.optional("others", json -> line(json, reading));
    return () -> new CreditPrices(jobs.get(), others.value());
  }

  private static @Nullable Line line(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<CreditType> type =
              fields.required("type", value -> CreditType.of(reading.text(value)));
          Field<Long> standard = fields.required("standard", reading::integer);
          Field<Long> premium = fields.required("premium", reading::integer);
          Field<Long> ultra = fields.required("ultra", reading::integer);
          return () -> new Line(type.get(), standard.get(), premium.get(), ultra.get());
        });
  }

  @Override
  public void write(CreditPrices prices, Map<String, Object> fields, Writing writing) {
    Map<String, Object> jobs = Writing.fields();
    prices.jobs().forEach((job, line) -> jobs.put(job.code(), line(line)));
    fields.put("jobs", jobs);
    Line others = prices.others();
    if (others != null) {
      fields.put("others", line(others));
    }
  }

  private static Map<String, Object> line(Line line) {
    Map<String, Object> fields = Writing.fields();
    fields.put("type", line.type().code());
    fields.put("standard", line.standard());
    fields.put("premium", line.premium());
    fields.put("ultra", line.ultra());
    return fields;
  }
}
