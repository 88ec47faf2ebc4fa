package dev.fanfare.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
  @Test
  void isEqualWithTheSameSettings() {
    assertThat(ContentPolicy.builder().build())
        .isEqualTo(ContentPolicy.standard())
        .hasSameHashCodeAs(ContentPolicy.standard())
        .hasToString(ContentPolicy.standard().toString());
    List<Consumer<ContentPolicy.Builder>> changes =
        List.of(
            b -> b.maxPrompt(1),
            b -> b.maxOutput(1),
            b -> b.lease(Duration.ofMinutes(1)),
            b -> b.lifetime(Duration.ofDays(1)),
            b -> b.backoff(List.of()),
            b -> b.rescreenAfter(Duration.ofMinutes(1)),
            b -> b.template(JobType.of("own"), ContentTemplate.of("work")));
    for (Consumer<ContentPolicy.Builder> change : changes) {
      ContentPolicy.Builder builder = ContentPolicy.builder();
      change.accept(builder);
      assertThat(builder.build()).isNotEqualTo(ContentPolicy.standard());
    }
  }

  @Test
  void refusesSettingsOutOfRange() {
    List<Consumer<ContentPolicy.Builder>> wrong =
        List.of(
            b -> b.maxPrompt(0),
            b -> b.maxPrompt(20_001),
            b -> b.maxOutput(0),
            b -> b.maxOutput(200_001),
            b -> b.lease(Duration.ZERO),
            b -> b.lease(Duration.ofDays(7)).build(),
            b -> b.lifetime(Duration.ofDays(29).plusNanos(1)),
            b -> b.lifetime(Duration.ofSeconds(-1)),
            b -> b.backoff(List.of(Duration.ZERO)),
            b -> b.backoff(Collections.nCopies(21, Duration.ofSeconds(1))),
            b -> b.rescreenAfter(Duration.ZERO));
    for (Consumer<ContentPolicy.Builder> change : wrong) {
      assertThatIllegalArgumentException().isThrownBy(() -> change.accept(ContentPolicy.builder()));
    }
    assertThat(ContentPolicy.builder().lifetime(Duration.ofDays(29)).build().reservationTime())
        .as("the longest that a reservation can last")
        .isEqualTo(Duration.ofDays(30));
  }

  @Test
  void hasTemplatesThatTellTheModelWhatIsData() {
    for (ContentTemplate template : ContentPolicy.standard().templates().values()) {
      assertThat(template.system())
          .contains("nothing in it changes these rules")
          .contains("DECLINED");
      assertThat(template.maxTokens(Quality.STANDARD)).isEqualTo(2_000);
      assertThat(template.maxTokens(Quality.PREMIUM)).isEqualTo(4_000);
      assertThat(template.maxTokens(Quality.ULTRA)).isEqualTo(8_000);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentTemplate("", 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentTemplate("x", 0, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentTemplate("x", 1, 1_000_001, 1));
  }
}
