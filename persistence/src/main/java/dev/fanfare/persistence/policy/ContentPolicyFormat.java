package dev.fanfare.persistence.policy;

import dev.fanfare.content.ContentPolicy;
import dev.fanfare.content.ContentTemplate;
import dev.fanfare.credit.JobType;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How content jobs are run. Templates that are the shipped ones are not written. */
final class ContentPolicyFormat implements PolicyFormat<ContentPolicy> {
  @Override
  public String kind() {
    return "content-policy";
  }

  @Override
  public Class<ContentPolicy> type() {
    return ContentPolicy.class;
  }

  @Override
  public Supplier<ContentPolicy> read(Fields fields, Reading reading) {
    ContentPolicy standard = ContentPolicy.standard();
    Field<Map<JobType, ContentTemplate>> templates =
        fields.optional("templates", reading.map(JobType::new, json -> template(json, reading)));
    Field<Integer> maxPrompt = fields.optional("maxPrompt", reading::smallInteger);
    Field<Integer> maxOutput = fields.optional("maxOutput", reading::smallInteger);
    Field<Duration> lease = fields.optional("lease", reading::duration);
    Field<Duration> lifetime = fields.optional("lifetime", reading::duration);
    Field<List<Duration>> backoff = fields.optional("backoff", reading.list(reading::duration));
    Field<Duration> rescreen = fields.optional("rescreenAfter", reading::duration);
    fields.blame("backoff");
    return () -> {
      ContentPolicy.Builder builder =
          ContentPolicy.builder()
              .maxPrompt(maxPrompt.or(standard.maxPrompt()))
              .maxOutput(maxOutput.or(standard.maxOutput()))
              .lease(lease.or(standard.lease()))
              .lifetime(lifetime.or(standard.lifetime()))
              .backoff(backoff.or(standard.backoff()))
              .rescreenAfter(rescreen.or(standard.rescreenAfter()));
      templates.or(Map.of()).forEach(builder::template);
      return builder.build();
    };
  }

  private static @Nullable ContentTemplate template(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> system = fields.required("system", reading::text);
          Field<Integer> standard = fields.required("standardTokens", reading::smallInteger);
          Field<Integer> premium = fields.required("premiumTokens", reading::smallInteger);
          Field<Integer> ultra = fields.required("ultraTokens", reading::smallInteger);
          return () ->
              new ContentTemplate(system.get(), standard.get(), premium.get(), ultra.get());
        });
  }

  @Override
  public void write(ContentPolicy policy, Map<String, Object> fields, Writing writing) {
    Map<JobType, ContentTemplate> shipped = ContentPolicy.standard().templates();
    Map<String, Object> templates = Writing.fields();
    policy
        .templates()
        .forEach(
            (type, template) -> {
              if (!template.equals(shipped.get(type))) {
                templates.put(type.code(), template(template));
              }
            });
    if (!templates.isEmpty()) {
      fields.put("templates", templates);
    }
    fields.put("maxPrompt", policy.maxPrompt());
    fields.put("maxOutput", policy.maxOutput());
    fields.put("lease", DurationText.write(policy.lease()));
    fields.put("lifetime", DurationText.write(policy.lifetime()));
    fields.put("backoff", policy.backoff().stream().map(DurationText::write).toList());
    fields.put("rescreenAfter", DurationText.write(policy.rescreenAfter()));
  }

  private static Map<String, Object> template(ContentTemplate template) {
    Map<String, Object> fields = Writing.fields();
    fields.put("system", template.system());
    fields.put("standardTokens", template.standardTokens());
    fields.put("premiumTokens", template.premiumTokens());
    fields.put("ultraTokens", template.ultraTokens());
    return fields;
  }
}
