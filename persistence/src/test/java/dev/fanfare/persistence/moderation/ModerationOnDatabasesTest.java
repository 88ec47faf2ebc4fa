package dev.fanfare.persistence.moderation;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.ReviewIntake;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each run concludes once and decisions follow each other, however many work side by side. */
class ModerationOnDatabasesTest {
  private static final ContentRef POST = ContentRef.of("post-1", 1);

  private final TestClock clock = TestClock.at("2026-11-20T12:00:00Z");
  private final AtomicInteger inspected = new AtomicInteger();
  private ModerationStore store;
  private Database database;

  /** Looks at every text and finds nothing. */
  private final Stage looks =
      new Stage() {
        @Override
        public String name() {
          return "looks";
        }

        @Override
        public Duration timeout() {
          return Duration.ofSeconds(30);
        }

        @Override
        public List<StageResult> inspect(List<Inspection> items) {
          inspected.addAndGet(items.size());
          return items.stream().map(item -> StageResult.ok(List.of())).toList();
        }
      };

  private Moderation moderation(Dialect dialect) {
    TestDatabase tables = TestDatabase.of(dialect);
    JpaStorage storage = JpaStorage.own(tables.factory(), Storages.encryption());
    database = tables.database();
    store = storage.moderation();
    ModerationPolicy policy =
        ModerationPolicy.builder("policy-1", Instant.EPOCH)
            .require(Requirement.that("need", ContentPart.TEXT, "looks"))
            .build();
    return Moderation.of(
        Operations.of(
            storage, storage.operations(), storage.events(), IdGenerator.timeOrdered(clock), clock),
        store,
        ModerationPolicies.of(policy),
        Pipeline.builder(Runnable::run).stage(looks).build(),
        ReviewIntake.none());
  }

  private static ContentItem post(ContentRef ref) {
    return ContentItem.text(ref, ADA, "text of " + ref);
  }

  @ParameterizedTest
  @EnumSource
  void screensAVersionOnceWhoeverAsks(Dialect dialect) throws Exception {
    Moderation moderation = moderation(dialect);

    inParallel(8, 1, (thread, n) -> moderation.screen(post(POST), key("k" + thread)));

    assertThat(inspected).hasValue(1);
    assertThat(moderation.decisions(POST)).hasSize(1);
    assertThat(moderation.standing(POST)).contains(moderation.decisions(POST).get(0));
    assertThat(store.due(Instant.MAX, 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takesUpEachRunOnce(Dialect dialect) throws Exception {
    Moderation moderation = moderation(dialect);
    ModerationWorld world = new ModerationWorld(database, new JpaModerationStore(database));
    for (int i = 0; i < 20; i++) {
      world.begin(post(ContentRef.of("post-" + i, 1)));
    }

    List<Integer> decided = inParallel(6, 5, (thread, n) -> moderation.resume(4));

    assertThat(decided.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(inspected).hasValue(20);
    for (int i = 0; i < 20; i++) {
      assertThat(moderation.decisions(ContentRef.of("post-" + i, 1))).hasSize(1);
    }
    assertThat(moderation.backlog().running()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void letsEachRulingReplaceTheOneBefore(Dialect dialect) throws Exception {
    Moderation moderation = moderation(dialect);
    moderation.screen(post(POST), key("screen"));

    inParallel(
        8,
        4,
        (thread, n) -> {
          String key = thread + "/" + n;
          switch (thread % 4) {
            case 0 -> moderation.rule(ruling("t" + key), key(key));
            case 1 -> moderation.reopen(POST, "report", key(key));
            case 2 -> moderation.flag(POST, Category.SPAM, Severity.LOW, "fan", key(key));
            default -> moderation.resume(2);
          }
          return true;
        });
    moderation.rule(ruling("the last word"), key("last"));
    moderation.erase(POST.id(), key("erase"));

    List<Decision> decisions = moderation.decisions(POST);
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(10);
    UUID before = null;
    for (Decision decision : decisions) {
      assertThat(decision.overrides()).isEqualTo(Optional.ofNullable(before));
      before = decision.id();
    }
    assertThat(moderation.standing(POST).map(Decision::id))
        .contains(Objects.requireNonNull(before));
    assertThat(moderation.flags(POST)).hasSize(1).allMatch(Flag::isOpen);
    assertThat(moderation.item(POST)).isEmpty();
  }

  private static HumanRuling ruling(String reason) {
    return HumanRuling.of(
        POST, Actor.human("eve"), Actions.BLOCK, Ground.terms("clause 4"), reason);
  }
}
