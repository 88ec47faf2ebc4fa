package dev.fanfare.moderation;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ModerationStore} does. Extend it and hand over an empty store for each test.
 */
public abstract class ModerationStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final String SHA = "ab".repeat(32);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract ModerationStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  /** Puts a screening, and what it needs before: the decisions that it names. */
  private void put(Screening screening) {
    transactions()
        .inTransaction(
            () -> {
              begin(screening);
              Stream.of(screening.first(), screening.standing())
                  .filter(Objects::nonNull)
                  .distinct()
                  .filter(decision -> store().decision(decision).isEmpty())
                  .forEach(decision -> store().add(decision(decision, screening.content(), T0)));
              store().put(screening);
            });
  }

  /** Puts a screening as it begins, unless it is there. */
  private void begin(Screening screening) {
    store().lock(screening.content().id());
    if (store().find(screening.content()).isEmpty()) {
      store()
          .put(
              new Screening(
                  screening.content(),
                  screening.creator(),
                  screening.sha256(),
                  screening.digest(),
                  screening.item(),
                  screening.begunAt(),
                  screening.openedAt(),
                  screening.run(),
                  0,
                  null,
                  null,
                  null,
                  Screening.Mark.NONE,
                  null));
    }
  }

  /** Begins the screening of a version of Ada's. */
  private ContentRef begun(String id, int version) {
    Screening screening = running(id, version, T0);
    in(
        () -> {
          begin(screening);
          return true;
        });
    return screening.content();
  }

  /** Returns the id of a decision about the first version of an item. */
  private static UUID decisionOn(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static UUID id(long number) {
    return new UUID(0x1234_5678_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  private static Screening.Run run(long id, Instant dueAt) {
    return new Screening.Run(id(id), dueAt, false, "screen");
  }

  private static ContentItem item(String id, int version, CreatorId creator) {
    return ContentItem.text(ContentRef.of(id, version), creator, "text of " + id + version);
  }

  private static Screening running(String id, int version, Instant dueAt) {
    return Screening.begun(item(id, version, ADA), run(version, dueAt), T0);
  }

  private static Screening waiting(
      String id, boolean shown, Severity risk, Instant since, Instant nextTry, String stage) {
    return Screening.begun(item(id, 1, ADA), run(1, T0), T0)
        .decided(decisionOn(id), 1, new Screening.Waiting(stage, shown, risk, since, nextTry));
  }

  private static Decision decision(long id, ContentRef content, Instant at) {
    return decision(id(id), content, at);
  }

  private static Decision decision(UUID id, ContentRef content, Instant at) {
    return new Decision(
        new DecisionFacts(
            id,
            content,
            SHA,
            ADA,
            Actions.HOLD,
            List.of(),
            Severity.LOW,
            null,
            null,
            null,
            false,
            null,
            true,
            false,
            at.plusSeconds(60),
            0,
            false,
            List.of(),
            List.of(),
            new Actor.Automated("p-1"),
            "p-1",
            null,
            at));
  }

  private static Decision full(long id, ContentRef content) {
    return new Decision(
        new DecisionFacts(
            id(id),
            content,
            SHA,
            ADA,
            Actions.BLOCK
                .withMonetary(Sanction.SUSPEND)
                .withService(Sanction.TERMINATE)
                .withAccount(Sanction.SUSPEND),
            List.of(Category.HATE, Category.SPAM),
            Severity.CRITICAL,
            Ground.law("Directive (EU) 2024/1385 Art. 5 'quoted' \\ % _ é 🎹"),
            "block-hate",
            "seen by a person 🎹 – 'quoted' \\ % _",
            true,
            AppealWindow.from(T0, ZoneId.of("Europe/Berlin"), 6),
            true,
            true,
            T0.plusSeconds(3_600),
            3,
            false,
            List.of("row-1", "row-2"),
            List.of(id(101), id(102)),
            Actor.human("eve"),
            "p-2",
            id(1),
            T0));
  }

  private static Flag flag(long id, ContentRef content, Category category, Instant at) {
    return new Flag(
        id(id),
        content,
        ADA,
        category,
        Severity.MEDIUM,
        0.123456789,
        DetectorFamily.RULES,
        id(7),
        null,
        at,
        null);
  }

  @Test
  void readsBackEveryFieldOfAScreening() {
    ContentItem item =
        new ContentItem(
            ContentRef.of("video-1", 2),
            ContentKind.VIDEO,
            BEN,
            Surface.of("stories"),
            "de-CH",
            SHA,
            List.of(PersonId.of("zoe"), PersonId.of("kim")),
            "caption\nwith 🎹 – 'quoted' \\ % _ \t\u200B\u202E",
            "what is said",
            List.of(MediaHandle.video("a/b.mp4"), MediaHandle.image("thumb")),
            true);
    Screening screening =
        new Screening(
            item.ref(),
            BEN,
            SHA,
            item.digest(),
            item,
            T0,
            T0.plusSeconds(1),
            new Screening.Run(id(3), T0.plusSeconds(900), true, "rescreen"),
            4,
            new Screening.Waiting(
                "model-text", true, Severity.HIGH, T0.plusSeconds(2), T0.plusSeconds(3)),
            id(5),
            id(6),
            Screening.Mark.FAILED,
            "unreadable");
    put(screening);
    Screening bare = running("post-1", 1, T0);
    put(bare);

    assertThat(store().find(item.ref())).contains(screening);
    assertThat(store().find(bare.content())).contains(bare);
    assertThat(store().find(ContentRef.of("video-1", 1))).isEmpty();
    put(screening.stopped().erased());
    assertThat(store().find(item.ref())).contains(screening.stopped().erased());
  }

  @Test
  void knowsTheNewestVersion() {
    assertThat(in(() -> store().lock("post-1"))).isZero();
    put(running("post-1", 1, T0));
    put(running("post-1", 7, T0));
    put(running("post-10", 9, T0));
    put(running("post-", 8, T0));

    assertThat(in(() -> store().lock("post-1"))).isEqualTo(7);
    assertThat(in(() -> store().lock("post-2"))).isZero();
  }

  @Test
  void letsOneTransactionAtATimeHoldAnItem() throws Exception {
    inParallel(
        8,
        10,
        (thread, n) ->
            in(
                () -> {
                  int version = store().lock("post-1") + 1;
                  store().put(running("post-1", version, T0));
                  return version;
                }));

    assertThat(in(() -> store().lock("post-1"))).isEqualTo(80);
    for (int version = 1; version <= 80; version++) {
      assertThat(store().find(ContentRef.of("post-1", version))).isPresent();
    }
  }

  @Test
  void keepsOthersWaitingUntilATransactionEnds() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                in(
                    () -> {
                      store().lock("post-1");
                      locked.countDown();
                      try {
                        go.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      store().put(running("post-1", 1, T0));
                      return true;
                    }));
    locked.await();
    Background<Integer> second = Background.start(() -> in(() -> store().lock("post-1")));

    assertThat(second.endsSoon()).isFalse();
    go.countDown();
    first.result();
    assertThat(second.result()).isEqualTo(1);
  }

  @Test
  void undoesAllThatAFailedTransactionDid() {
    Screening before = running("post-1", 1, T0);
    put(before);

    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store().lock("post-1");
                      store().put(before.stopped());
                      store().put(running("post-1", 2, T0));
                      store().add(decision(1, before.content(), T0));
                      store().put(flag(2, before.content(), Category.HATE, T0));
                      store()
                          .add(
                              before.content(),
                              id(3),
                              List.of(Given.signal(Given.RULES, Category.HATE, Severity.HIGH, 1)));
                      store().beginOutage("rules", T0);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(store().find(before.content())).contains(before);
    assertThat(store().find(ContentRef.of("post-1", 2))).isEmpty();
    assertThat(store().decision(id(1))).isEmpty();
    assertThat(store().decisions(before.content())).isEmpty();
    assertThat(store().flags(before.content())).isEmpty();
    assertThat(store().signals(before.content())).isEmpty();
    assertThat(store().outages(T0.minusSeconds(1), T0.plusSeconds(1))).isEmpty();
    assertThat(store().due(T0, 10)).containsExactly(before);
  }

  @Test
  void findsRunsThatAreDueTheLongestFirst() {
    put(running("a", 1, T0.plusSeconds(2)));
    put(running("b", 1, T0));
    put(running("c", 1, T0.plusSeconds(3)));
    put(running("d", 1, T0.plusSeconds(1)));
    put(running("e", 1, T0).decided(decisionOn("e"), 1, null));

    assertThat(store().due(T0.plusSeconds(2), 10))
        .extracting(screening -> screening.content().id())
        .containsExactly("b", "d", "a");
    assertThat(store().due(T0.plusSeconds(2), 2)).hasSize(2);
    assertThat(store().due(T0.minusMillis(1), 2)).isEmpty();
  }

  @Test
  void findsWhatWaitsTheRiskiestFirst() {
    put(waiting("held-high", false, Severity.HIGH, T0, T0, "model"));
    put(waiting("shown-low-new", true, Severity.LOW, T0.plusSeconds(5), T0, "model"));
    put(waiting("shown-low-old", true, Severity.LOW, T0, T0, "model"));
    put(waiting("shown-high", true, Severity.HIGH, T0.plusSeconds(9), T0, "model"));
    put(waiting("shown-other", true, Severity.HIGH, T0, T0, "hash"));
    put(waiting("later", true, Severity.CRITICAL, T0, T0.plusSeconds(1), "model"));
    put(
        waiting("running", true, Severity.CRITICAL, T0, T0, "model")
            .running(run(1, T0.plusSeconds(60))));
    put(waiting("held-low-b", false, Severity.LOW, T0, T0, "model"));
    put(waiting("held-low-a", false, Severity.LOW, T0, T0, "model"));

    assertThat(store().waiting(T0, Set.of("hash"), 10))
        .extracting(screening -> screening.content().id())
        .containsExactly(
            "shown-high",
            "shown-low-old",
            "shown-low-new",
            "held-high",
            "held-low-a",
            "held-low-b");
    assertThat(store().waiting(T0, Set.of(), 1))
        .extracting(screening -> screening.content().id())
        .containsExactly("shown-other");
    assertThat(store().waiting(T0, List.of("hash", "model"), 10)).isEmpty();
    assertThat(store().backlog()).isEqualTo(new Backlog(1, 5, 3));
  }

  @Test
  void findsWhatIsToBeMarked() {
    put(running("b", 1, T0).decided(decisionOn("b"), 1, null).marked(Screening.Mark.DUE, null));
    put(running("a", 1, T0).decided(decisionOn("a"), 1, null).marked(Screening.Mark.DUE, null));
    put(
        running("c", 1, T0)
            .decided(decisionOn("c"), 1, null)
            .marked(Screening.Mark.VERIFIED, null));

    assertThat(store().unmarked(10))
        .extracting(screening -> screening.content().id())
        .containsExactly("a", "b");
    assertThat(store().unmarked(1)).hasSize(1);
    put(running("a", 1, T0).decided(decisionOn("a"), 1, null).marked(Screening.Mark.FAILED, "x"));
    assertThat(store().unmarked(10)).hasSize(1);
  }

  @Test
  void findsWhereSomebodyIsShownUntilItIsErased() {
    PersonId kim = PersonId.of("kim");
    PersonId zoe = PersonId.of("zoe");
    put(Screening.begun(item("b", 1, ADA).depicting(kim, zoe), run(1, T0), T0));
    put(Screening.begun(item("b", 2, ADA).depicting(kim), run(1, T0), T0));
    put(Screening.begun(item("a", 3, BEN).depicting(kim), run(1, T0), T0));
    put(Screening.begun(item("c", 1, ADA).depicting(zoe), run(1, T0), T0));

    List<ContentRef> all =
        List.of(ContentRef.of("a", 3), ContentRef.of("b", 1), ContentRef.of("b", 2));
    assertThat(store().depicting(kim, Optional.empty(), 10)).containsExactlyElementsOf(all);
    assertThat(store().depicting(kim, Optional.of(all.get(0)), 1)).containsExactly(all.get(1));
    assertThat(store().depicting(kim, Optional.of(all.get(2)), 1)).isEmpty();
    transactions()
        .inTransaction(
            () -> {
              store().lock("b");
              store().erase("b");
            });

    assertThat(store().depicting(kim, Optional.empty(), 10)).containsExactly(all.get(0));
    assertThat(store().find(all.get(1)).orElseThrow().item()).isNull();
    assertThat(store().find(all.get(2)).orElseThrow().item()).isNull();
    assertThat(store().find(all.get(1)).orElseThrow().digest())
        .isEqualTo(item("b", 1, ADA).depicting(kim, zoe).digest());
    assertThat(store().find(ContentRef.of("c", 1)).orElseThrow().item()).isNotNull();
  }

  @Test
  void countsWhatACreatorPublished() {
    for (int i = 0; i < 6; i++) {
      ContentItem item =
          ContentItem.text(ContentRef.of("p" + i, 1), i == 5 ? BEN : ADA, "t" + i / 2);
      put(Screening.begun(item, run(1, T0), T0.plusSeconds(i)));
    }
    String sha = ContentItem.text(ContentRef.of("x", 1), ADA, "t1").sha256();

    assertThat(store().countSince(ADA, T0)).isEqualTo(5);
    assertThat(store().countSince(ADA, T0.plusSeconds(2))).isEqualTo(3);
    assertThat(store().countSince(ADA, T0.plusSeconds(2).plusNanos(1))).isEqualTo(2);
    assertThat(store().countSince(ADA, sha, T0)).isEqualTo(2);
    assertThat(store().countSince(ADA, sha, T0.plusSeconds(3))).isEqualTo(1);
    assertThat(store().countSince(BEN, sha, T0)).isZero();
    assertThat(store().countSince(CreatorId.of("nobody"), T0)).isZero();
  }

  @Test
  void readsBackEverySignal() {
    ContentRef content = begun("p", 1);
    List<Evidence> every =
        List.of(
            new Evidence.TextMatch("rule-1", TextField.TRANSCRIPT, 3, 999_999),
            new Evidence.RuleHolds("rate-minute"),
            new Evidence.HashMatch("bank", "pdq", SHA, 31, 87),
            new Evidence.FrameRange("a/b.mp4", 0, Long.MAX_VALUE, 0.1),
            new Evidence.OperatingPoint("set-2026", 0.5, 0.001),
            new Evidence.ConsentLack(ConsentAnswer.State.EXPIRED, List.of(PersonId.of("kim"))),
            new Evidence.Origin(Provenance.State.TRUSTED, true),
            new Evidence.ModelOpinion("a/b", 1.0 / 3));
    Signal found =
        Signal.found(
            id(1),
            new Detector("d", "v", DetectorFamily.CLASSIFIER),
            Category.HATE,
            Severity.CRITICAL,
            0.1 + 0.2,
            every,
            T0);
    Signal without =
        Signal.without(id(2), Given.MODEL, SignalStatus.REFUSED, "refused", T0.plusSeconds(1));
    Signal later = Signal.without(id(3), Given.FAKES, SignalStatus.TIMED_OUT, "timeout", T0);
    in(
        () -> {
          store().add(content, id(11), List.of(without, found));
          store().add(content, id(12), List.of());
          store().add(content, id(13), List.of(later));
          store().add(begun("p", 2), id(14), List.of());
          return true;
        });

    assertThat(store().signals(content)).containsExactly(without, found, later);
    assertThat(store().signals(ContentRef.of("p", 2))).isEmpty();
  }

  @Test
  void readsBackEveryFieldOfADecision() {
    ContentRef content = begun("p", 1);
    Decision first = decision(1, content, T0);
    Decision second = full(2, content);
    in(
        () -> {
          store().add(first);
          store().add(second);
          store().add(decision(3, begun("p", 2), T0));
          return true;
        });

    assertThat(store().decision(id(2))).contains(second);
    assertThat(store().decision(id(8))).isEmpty();
    assertThat(store().decisions(content))
        .as("in the order of adding")
        .containsExactly(first, second);
    assertThatThrownBy(() -> in(() -> add(decision(2, content, T0))))
        .isInstanceOf(FanfareException.class);
    assertThat(store().decisions(content)).hasSize(2);
  }

  private boolean add(Decision decision) {
    store().add(decision);
    return true;
  }

  @Test
  void setsUntilWhenADecisionCanBeAppealed() {
    ContentRef content = begun("p", 1);
    Decision decision = full(2, content);
    in(() -> add(decision(1, content, T0)));
    in(() -> add(decision));
    AppealWindow window =
        new AppealWindow(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 6, 1), ZoneOffset.UTC);
    in(
        () -> {
          store().lock("p");
          store().inform(decision.id(), window);
          return true;
        });

    assertThat(store().decision(decision.id()).orElseThrow()).isEqualTo(decision.informed(window));
  }

  @Test
  void readsBackFlagsByCategory() {
    ContentRef content = begun("p", 1);
    Flag spam = flag(1, content, Category.SPAM, T0);
    Flag hate =
        flag(2, content, Category.HATE, T0)
            .resolved(
                new Flag.Resolution(
                    Flag.Outcome.DISMISSED,
                    "a joke 🎹 'x'",
                    Actor.human("eve"),
                    T0.plusSeconds(3)));
    Flag reported =
        new Flag(
            id(3),
            content,
            ADA,
            Category.PRIVACY,
            Severity.LOW,
            0,
            DetectorFamily.PERSON,
            null,
            "fan-7",
            T0,
            new Flag.Resolution(
                Flag.Outcome.CONFIRMED, "x", new Actor.Automated("p-1"), T0.plusSeconds(3)));
    in(
        () -> {
          store().lock("p");
          store().put(spam);
          store().put(hate);
          store().put(reported);
          store().put(flag(4, begun("p", 2), Category.SPAM, T0));
          store().put(spam.atLeast(Severity.CRITICAL));
          return true;
        });

    assertThat(store().flags(content))
        .containsExactly(hate, spam.atLeast(Severity.CRITICAL), reported);
    assertThat(store().flag(id(2))).contains(hate);
    assertThat(store().flag(id(9))).isEmpty();
  }

  private static ShadowDiff diff(long id, String version, Visibility live, Visibility shadow) {
    return new ShadowDiff(
        id(id),
        ContentRef.of("p" + id, 1),
        version,
        Actions.of(live),
        Actions.of(shadow),
        List.of("row-1", "row-2"),
        T0);
  }

  @Test
  void sumsUpWhatAShadowWouldHaveDone() {
    for (int i = 1; i <= 8; i++) {
      Decision decision = decision(i, begun("p" + i, 1), T0);
      in(() -> add(decision));
    }
    in(
        () -> {
          store().add(diff(1, "s", Visibility.ALLOW, Visibility.HOLD));
          store().add(diff(2, "s", Visibility.ALLOW, Visibility.HOLD));
          store().add(diff(3, "s", Visibility.BLOCK, Visibility.HOLD));
          store().add(diff(4, "s", Visibility.ALLOW, Visibility.ALLOW));
          store().add(diff(5, "s", Visibility.ALLOW, Visibility.ALLOW));
          store().add(diff(6, "s", Visibility.ALLOW, Visibility.ALLOW));
          store().add(diff(7, "other", Visibility.ALLOW, Visibility.BLOCK));
          store()
              .add(
                  new ShadowDiff(
                      id(8),
                      ContentRef.of("p8", 1),
                      "s",
                      Actions.HOLD,
                      Actions.ALLOW.withAccount(Sanction.SUSPEND),
                      List.of(),
                      T0));
          return true;
        });

    assertThat(store().shadowSummary("s").shifts())
        .containsExactly(
            new ShadowSummary.Count(Visibility.ALLOW, Visibility.ALLOW, ShadowDiff.Shift.SAME, 3),
            new ShadowSummary.Count(
                Visibility.ALLOW, Visibility.HOLD, ShadowDiff.Shift.STRICTER, 2),
            new ShadowSummary.Count(Visibility.HOLD, Visibility.ALLOW, ShadowDiff.Shift.MIXED, 1),
            new ShadowSummary.Count(Visibility.BLOCK, Visibility.HOLD, ShadowDiff.Shift.MILDER, 1));
    assertThat(store().shadowSummary("none").shifts()).isEmpty();
    assertThat(store().shadowDiffs("s", Optional.empty(), 2))
        .containsExactly(
            diff(1, "s", Visibility.ALLOW, Visibility.HOLD),
            diff(2, "s", Visibility.ALLOW, Visibility.HOLD));
    assertThat(store().shadowDiffs("s", Optional.of(id(2)), 10))
        .extracting(ShadowDiff::decision)
        .containsExactly(id(3), id(8));
  }

  @Test
  void notesEachOutageOnce() throws Exception {
    List<Boolean> began =
        inParallel(8, 1, (thread, n) -> in(() -> store().beginOutage("model", T0)));

    assertThat(began).containsOnlyOnce(true);
    assertThat(in(() -> store().beginOutage("hash", T0.plusSeconds(5)))).isTrue();
    assertThat(in(() -> store().endOutage("rules", T0))).isFalse();
    assertThat(in(() -> store().endOutage("model", T0.plusSeconds(10)))).isTrue();
    assertThat(in(() -> store().endOutage("model", T0.plusSeconds(11)))).isFalse();
    assertThat(in(() -> store().beginOutage("model", T0.plusSeconds(20)))).isTrue();

    Outage first = new Outage("model", T0, T0.plusSeconds(10));
    Outage hash = new Outage("hash", T0.plusSeconds(5), null);
    Outage second = new Outage("model", T0.plusSeconds(20), null);
    assertThat(store().outages(T0, T0.plusSeconds(60))).containsExactly(first, hash, second);
    assertThat(store().outages(T0.plusSeconds(10), T0.plusSeconds(20))).containsExactly(hash);
    assertThat(store().outages(T0.minusSeconds(9), T0)).isEmpty();
  }

  @Test
  void visitsWhatFallsIntoATime() {
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Instant at = T0.plus(Duration.ofHours(i));
      ContentRef content = ContentRef.of("p" + i, 1);
      put(Screening.begun(item("p" + i, 1, ADA), run(1, T0), at));
      Decision decision = decision(i, content, at);
      Flag flag = flag(10 + i, content, Category.HATE, at);
      in(
          () -> {
            store().add(decision);
            store().put(flag);
            return true;
          });
    }
    Instant from = T0.plus(Duration.ofHours(1));
    Instant to = T0.plus(Duration.ofHours(3));
    store().forEachScreening(from, to, row -> seen.add(row.content()));
    store().forEachDecision(from, to, decision -> seen.add(decision.id()));
    store().forEachFlag(from, to, flag -> seen.add(flag.id()));

    assertThat(seen)
        .containsExactlyInAnyOrder(
            ContentRef.of("p1", 1), ContentRef.of("p2", 1), id(1), id(2), id(11), id(12));
  }

  @Test
  void visitsWhatIsDeferredAtAnInstant() {
    ContentRef a = begun("a", 1);
    ContentRef b = begun("b", 1);
    Decision held = decision(1, a, T0);
    Decision deferred = deferred(2, a, held.id(), T0.plusSeconds(1));
    Decision deferredAgain = deferred(3, a, deferred.id(), T0.plusSeconds(3));
    Decision other = deferred(4, b, null, T0.plusSeconds(2));
    Decision settled = after(decision(5, b, T0.plusSeconds(4)), other.id());
    for (Decision one : List.of(held, deferred, deferredAgain, other, settled)) {
      in(
          () -> {
            store().add(one);
            return true;
          });
    }
    assertThat(deferredAt(T0.plusSeconds(1))).as("not yet made").isEmpty();
    assertThat(deferredAt(T0.plusSeconds(2))).containsExactly(deferred);
    assertThat(deferredAt(T0.plusSeconds(3))).containsExactlyInAnyOrder(deferred, other);
    assertThat(deferredAt(T0.plusSeconds(4))).containsExactlyInAnyOrder(deferredAgain, other);
    assertThat(deferredAt(T0.plusSeconds(5))).containsExactly(deferredAgain);
  }

  private List<Decision> deferredAt(Instant at) {
    List<Decision> seen = new ArrayList<>();
    store().forEachDeferred(at, seen::add);
    return seen;
  }

  private static Decision deferred(
      long id, ContentRef content, @Nullable UUID overrides, Instant at) {
    DecisionFacts facts = decision(id, content, at).facts();
    return new Decision(
        new DecisionFacts(
            facts.id(),
            content,
            SHA,
            ADA,
            Actions.ALLOW,
            List.of(),
            Severity.NONE,
            null,
            null,
            null,
            false,
            null,
            false,
            false,
            null,
            0,
            true,
            List.of(),
            List.of(),
            facts.actor(),
            facts.policyVersion(),
            overrides,
            at));
  }

  private static Decision after(Decision decision, UUID overrides) {
    DecisionFacts facts = decision.facts();
    return new Decision(
        new DecisionFacts(
            facts.id(),
            facts.content(),
            SHA,
            ADA,
            facts.actions(),
            List.of(),
            facts.severity(),
            null,
            null,
            null,
            false,
            null,
            true,
            false,
            facts.reviewBy(),
            0,
            false,
            List.of(),
            List.of(),
            facts.actor(),
            facts.policyVersion(),
            overrides,
            facts.at()));
  }
}
