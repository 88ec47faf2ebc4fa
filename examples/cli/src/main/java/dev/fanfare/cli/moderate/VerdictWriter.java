package dev.fanfare.cli.moderate;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.Visibility;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a verdict as a line: what was decided and why, and nothing of the text. */
final class VerdictWriter {
  private final JsonFactory json = new JsonFactory();

  /**
   * Returns a line.
   *
   * @param decision null if nothing could be decided, which holds
   */
  String line(TextRow row, @Nullable Decision decision, List<Signal> signals) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      out.writeStringProperty("id", row.id());
      out.writeNumberProperty("line", row.line());
      Visibility verdict = decision == null ? Visibility.HOLD : decision.visibility();
      out.writeStringProperty("verdict", word(verdict));
      out.writeBooleanProperty("needs_human", decision == null || decision.needsHuman());
      ground(decision == null ? null : decision.ground().orElse(null), out);
      out.writeArrayPropertyStart("categories");
      if (decision != null) {
        decision.categories().stream().map(Category::name).forEach(out::writeString);
      }
      out.writeEndArray();
      Severity severity = decision == null ? Severity.NONE : decision.severity();
      out.writeStringProperty("severity", word(severity));
      out.writeArrayPropertyStart("rows");
      if (decision != null) {
        decision.facts().rows().forEach(out::writeString);
      }
      out.writeEndArray();
      out.writeArrayPropertyStart("signals");
      signals.forEach(signal -> signal(signal, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    return line.toString();
  }

  private static void ground(@Nullable Ground ground, JsonGenerator out) {
    if (ground == null) {
      out.writeNullProperty("ground");
    } else {
      out.writeObjectPropertyStart("ground");
      out.writeStringProperty("kind", word(ground.kind()));
      out.writeStringProperty("reference", ground.reference());
      out.writeEndObject();
    }
  }

  private static void signal(Signal signal, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("detector", signal.detector().id());
    out.writeStringProperty("version", signal.detector().version());
    out.writeStringProperty("status", word(signal.status()));
    Category category = signal.category();
    if (category != null) {
      out.writeStringProperty("category", category.name());
      out.writeStringProperty("severity", word(signal.severity()));
      out.writeNumberProperty("confidence", signal.confidence());
    }
    String fault = signal.fault();
    if (fault != null) {
      out.writeStringProperty("fault", fault);
    }
    out.writeArrayPropertyStart("found");
    signal.evidence().forEach(evidence -> found(evidence, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  /** What else there is points at files, which no line has. */
  private static void found(Evidence evidence, JsonGenerator out) {
    if (evidence instanceof Evidence.TextMatch match) {
      out.writeStartObject();
      out.writeStringProperty("rule", match.rule());
      out.writeNumberProperty("start", match.start());
      out.writeNumberProperty("end", match.end());
      out.writeEndObject();
    } else if (evidence instanceof Evidence.RuleHolds holds) {
      out.writeStartObject();
      out.writeStringProperty("rule", holds.rule());
      out.writeEndObject();
    } else if (evidence instanceof Evidence.ModelOpinion opinion) {
      out.writeStartObject();
      out.writeStringProperty("model", opinion.model());
      out.writeEndObject();
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
