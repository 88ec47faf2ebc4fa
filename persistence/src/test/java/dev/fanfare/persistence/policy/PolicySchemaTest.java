package dev.fanfare.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicySchemaTest {
  private static final String TEXT = Presets.resource(PolicyJson.SCHEMA);

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(TEXT);

  static Iterable<String> presets() {
    return Presets.BY_FILE.keySet();
  }

  static List<BadDocument> bad() {
    return BadDocument.all();
  }

  @Test
  void isASchema() {
    Schema ofSchemas =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(ofSchemas.validate(TEXT, InputFormat.JSON)).isEmpty();
  }

  @Test
  void describesEveryField() {
    describes("$", new JsonMapper().readTree(TEXT));
  }

  private static void describes(String path, JsonNode node) {
    if (node.path("properties").isObject() && node.has("additionalProperties")) {
      node.get("properties")
          .properties()
          .forEach(
              field ->
                  assertThat(field.getValue().has("description") || field.getValue().has("$ref"))
                      .as("%s.%s", path, field.getKey())
                      .isTrue());
    }
    node.properties().forEach(child -> describes(path + "." + child.getKey(), child.getValue()));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void acceptsEveryPreset(String preset) {
    assertThat(SCHEMA.validate(Presets.text(preset), InputFormat.JSON)).isEmpty();
  }

  @Property(tries = 1000)
  void acceptsWhateverIsWritten(@ForAll Random random) {
    String json = PolicyJson.write(new RandomPolicies(random).any());

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatTheReaderRefusesAsFarAsASchemaCan(BadDocument bad) {
    assertThat(SCHEMA.validate(bad.json(), InputFormat.JSON).isEmpty())
        .as(bad.toString())
        .isEqualTo(!bad.schemaSees());
  }
}
