package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.shown;

import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.policy.Fields.Field;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Metrics and their values: {@code 10000}, {@code "100.00 USD"}, {@code "2.5%"}, {@code "87.5"}.
 */
final class MetricFormat {
  private static final Pattern PERCENT =
      Pattern.compile("(?<number>-?[0-9]{1,15}(?:\\.[0-9]{1,4})?) ?%");
  private static final Pattern SCORE =
      Pattern.compile("(?<number>-?[0-9]{1,17}(?:\\.[0-9]{1,2})?)");

  private MetricFormat() {}

  /**
   * A value of a metric.
   *
   * @param value in the metric's own steps
   * @param asset what money is counted in, null if it is not money
   */
  record Value(long value, @Nullable Asset asset) {}

  /**
   * Reads the fields {@code metric} and {@code unit}, the latter needed for a host's own metric.
   */
  static Field<Metric> metric(Fields fields, Reading reading) {
    Field<Metric.Unit> unit = fields.optional("unit", reading.word(Metric.Unit.class));
    return fields.required(
        "metric",
        value ->
            fields.has("unit") && unit.value() == null
                ? null
                : metric(reading.text(value), unit.value()));
  }

  private static Metric metric(String name, Metric.@Nullable Unit unit) {
    Optional<Metric> known = Metric.known(name);
    if (unit != null) {
      return Metric.of(name, unit);
    }
    return known.orElseThrow(
        () ->
            new IllegalArgumentException(
                "must be one of %s, or a metric of your own with a \"unit\", was \"%s\""
                    .formatted(Metric.known(), shown(name))));
  }

  /** Reads a value of a metric; it cannot be read if nobody knows which metric. */
  static Field<Value> value(Fields fields, String name, Field<Metric> metric, Reading reading) {
    Metric known = metric.value();
    if (known == null) {
      fields.pass(name);
      return new Field<>(null);
    }
    return fields.optional(name, json -> value(json, known.unit(), reading));
  }

  private static Value value(Json json, Metric.Unit unit, Reading reading) {
    return switch (unit) {
      case COUNT -> new Value(reading.integer(json), null);
      case MONEY -> {
        Money money = reading.money(json);
        yield new Value(money.minor(), money.asset());
      }
      case PERCENT ->
          new Value(decimal(json, PERCENT, 4, "a percentage in quotes such as \"2.5%\""), null);
      case SCORE ->
          new Value(
              decimal(json, SCORE, 2, "a score in quotes, of at most 2 decimals, such as \"87.5\""),
              null);
    };
  }

  private static long decimal(Json json, Pattern pattern, int decimals, String wanted) {
    if (json instanceof Json.Text text) {
      Matcher matcher = pattern.matcher(text.value());
      if (matcher.matches()) {
        BigDecimal steps = new BigDecimal(matcher.group("number")).movePointRight(decimals);
        require(
            steps.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0,
            "must be a smaller number, was %s",
            json.shown());
        return steps.longValueExact();
      }
    }
    throw Reading.unfit(json, wanted);
  }

  static void write(Metric metric, Map<String, Object> fields) {
    fields.put("metric", metric.name());
    if (Metric.known(metric.name()).isEmpty()) {
      fields.put("unit", Reading.word(metric.unit()));
    }
  }

  static Object write(Metric metric, long value, @Nullable Asset asset, Writing writing) {
    if (asset != null) {
      return writing.money(new Money(value, asset));
    }
    return metric.unit() == Metric.Unit.COUNT ? (Object) value : metric.format(value, null);
  }
}
