package dev.fanfare.persistence.internal;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.earning.EarningsOwed;
import dev.fanfare.event.DomainEvent;
import org.junit.jupiter.api.Test;

class ValueJsonTest {
  @Test
  void readsOnAThreadWhoseClassLoaderKnowsNothingOfFanfare() {
    ValueJson json = new ValueJson();
    EarningsOwed event = new EarningsOwed(ADA, usd("1.00"), "r1");
    String text = json.write(event);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // What threads of the common pool have in an application that is one jar of jars.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertThat(json.read(json.typeOf(event), text, DomainEvent.class)).isEqualTo(event);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
