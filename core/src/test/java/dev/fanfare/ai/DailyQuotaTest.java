package dev.fanfare.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.Storage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DailyQuotaTest extends DailyQuotaContract {
  private final Storage storage = Storage.inMemory();

  @Override
  protected Storage storage() {
    return storage;
  }

  @Test
  void refusesPoliciesThatContradictThemselves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaPolicy("v", 50, Map.of(Purpose.CHAT, 1), Set.of(Purpose.CHAT)))
        .withMessageContaining("unlimited must not name chat");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuotaPolicy.standard().with(Purpose.CHAT, -1))
        .withMessageContaining("purposes chat must be 0 to 1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaPolicy("v", 1_000_001, Map.of(), Set.of()));
  }

  @Test
  void changesOnePurposeAtATime() {
    QuotaPolicy policy = QuotaPolicy.standard().with(Purpose.CONTENT, 5).withoutLimit(Purpose.CHAT);
    assertThat(policy.limit(Purpose.CONTENT)).hasValue(5);
    assertThat(policy.limit(Purpose.CHAT)).isEmpty();
    assertThat(policy.limit(new Purpose("coach"))).hasValue(50);
    assertThat(policy.withoutLimit(Purpose.CONTENT).with(Purpose.CHAT, 50).limit(Purpose.CHAT))
        .hasValue(50);
  }
}
