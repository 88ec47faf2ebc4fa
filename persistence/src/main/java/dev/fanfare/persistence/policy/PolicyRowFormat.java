package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.PolicyRow;
import dev.fanfare.moderation.RowMode;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Surface;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.persistence.policy.Fields.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of a moderation policy. */
final class PolicyRowFormat {
  private static final Pattern CONFIDENCE = Pattern.compile("[01](?:\\.[0-9]{1,400})?");

  private PolicyRowFormat() {}

  /** What a row looks at. */
  private record Asked(
      Set<Category> categories,
      Severity from,
      double confidence,
      boolean above,
      Set<DetectorFamily> by,
      boolean evidence,
      Set<ContentKind> kinds,
      Set<Surface> surfaces,
      Set<CreatorStanding> standings) {}

  static @Nullable PolicyRow read(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> id = fields.required("id", reading::text);
          Field<RowMode> mode = fields.optional("mode", reading.word(RowMode.class));
          Supplier<Asked> asked = asked(fields, reading);
          Supplier<Actions> actions = actions(fields, reading);
          Field<Ground> ground = fields.optional("ground", item -> ground(item, reading));
          Field<String> statement = fields.optional("statement", reading::text);
          Field<Boolean> appealable = fields.optional("appealable", reading::truth);
          Field<Boolean> human = fields.optional("needsHuman", reading::truth);
          Field<Boolean> second = fields.optional("needsSecondApproval", reading::truth);
          Field<Duration> within = fields.optional("reviewWithin", reading::duration);
          Field<Integer> strikes = fields.optional("strikes", reading::smallInteger);
          fields.blame("id");
          return () -> {
            Asked what = asked.get();
            Actions then = actions.get();
            return new PolicyRow(
                id.get(),
                what.categories(),
                what.from(),
                what.confidence(),
                what.above(),
                what.by(),
                what.evidence(),
                what.kinds(),
                what.surfaces(),
                what.standings(),
                then,
                ground.value(),
                statement.value(),
                appealable.or(then.areRestrictive()),
                human.or(then.visibility() == Visibility.HOLD),
                second.or(false),
                within.or(ModerationPolicy.STANDARD_REVIEW),
                strikes.or(0),
                mode.or(RowMode.LIVE));
          };
        });
  }

  private static Supplier<Asked> asked(Fields fields, Reading reading) {
    Field<Set<Category>> categories =
        fields.optional("categories", Sets.words(reading, Category.class));
    Field<Severity> from = fields.optional("from", reading.word(Severity.class));
    Field<Double> least = fields.optional("confidence", PolicyRowFormat::confidence);
    Field<Double> above = fields.optional("confidenceAbove", PolicyRowFormat::confidence);
    Field<Set<DetectorFamily>> by =
        fields.optional("by", Sets.words(reading, DetectorFamily.class));
    Field<Boolean> evidence = fields.optional("needsEvidence", reading::truth);
    Field<Set<ContentKind>> kinds =
        fields.optional("kinds", Sets.words(reading, ContentKind.class));
    Field<Set<Surface>> surfaces =
        fields.optional("surfaces", Sets.of(reading, item -> Surface.of(reading.text(item))));
    Field<Set<CreatorStanding>> standings =
        fields.optional("standings", Sets.words(reading, CreatorStanding.class));
    return () -> {
      require(
          least.value() == null || above.value() == null,
          "confidenceAbove must not stand beside confidence; take one of them out");
      return new Asked(
          categories.or(Set.of()),
          from.or(Severity.LOW),
          above.value() == null ? least.or(0.0) : above.get(),
          above.value() != null,
          by.or(Set.of()),
          evidence.or(false),
          kinds.or(Set.of()),
          surfaces.or(Set.of()),
          standings.or(Set.of()));
    };
  }

  private static Double confidence(Json json) {
    if (json instanceof Json.Text text && CONFIDENCE.matcher(text.value()).matches()) {
      double value = Double.parseDouble(text.value());
      require(value <= 1, "must be \"0\" to \"1\", was \"%s\"", text.value());
      return value;
    }
    throw Reading.unfit(json, "a confidence of 0 to 1 in quotes such as \"0.8\"");
  }

  private static Supplier<Actions> actions(Fields fields, Reading reading) {
    Field<Visibility> visibility = fields.optional("visibility", reading.word(Visibility.class));
    Field<Sanction> monetary = fields.optional("monetary", reading.word(Sanction.class));
    Field<Sanction> service = fields.optional("service", reading.word(Sanction.class));
    Field<Sanction> account = fields.optional("account", reading.word(Sanction.class));
    return () ->
        new Actions(
            visibility.or(Visibility.ALLOW),
            monetary.or(Sanction.NONE),
            service.or(Sanction.NONE),
            account.or(Sanction.NONE));
  }

  private static @Nullable Ground ground(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> law = fields.optional("law", reading::text);
          Field<String> terms = fields.optional("terms", reading::text);
          return () -> {
            require(
                (law.value() == null) != (terms.value() == null),
                "must have either a \"law\" or \"terms\"");
            return law.value() == null ? Ground.terms(terms.get()) : Ground.law(law.get());
          };
        });
  }

  static Map<String, Object> write(PolicyRow row) {
    Map<String, Object> fields = Writing.fields();
    fields.put("id", row.id());
    if (row.mode() != RowMode.LIVE) {
      fields.put("mode", Reading.word(row.mode()));
    }
    Sets.put(fields, "categories", row.categories(), Reading::word);
    fields.put("from", Reading.word(row.minSeverity()));
    if (row.above() || row.minConfidence() > 0) {
      fields.put(row.above() ? "confidenceAbove" : "confidence", confidence(row.minConfidence()));
    }
    Sets.put(fields, "by", row.families(), Reading::word);
    if (row.needsEvidence()) {
      fields.put("needsEvidence", true);
    }
    Sets.put(fields, "kinds", row.kinds(), Reading::word);
    Sets.put(fields, "surfaces", row.surfaces(), Surface::name);
    Sets.put(fields, "standings", row.standings(), Reading::word);
    Actions actions = row.actions();
    fields.put("visibility", Reading.word(actions.visibility()));
    sanction(fields, "monetary", actions.monetary());
    sanction(fields, "service", actions.service());
    sanction(fields, "account", actions.account());
    Ground ground = row.ground();
    if (ground != null) {
      Map<String, Object> founded = Writing.fields();
      founded.put(Reading.word(ground.kind()), ground.reference());
      fields.put("ground", founded);
    }
    String statement = row.statement();
    if (statement != null) {
      fields.put("statement", statement);
    }
    if (row.appealable() != actions.areRestrictive()) {
      fields.put("appealable", row.appealable());
    }
    if (row.needsHuman() != (actions.visibility() == Visibility.HOLD)) {
      fields.put("needsHuman", row.needsHuman());
    }
    if (row.needsSecondApproval()) {
      fields.put("needsSecondApproval", true);
    }
    if (row.needsHuman() || !row.reviewWithin().equals(ModerationPolicy.STANDARD_REVIEW)) {
      fields.put("reviewWithin", DurationText.write(row.reviewWithin()));
    }
    if (row.strikes() > 0) {
      fields.put("strikes", row.strikes());
    }
    return fields;
  }

  private static void sanction(Map<String, Object> fields, String name, Sanction sanction) {
    if (sanction != Sanction.NONE) {
      fields.put(name, Reading.word(sanction));
    }
  }

  /** The shortest decimal that is read back as the same number. */
  private static String confidence(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return decimal.signum() == 0 ? "0" : decimal.toPlainString();
  }
}
