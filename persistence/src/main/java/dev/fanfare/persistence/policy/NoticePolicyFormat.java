package dev.fanfare.persistence.policy;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.review.NoticePolicy;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What a notice leads to. */
final class NoticePolicyFormat implements PolicyFormat<NoticePolicy> {
  @Override
  public String kind() {
    return "notice-policy";
  }

  @Override
  public Class<NoticePolicy> type() {
    return NoticePolicy.class;
  }

  @Override
  public Supplier<NoticePolicy> read(Fields fields, Reading reading) {
    return notices(fields, reading);
  }

  static Supplier<NoticePolicy> notices(Fields fields, Reading reading) {
    NoticePolicy standard = NoticePolicy.standard();
    Field<Integer> limit = fields.optional("limit", reading::smallInteger);
    Field<Duration> window = fields.optional("window", reading::duration);
    Field<Map<Category, Duration>> within =
        fields.optional("within", reading.map(NoticePolicyFormat::category, reading::duration));
    Field<Duration> otherwise = fields.optional("otherwise", reading::duration);
    Field<Map<Category, Severity>> severities =
        fields.optional(
            "severities", reading.map(NoticePolicyFormat::category, reading.word(Severity.class)));
    fields.blame("within");
    return () ->
        new NoticePolicy(
            limit.or(standard.limit()),
            window.or(standard.window()),
            within.or(standard.within()),
            otherwise.or(standard.otherwise()),
            severities.or(standard.severities()));
  }

  private static Category category(String word) {
    return Reading.word(Category.class, word);
  }

  @Override
  public void write(NoticePolicy policy, Map<String, Object> fields, Writing writing) {
    put(policy, fields);
  }

  static void put(NoticePolicy policy, Map<String, Object> fields) {
    fields.put("limit", policy.limit());
    fields.put("window", DurationText.write(policy.window()));
    Map<String, Object> within = Writing.fields();
    policy
        .within()
        .forEach((category, time) -> within.put(Reading.word(category), DurationText.write(time)));
    fields.put("within", within);
    fields.put("otherwise", DurationText.write(policy.otherwise()));
    Map<String, Object> severities = Writing.fields();
    policy
        .severities()
        .forEach(
            (category, severity) -> severities.put(Reading.word(category), Reading.word(severity)));
    fields.put("severities", severities);
  }
}
