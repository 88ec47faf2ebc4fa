package dev.fanfare.persistence.policy;

import dev.fanfare.moderation.consent.ConsentPolicy;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.persistence.policy.Fields.Field;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What people in an item must have agreed to. */
final class ConsentPolicyFormat implements PolicyFormat<ConsentPolicy> {
  @Override
  public String kind() {
    return "consent-policy";
  }

  @Override
  public Class<ConsentPolicy> type() {
    return ConsentPolicy.class;
  }

  @Override
  public Supplier<ConsentPolicy> read(Fields fields, Reading reading) {
    Reading.Converter<ConsentPurpose> purpose = json -> ConsentPurpose.of(reading.text(json));
    Field<Set<ConsentPurpose>> always = fields.required("always", Sets.of(reading, purpose));
    Field<Set<ConsentPurpose>> aiMade = fields.required("aiMade", Sets.of(reading, purpose));
    return () -> new ConsentPolicy(always.get(), aiMade.get());
  }

  @Override
  public void write(ConsentPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("always", policy.always().stream().map(ConsentPurpose::name).toList());
    fields.put("aiMade", policy.aiMade().stream().map(ConsentPurpose::name).toList());
  }
}
