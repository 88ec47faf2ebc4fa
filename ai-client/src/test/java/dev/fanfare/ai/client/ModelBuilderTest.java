package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ModelName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBuilderTest {
  private final OpenAiCompatibleModel.Builder builder = OpenAiCompatibleModel.builder("m");

  @Test
  void namesItsModel() {
    try (HttpModel model = builder.provider("mistral").build()) {
      assertThat(model.name()).isEqualTo(new ModelName("mistral", "m"));
      assertThat(model).hasToString("OpenAiCompatibleModel[mistral/m]");
    }
    try (HttpModel model = ClaudeModel.builder("m").apiKey("k").build()) {
      assertThat(model).hasToString("ClaudeModel[anthropic/m]");
    }
  }

  @Test
  void needsAModelAndForClaudeAKey() {
    assertThatThrownBy(() -> ClaudeModel.builder(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model");
    assertThatThrownBy(() -> ClaudeModel.builder("m").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("apiKey must be set");
    assertThatCode(() -> builder.build().close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "ftp://localhost",
        "http://",
        "https://user@localhost",
        "https://user:secret@localhost",
        "https://localhost/?key=secret",
        "https://localhost/#a"
      })
  void needsAPlainAddress(String url) {
    assertThatThrownBy(() -> builder.baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl must be an address")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, x",
    "X-API-KEY, x",
    "host, x",
    "content-length, 7",
    "Transfer-Encoding, x",
    "Accept-Encoding, gzip",
    "'', x",
    "'a b', x",
    "a:b, x",
    "x-a, 'secret\u0007'",
    "x-a, 'secret\u00e9'"
  })
  void refusesHeadersThatAreItsOwnOrNone(String name, String value) {
    assertThatThrownBy(() -> builder.header(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesLimitsThatAreNone() {
    for (Duration limit :
        List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1), Duration.ofDays(2))) {
      assertThatThrownBy(() -> builder.connectTimeout(limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("connectTimeout must be 1 ms to 1 day, was ");
      assertThatThrownBy(() -> builder.firstByteTimeout(limit))
          .hasMessageStartingWith("firstByteTimeout");
      assertThatThrownBy(() -> builder.idleTimeout(limit)).hasMessageStartingWith("idleTimeout");
      assertThatThrownBy(() -> builder.totalTimeout(limit)).hasMessageStartingWith("totalTimeout");
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> builder.retries(-1)).hasMessage("retries must be 0 to 10, was -1");
    assertThatThrownBy(() -> builder.retries(11)).hasMessage("retries must be 0 to 10, was 11");
    assertThatThrownBy(() -> builder.sendUserHash(new byte[15]))
        .hasMessage("the key of user hashes must have at least 16 bytes, had 15");
    assertThatThrownBy(() -> builder.maxTokensField("")).hasMessageContaining("maxTokensField");
    assertThatThrownBy(() -> builder.field("", new AiValue.Nothing()))
        .hasMessageContaining("field");
  }

  @Test
  void refusesWhatTheMessagesApiDoesNotKnow() {
    ClaudeModel.Builder claude = ClaudeModel.builder("m").apiKey("k");
    assertThatThrownBy(() -> claude.version("latest"))
        .hasMessage("version must be a date such as 2023-06-01");
    assertThatThrownBy(() -> claude.structuredOutput(StructuredOutput.JSON_OBJECT).build())
        .hasMessage("structuredOutput must be JSON_SCHEMA or PROMPT");
  }
}
