package dev.fanfare.persistence.policy;

import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.OnUnavailable;
import dev.fanfare.moderation.PolicyRow;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.Surface;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** By which rules content is shown. */
final class ModerationPolicyFormat implements PolicyFormat<ModerationPolicy> {
  @Override
  public String kind() {
    return "moderation-policy";
  }

  @Override
  public Class<ModerationPolicy> type() {
    return ModerationPolicy.class;
  }

  @Override
  public Supplier<ModerationPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<Instant> from = fields.required("effectiveFrom", reading::instant);
    Field<ZoneId> zone = fields.optional("zone", reading::zone);
    Field<Integer> months = fields.optional("appealMonths", reading::smallInteger);
    Field<Boolean> unmarked = fields.optional("showUnmarked", reading::truth);
    Field<List<PolicyRow>> rows =
        fields.required("rows", reading.list(json -> PolicyRowFormat.read(json, reading)));
    Field<List<Requirement>> requirements =
        fields.optional("requirements", reading.list(json -> requirement(json, reading)));
    fields.blame("rows");
    return () -> {
      ModerationPolicy.Builder builder =
          ModerationPolicy.builder(version.get(), from.get())
              .zone(zone.or(ZoneOffset.UTC))
              .appealMonths(months.or(AppealWindow.MIN_MONTHS));
      rows.get().forEach(builder::row);
      requirements.or(List.of()).forEach(builder::require);
      return unmarked.or(false) ? builder.showUnmarked().build() : builder.build();
    };
  }

  private static @Nullable Requirement requirement(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> id = fields.required("id", reading::text);
          Field<ContentPart> part = fields.required("part", reading.word(ContentPart.class));
          Field<String> stage = fields.optional("stage", reading::text);
          Field<Set<ContentKind>> kinds =
              fields.optional("kinds", Sets.words(reading, ContentKind.class));
          Field<Set<Surface>> surfaces =
              fields.optional("surfaces", Sets.of(reading, item -> Surface.of(reading.text(item))));
          Field<Set<CreatorStanding>> standings =
              fields.optional("standings", Sets.words(reading, CreatorStanding.class));
          Field<OnUnavailable> out =
              fields.optional("onUnavailable", reading.word(OnUnavailable.class));
          fields.blame("id");
          return () ->
              new Requirement(
                  id.get(),
                  part.get(),
                  stage.value(),
                  kinds.or(Set.of()),
                  surfaces.or(Set.of()),
                  standings.or(Set.of()),
                  out.or(OnUnavailable.HOLD));
        });
  }

  @Override
  public void write(ModerationPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("effectiveFrom", policy.effectiveFrom().toString());
    fields.put("zone", policy.zone().getId());
    fields.put("appealMonths", policy.appealMonths());
    fields.put("showUnmarked", policy.showsUnmarked());
    fields.put("rows", policy.rows().stream().map(PolicyRowFormat::write).toList());
    fields.put(
        "requirements",
        policy.requirements().stream().map(ModerationPolicyFormat::requirement).toList());
  }

  private static Map<String, Object> requirement(Requirement requirement) {
    Map<String, Object> fields = Writing.fields();
    fields.put("id", requirement.id());
    fields.put("part", Reading.word(requirement.part()));
    String stage = requirement.stage();
    if (stage != null) {
      fields.put("stage", stage);
    }
    Sets.put(fields, "kinds", requirement.kinds(), Reading::word);
    Sets.put(fields, "surfaces", requirement.surfaces(), Surface::name);
    Sets.put(fields, "standings", requirement.standings(), Reading::word);
    if (requirement.onUnavailable() != OnUnavailable.HOLD) {
      fields.put("onUnavailable", Reading.word(requirement.onUnavailable()));
    }
    return fields;
  }
}
