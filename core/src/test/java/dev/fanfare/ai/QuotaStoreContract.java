package dev.fanfare.ai;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link QuotaStore} does. Extend it and hand over an empty store for each test. */
public abstract class QuotaStoreContract {
  private static final Instant END = Instant.parse("2026-03-11T00:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final QuotaSubject ADA = new QuotaSubject("ada", Purpose.CHAT);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract QuotaStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackWhatWasStored() {
    QuotaWindow window = new QuotaWindow(ADA, BERLIN, END.plusNanos(1_000), 7);
    QuotaUse use = use("m-1", QuotaUse.State.RESERVED, END);
    put(window, use);
    assertThat(store().find(ADA)).contains(window);
    assertThat(in(() -> store().lock(ADA))).contains(window);
    assertThat(store().use(use.message())).contains(use);

    QuotaWindow next = new QuotaWindow(ADA, ZoneId.of("+05:45"), END.plusSeconds(1), 0);
    QuotaUse spent = use("m-1", QuotaUse.State.SPENT, END.plusSeconds(1));
    put(next, spent);
    assertThat(store().find(ADA)).contains(next);
    assertThat(store().use(use.message())).contains(spent);
  }

  @Test
  void keepsUsersPurposesAndMessagesApart() {
    put(new QuotaWindow(ADA, BERLIN, END, 1), use("m-1", QuotaUse.State.RESERVED, END));
    assertThat(store().find(new QuotaSubject("Ada", Purpose.CHAT))).isEmpty();
    assertThat(store().find(new QuotaSubject("ada", Purpose.CONTENT))).isEmpty();
    assertThat(store().use(QuotaMessage.of("ada", Purpose.CHAT, "M-1"))).isEmpty();
    assertThat(store().use(QuotaMessage.of("ada", Purpose.CONTENT, "m-1"))).isEmpty();
    assertThat(store().use(QuotaMessage.of("ben", Purpose.CHAT, "m-1"))).isEmpty();
    QuotaMessage odd = QuotaMessage.of("zoë 🎤", new Purpose("a'b\"c"), "x ; -- % _ \\");
    put(
        new QuotaWindow(odd.subject(), BERLIN, END, 1),
        new QuotaUse(odd, QuotaUse.State.REFUNDED, END));
    assertThat(store().use(odd).orElseThrow().state()).isEqualTo(QuotaUse.State.REFUNDED);
  }

  @Test
  void holdsASubjectThatNeverHadAWindow() throws Exception {
    var locked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var first =
        Background.start(
            () ->
                in(
                    () -> {
                      boolean empty = store().lock(ADA).isEmpty();
                      locked.countDown();
                      await(go);
                      store().save(new QuotaWindow(ADA, BERLIN, END, 1));
                      return empty;
                    }));
    await(locked);
    var second = Background.start(() -> in(() -> store().lock(ADA)));
    assertThat(second.endsSoon()).isFalse();
    go.countDown();
    assertThat(first.result()).isTrue();
    assertThat(second.result())
        .as("as it was committed")
        .contains(new QuotaWindow(ADA, BERLIN, END, 1));
  }

  @Test
  void showsNoWindowThatWasOnlyLocked() {
    assertThat(in(() -> store().lock(ADA))).isEmpty();
    assertThat(store().find(ADA)).isEmpty();
    assertThat(in(() -> store().lock(ADA))).isEmpty();
  }

  @Test
  void losesNoCountUnderSixteenThreads() throws Exception {
    inParallel(
        16,
        10,
        (thread, n) ->
            in(
                () -> {
                  QuotaWindow window =
                      store().lock(ADA).orElse(new QuotaWindow(ADA, BERLIN, END, 0));
                  store().save(window.plus(1));
                  return true;
                }));
    assertThat(store().find(ADA).orElseThrow().used()).isEqualTo(160);
  }

  @Test
  void forgetsWhatWasRolledBack() {
    put(new QuotaWindow(ADA, BERLIN, END, 1), use("m-1", QuotaUse.State.RESERVED, END));
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store().lock(ADA);
                      store().save(new QuotaWindow(ADA, BERLIN, END, 2));
                      store().save(use("m-1", QuotaUse.State.REFUNDED, END));
                      store().save(use("m-2", QuotaUse.State.RESERVED, END));
                      store().prune(END.plusSeconds(1), 10);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(store().find(ADA).orElseThrow().used()).isEqualTo(1);
    assertThat(store().use(QuotaMessage.of("ada", Purpose.CHAT, "m-1")).orElseThrow().state())
        .isEqualTo(QuotaUse.State.RESERVED);
    assertThat(store().use(QuotaMessage.of("ada", Purpose.CHAT, "m-2"))).isEmpty();
  }

  @Test
  void prunesTheOldestMessagesOfWindowsThatEnded() {
    QuotaWindow window = new QuotaWindow(ADA, BERLIN, END.plusSeconds(9), 4);
    put(window, use("m-3", QuotaUse.State.SPENT, END.plusSeconds(3)));
    put(window, use("m-1", QuotaUse.State.RESERVED, END.plusSeconds(1)));
    put(window, use("m-2", QuotaUse.State.REFUNDED, END.plusSeconds(2)));
    put(window, use("m-4", QuotaUse.State.SPENT, END.plusSeconds(4)));

    assertThat(store().prune(END.plusSeconds(1), 10)).as("none ended before").isZero();
    assertThat(store().prune(END.plusSeconds(4), 2)).isEqualTo(2);
    assertThat(store().use(message("m-1"))).isEmpty();
    assertThat(store().use(message("m-2"))).isEmpty();
    assertThat(store().use(message("m-3"))).isPresent();
    assertThat(store().prune(END.plusSeconds(4), 2)).isEqualTo(1);
    assertThat(store().use(message("m-4"))).isPresent();
    assertThat(store().find(ADA)).contains(window);
  }

  @Test
  void countsTheMessagesOfEachWindow() {
    QuotaWindow window = new QuotaWindow(ADA, BERLIN, END, 2);
    put(window, use("m-1", QuotaUse.State.SPENT, END));
    put(window, use("m-2", QuotaUse.State.RESERVED, END));
    put(window, use("m-3", QuotaUse.State.REFUNDED, END));
    put(window, use("m-4", QuotaUse.State.SPENT, END.minusSeconds(1)));
    in(() -> store().lock(new QuotaSubject("ben", Purpose.CHAT)));
    Map<QuotaWindow, Long> counted = new HashMap<>();
    store().forEach(counted::put);
    assertThat(counted).isEqualTo(Map.of(window, 2L));
  }

  private static QuotaMessage message(String id) {
    return new QuotaMessage(ADA, id);
  }

  private static QuotaUse use(String id, QuotaUse.State state, Instant resetAt) {
    return new QuotaUse(message(id), state, resetAt);
  }

  private void put(QuotaWindow window, QuotaUse use) {
    in(
        () -> {
          store().lock(window.subject());
          store().save(window);
          store().save(use);
          return true;
        });
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
