package dev.fanfare.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyPresetsTest {
  static Stream<Map.Entry<String, Object>> presets() {
    return Presets.BY_FILE.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void isTheSameInCodeAndAsAFile(Map.Entry<String, Object> preset) {
    assertThat(PolicyJson.read(Presets.text(preset.getKey()))).isEqualTo(preset.getValue());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void looksAsItWouldBeWrittenButForTheWordsAtTheTop(Map.Entry<String, Object> preset) {
    String[] lines = Presets.text(preset.getKey()).split("(?<=\n)");

    assertThat(lines[1]).isEqualTo("  \"$schema\": \"fanfare-policy.schema.json\",\n");
    assertThat(lines[2]).startsWith("  \"$comment\": \"");
    lines[1] = "";
    lines[2] = "";
    assertThat(String.join("", lines)).isEqualTo(PolicyJson.write(preset.getValue()));
  }

  @Test
  void hasNoFileWithoutAPolicyInCode() throws IOException, URISyntaxException {
    Path schema = Path.of(PolicyJson.class.getResource(PolicyJson.SCHEMA).toURI());
    var files = new TreeSet<String>();
    try (Stream<Path> all = Files.list(schema.resolveSibling(""))) {
      all.filter(file -> !file.equals(schema))
          .forEach(file -> files.add(file.getFileName().toString().replace(".json", "")));
    }
    assertThat(files).isEqualTo(new TreeSet<>(Presets.BY_FILE.keySet()));
  }
}
