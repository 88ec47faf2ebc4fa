package dev.fanfare.persistence.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.money.Asset;
import dev.fanfare.persistence.policy.PolicyFormatException;
import dev.fanfare.persistence.policy.PolicyJson;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the documents on docs/policies.md. */
class PoliciesDocsTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(<!-- [a-z]+ -->\n)?```(?:json|text)\n(.*?)^```$");

  private String page = "";

  @BeforeEach
  void open() throws IOException {
    Path file = Path.of(System.getProperty("fanfare.root", "none"), "docs/policies.md");
    assumeTrue(Files.exists(file), "no " + file);
    page = Files.readString(file);
  }

  @Test
  void showsDocumentsThatAreRead() {
    List<String> documents = blocks("");

    assertThat(documents).hasSize(16);
    documents.forEach(
        json -> {
          Object policy = PolicyJson.read(json);
          assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
        });
  }

  @Test
  void showsWhatIsSaidOfABadOne() {
    assertThat(blocks("<!-- refused -->\n")).hasSize(1);
    assertThatThrownBy(() -> PolicyJson.read(blocks("<!-- refused -->\n").get(0)))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessage(blocks("<!-- refusal -->\n").get(0).stripTrailing());
  }

  @Test
  void readsAndWritesFiles(@TempDir Path directory) throws IOException {
    TierPolicy program = TierPresets.program(Asset.of("USD"));
    String file = directory.resolve("policy.json").toString();
    Files.writeString(Path.of(file), PolicyJson.write(program));

    // snippet: policy-read
    TierPolicy policy = PolicyJson.read(Path.of(file), TierPolicy.class);
    TierPolicy next =
        policy.toBuilder("program-2026-05", Instant.parse("2026-05-01T00:00:00Z")).build();
    String json = PolicyJson.write(next); // reads back as an equal policy
    // end

    assertThat(policy).isEqualTo(program);
    assertThat(PolicyJson.read(json)).isEqualTo(next);
  }

  private List<String> blocks(String mark) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> mark.equals(block.group(1) == null ? "" : block.group(1)))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }
}
