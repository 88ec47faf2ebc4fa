package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeOrderedIdsTest {
  private final TestClock clock = TestClock.at("2026-01-31T10:00:00Z");

  @Test
  void hasTheLayoutOfTheTestVectorOfRfc9562() {
    // Appendix A.6: 22 February 2022 14:22:22 GMT-05:00, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    // The
    // counter is rand_a and the upper 30 of rand_b's 62 bits, the rest is random.
    clock.set("2022-02-22T19:22:22Z");
    var ids = IdGenerator.timeOrdered(clock, fixed(0xCC3L << 30 | 0x18C4DC0CL, 0x0C07398F));

    assertThat(ids.next()).isEqualTo(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    assertThat(ids.next())
        .as("one more on the counter")
        .isEqualTo(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0d0c07398f"));
  }

  @Test
  void isReproducibleWithAFixedClockAndASeed() {
    var one = IdGenerator.timeOrdered(clock, new Random(42));
    var other = IdGenerator.timeOrdered(clock, new Random(42));

    for (int i = 0; i < 100; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void ascendsWithinAMillisecondAndWhenTheClockRunsBack() {
    var ids = IdGenerator.timeOrdered(clock, new Random(1));
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      made.add(ids.next());
      clock.advance(Duration.ofMillis(i % 7 == 0 ? -5 : i % 3));
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
  }

  @Test
  void borrowsFromTheNextMillisecondWhenTheCounterIsFull() {
    var ids = IdGenerator.timeOrdered(clock, fixed((1L << 42) - 1, 0));

    UUID last = ids.next();
    UUID next = ids.next();

    assertThat(last.getMostSignificantBits() & 0xfff).isEqualTo(0xfff);
    assertThat(next).isGreaterThan(last);
    assertThat(Instant.ofEpochMilli(next.getMostSignificantBits() >>> 16))
        .isEqualTo(clock.instant().plusMillis(1));
    assertThat(next.getMostSignificantBits() & 0xfff).isZero();
  }

  @Test
  void isNeverTheSameOnTwoThreads() throws Exception {
    var ids = IdGenerator.timeOrdered(clock);

    List<UUID> made = Parallel.inParallel(8, 1000, (thread, n) -> ids.next());

    assertThat(new HashSet<>(made)).hasSize(8000);
  }

  /** Always gives the same counter and the same random bits. */
  private static RandomGenerator fixed(long counter, int bits) {
    return new RandomGenerator() {
      @Override
      public long nextLong(long bound) {
        return counter;
      }

      @Override
      public int nextInt() {
        return bits;
      }

      @Override
      public long nextLong() {
        throw new AssertionError("nobody asks for longs");
      }
    };
  }
}
