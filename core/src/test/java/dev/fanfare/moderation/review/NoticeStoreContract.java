package dev.fanfare.moderation.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Flag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeStore} does. Extend it and hand over an empty store for each test. */
public abstract class NoticeStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final ContentRef POST = ContentRef.of("post-1", 1);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract NoticeStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    Notice notice =
        new Notice(
            id(1),
            POST,
            ADA,
            Category.NCII,
            NoticeClaim.INTIMATE_REMOVAL,
            NoticeSource.DEPICTED_PERSON,
            "uma",
            "That is me,\nand I did not agree 🎹 'quoted' \\ % _",
            true,
            T0,
            null,
            null);
    assertThat(add(notice)).isEmpty();
    assertThat(store().findNotice(id(1))).contains(notice);
    assertThat(store().findNotice(id(2))).isEmpty();

    assertThat(settle(Set.of(Category.NCII), T0.plusSeconds(9))).isEqualTo(1);
    Notice settled =
        notice.settled(new Notice.Settlement(Flag.Outcome.CONFIRMED, id(70), T0.plusSeconds(9)));
    assertThat(store().findNotice(id(1))).contains(settled);
    run(() -> store().saveInformed(id(1), T0.plusSeconds(10)));
    assertThat(store().findNotice(id(1))).contains(settled.informed(T0.plusSeconds(10)));
  }

  @Test
  void takesAReportOfSomebodyOnce() {
    Notice first = notice(1, "uma", POST, Category.HATE, 0);
    assertThat(add(first)).isEmpty();
    assertThat(add(notice(2, "uma", POST, Category.HATE, 5))).contains(first);
    assertThat(store().findNotice(id(2))).isEmpty();
    assertThat(add(notice(3, "vic", POST, Category.HATE, 5))).isEmpty();
    assertThat(add(notice(4, "uma", POST, Category.SPAM, 5))).isEmpty();
    assertThat(add(notice(5, "uma", ContentRef.of("post-1", 2), Category.HATE, 5))).isEmpty();
    assertThatThrownBy(() -> add(notice(1, "wes", POST, Category.HATE, 5)))
        .isInstanceOf(FanfareException.class);
  }

  @Test
  void settlesAllOpenNoticesOfAVersion() {
    add(notice(1, "uma", POST, Category.HATE, 0));
    add(notice(2, "vic", POST, Category.SPAM, 1));
    add(notice(3, "vic", ContentRef.of("post-1", 2), Category.SPAM, 2));
    assertThat(in(() -> store().hasOpenNotice(POST))).isTrue();
    assertThat(in(() -> store().hasOpenNotice(POST, "vic"))).isTrue();
    assertThat(in(() -> store().hasOpenNotice(POST, "wes"))).isFalse();

    assertThat(settle(Set.of(Category.SPAM, Category.OTHER), T0.plusSeconds(9))).isEqualTo(2);
    assertThat(outcome(1)).isEqualTo(Flag.Outcome.DISMISSED);
    assertThat(outcome(2)).isEqualTo(Flag.Outcome.CONFIRMED);
    assertThat(store().findNotice(id(3)).orElseThrow().isOpen()).isTrue();
    assertThat(in(() -> store().hasOpenNotice(POST))).isFalse();
    assertThat(in(() -> store().hasOpenNotice(POST, "vic"))).isFalse();
    assertThat(settle(Set.of(), T0.plusSeconds(10))).as("a second time").isZero();
    assertThat(outcome(2)).isEqualTo(Flag.Outcome.CONFIRMED);
  }

  @Test
  void pagesThroughTheNoticesOfAVersion() {
    for (int i = 9; i >= 1; i--) {
      add(notice(i, "r" + i, POST, Category.HATE, i / 3));
    }
    add(notice(20, "r1", ContentRef.of("post-10", 1), Category.HATE, 0));
    List<UUID> seen = new ArrayList<>();
    Optional<Notice> last = Optional.empty();
    List<Notice> page;
    while (!(page = page(last)).isEmpty()) {
      page.forEach(notice -> seen.add(notice.id()));
      last = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).containsExactly(id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9));
  }

  private List<Notice> page(Optional<Notice> after) {
    return in(() -> store().notices(POST, after, 4));
  }

  @Test
  void tellsWhenSomebodySentTheirLast() {
    for (int i = 0; i < 5; i++) {
      add(notice(i + 1, "uma", ContentRef.of("post-" + i, 1), Category.HATE, i));
    }
    add(notice(9, "vic", POST, Category.HATE, 30));

    assertThat(in(() -> store().sent("uma", 1))).contains(T0.plusSeconds(4));
    assertThat(in(() -> store().sent("uma", 5))).contains(T0);
    assertThat(in(() -> store().sent("uma", 6))).isEmpty();
    assertThat(in(() -> store().sent("nobody", 1))).isEmpty();
  }

  @Test
  void tellsHowSomebodysLastNoticesEnded() {
    for (int i = 1; i <= 6; i++) {
      ContentRef post = ContentRef.of("post-" + i, 1);
      add(notice(i, "uma", post, Category.HATE, i));
      if (i <= 5) {
        Set<Category> confirmed = i <= 2 ? Set.of(Category.HATE) : Set.of();
        int at = 10 + i;
        in(() -> store().settleNotices(post, confirmed, id(70), T0.plusSeconds(at)));
      }
    }
    assertThat(in(() -> store().recordOf("uma", 100))).isEqualTo(new NoticeStore.Record(2, 3));
    assertThat(in(() -> store().recordOf("uma", 4)))
        .as("the four settled last")
        .isEqualTo(new NoticeStore.Record(1, 3));
    assertThat(in(() -> store().recordOf("vic", 9))).isEqualTo(new NoticeStore.Record(0, 0));
  }

  @Test
  void keepsWhatWasDecidedAboutAReporter() {
    assertThat(in(() -> store().lockReporter("uma"))).isEqualTo(ReporterStanding.clean("uma"));
    ReporterStanding warned = new ReporterStanding("uma", T0, T0.plusSeconds(60), "staff-1");
    run(() -> store().saveReporter(warned));
    assertThat(in(() -> store().lockReporter("uma"))).isEqualTo(warned);
    assertThat(in(() -> store().lockReporter("um"))).isEqualTo(ReporterStanding.clean("um"));
  }

  @Test
  void forgetsWhatSomebodyWrote() {
    Notice hers = notice(1, "uma", POST, Category.HATE, 0);
    Notice his = notice(2, "vic", POST, Category.HATE, 0);
    add(hers);
    add(his);

    assertThat(in(() -> store().forgetNoticeTexts("uma"))).isEqualTo(1);
    assertThat(store().findNotice(id(1))).contains(hers.withoutText());
    assertThat(store().findNotice(id(2))).contains(his);
    assertThat(in(() -> store().forgetNoticeTexts("uma"))).isZero();
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    Notice kept = notice(1, "uma", POST, Category.HATE, 0);
    add(kept);
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      store().addNotice(notice(2, "vic", POST, Category.HATE, 0));
                      store().settleNotices(POST, Set.of(), id(70), T0);
                      store().saveInformed(id(1), T0);
                      store().forgetNoticeTexts("uma");
                      store().saveReporter(new ReporterStanding("uma", T0, null, "staff-1"));
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");
    assertThat(store().findNotice(id(1))).contains(kept);
    assertThat(store().findNotice(id(2))).isEmpty();
    assertThat(in(() -> store().lockReporter("uma"))).isEqualTo(ReporterStanding.clean("uma"));
    assertThat(add(notice(3, "vic", POST, Category.HATE, 0))).isEmpty();
  }

  @Test
  void takesOneOfManyEqualReportsAtOnce() throws Exception {
    List<Optional<Notice>> answers =
        inParallel(
            8,
            5,
            (thread, n) -> add(notice(100 * (thread + 1) + n, "uma", POST, Category.HATE, n)));
    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(in(() -> store().notices(POST, Optional.empty(), 99))).hasSize(1);
  }

  private Flag.Outcome outcome(int id) {
    return store().findNotice(id(id)).orElseThrow().settlement().outcome();
  }

  private int settle(Set<Category> confirmed, Instant at) {
    return in(() -> store().settleNotices(POST, confirmed, id(70), at));
  }

  private static Notice notice(
      int id, String reporter, ContentRef content, Category category, int second) {
    return new Notice(
        id(id),
        content,
        ADA,
        category,
        NoticeClaim.TERMS,
        NoticeSource.USER,
        reporter,
        "because",
        true,
        T0.plusSeconds(second),
        null,
        null);
  }

  private Optional<Notice> add(Notice notice) {
    return in(() -> store().addNotice(notice));
  }

  private void run(Runnable work) {
    transactions().inTransaction(work);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UUID id(int n) {
    return new UUID(0x6L, n);
  }
}
