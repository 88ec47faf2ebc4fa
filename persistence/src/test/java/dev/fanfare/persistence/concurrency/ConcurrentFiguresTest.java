package dev.fanfare.persistence.concurrency;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.LocalDay;
import dev.fanfare.analytics.RollupModel;
import dev.fanfare.analytics.RollupRows;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts are recorded while figures are computed, by several at once. */
class ConcurrentFiguresTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int DAYS = 5;
  private static final int WRITERS = 3;
  private static final int BATCHES = 25;

  @ParameterizedTest
  @EnumSource
  void losesNoFactWhileTwoCompute(Dialect dialect) throws Exception {
    JpaStorage storage = Storages.empty(dialect);
    Fanfare fanfare = fanfare(storage);
    AtomicInteger writing = new AtomicInteger(WRITERS);
    List<Background<Boolean>> all = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      all.add(
          Background.start(
              () -> {
                try {
                  write(fanfare, number);
                } finally {
                  writing.decrementAndGet();
                }
                return true;
              }));
    }
    for (int process = 0; process < 2; process++) {
      all.add(
          Background.start(
              () -> {
                while (writing.get() > 0) {
                  fanfare.analytics().catchUp();
                }
                return true;
              }));
    }
    for (Background<Boolean> each : all) {
      assertThat(each.result()).isTrue();
    }
    fanfare.analytics().catchUp();

    assertRight(storage, fanfare);
    assertThat(fanfare.analytics().catchUp().days()).as("nothing waits").isZero();
  }

  private static void write(Fanfare fanfare, int writer) {
    Random random = new Random(writer);
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Fact> facts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String id = "w" + writer + "-" + batch + "-" + i;
        Instant at =
            FIRST
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(random.nextInt(DAYS * 86_400));
        String user = "u" + random.nextInt(6);
        facts.add(
            switch (random.nextInt(3)) {
              case 0 -> new Fact.UserSeen(id, at, user);
              case 1 -> new Fact.GiftSent(id, at, user, ADA, "rose", "", 1, cents(100));
              default ->
                  new Fact.VideoStats(
                      "v" + random.nextInt(3),
                      BEN,
                      FIRST.plusDays(random.nextInt(DAYS)),
                      random.nextInt(1_000),
                      0,
                      0,
                      0);
            });
      }
      fanfare.activity().record(facts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAfterACrashInTheMiddle(Dialect dialect) {
    JpaStorage storage = Storages.empty(dialect);
    Fanfare fanfare = fanfare(storage);
    write(fanfare, 0);
    storage.inTransaction(
        () -> {
          storage.rollups().lock();
          storage.rollups().reset(ZoneOffset.UTC);
        });
    // What computes has taken the marks and written a day when it dies.
    assertThatThrownBy(
            () ->
                storage.inTransaction(
                    () -> {
                      storage.rollups().lock();
                      assertThat(storage.rollups().takeMarks().hours()).isNotEmpty();
                      storage.rollups().rollUp(LocalDay.of(FIRST, ZoneOffset.UTC));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(storage.rollups().users(DayRange.day(FIRST))).isEmpty();

    fanfare.analytics().catchUp();

    assertRight(storage, fanfare);
  }

  private static Fanfare fanfare(JpaStorage storage) {
    return Fanfare.builder()
        .storage(storage)
        .clock(new TestClock(FIRST.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant()))
        .build();
  }

  private static void assertRight(JpaStorage storage, Fanfare fanfare) {
    RollupModel model = new RollupModel(storage, ZoneOffset.UTC, fanfare.analytics().today());
    DayRange range = new DayRange(FIRST, fanfare.analytics().today().plusDays(1));
    assertThat(
            RollupRows.read(storage.rollups(), range, model.users())
                .differencesFrom(model.rows(range)))
        .isEmpty();
  }
}
