package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.allow;
import static dev.fanfare.moderation.review.Desk.block;
import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.review.Reviews.DecideResult;
import dev.fanfare.moderation.review.Reviews.TakeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Eight reviewers at once, leases that end meanwhile, and verdicts that come too late. Extend it
 * and hand over an empty storage for each test.
 */
public abstract class ReviewConcurrencyContract {
  private static final int CASES = 150;
  private static final int REVIEWERS = 8;

  /** Returns the storage under test, empty. */
  protected abstract Storage storage();

  /** A lease that somebody sleeps over, to come back with it later. */
  private record Slept(Actor.Human by, TakeResult.Taken taken) {}

  @Test
  void decidesNoItemTwice() throws Exception {
    Desk desk = new Desk(storage());
    for (int i = 0; i < CASES; i++) {
      desk.decide(post("post-" + i), Says.hold(Severity.HIGH, Category.HATE));
    }
    List<Slept> asleep = Collections.synchronizedList(new ArrayList<>());
    Map<UUID, List<String>> decidedBy = new ConcurrentHashMap<>();

    List<DecideResult> results =
        inParallel(
                REVIEWERS,
                160,
                (thread, n) -> {
                  Actor.Human me = Actor.human("reviewer-" + thread);
                  Random random = new Random(1_000L * thread + n);
                  if (random.nextInt(6) == 0) {
                    // Time passes for all: leases end while others work.
                    desk.clock.advance(Duration.ofMinutes(11));
                  }
                  if (random.nextInt(3) == 0 && !asleep.isEmpty()) {
                    Slept late = asleep.remove(0);
                    return decide(desk, late.by(), late.taken(), random, decidedBy);
                  }
                  if (desk.take(me) instanceof TakeResult.Taken taken) {
                    if (random.nextInt(3) == 0) {
                      asleep.add(new Slept(me, taken));
                      return null;
                    }
                    return decide(desk, me, taken, random, decidedBy);
                  }
                  return null;
                })
            .stream()
            .filter(result -> result != null)
            .toList();
    finish(desk, decidedBy);

    assertThat(results).as("some came too late").anyMatch(DecideResult.Lost.class::isInstance);
    assertThat(decidedBy).hasSize(CASES);
    assertThat(decidedBy.values()).allMatch(by -> by.size() == 1);
    for (int i = 0; i < CASES; i++) {
      List<Decision> made = desk.moderation.decisions(post("post-" + i).ref());
      assertThat(made).as("the hold, and one person's").hasSize(2);
      assertThat(made.get(1).actor()).isInstanceOf(Actor.Human.class);
    }
    assertThat(desk.driven.events(ReviewEvent.ReviewEnded.class))
        .hasSize(CASES)
        .extracting(ReviewEvent.ReviewEnded::reviewCase)
        .doesNotHaveDuplicates();
  }

  private static DecideResult decide(
      Desk desk,
      Actor.Human by,
      TakeResult.Taken taken,
      Random random,
      Map<UUID, List<String>> decidedBy) {
    DecideResult result =
        desk.decide(taken, by, random.nextBoolean() ? allow() : block(Category.HATE));
    if (result instanceof DecideResult.Decided decided) {
      decidedBy
          .computeIfAbsent(
              decided.reviewCase(), id -> Collections.synchronizedList(new ArrayList<>()))
          .add(by.id());
    }
    return result;
  }

  private static void finish(Desk desk, Map<UUID, List<String>> decidedBy) {
    desk.clock.advance(Duration.ofHours(1));
    Actor.Human last = Actor.human("last");
    while (desk.take(last) instanceof TakeResult.Taken taken) {
      decide(desk, last, taken, new Random(1), decidedBy);
    }
  }

  @Test
  void letsNobodyAgreeWithThemselvesWhereTwoAreNeeded() throws Exception {
    Desk desk = new Desk(storage());
    for (int i = 0; i < 40; i++) {
      desk.decide(post("post-" + i), Says.hold(Severity.HIGH, Category.HATE).forTwo());
    }
    inParallel(
        REVIEWERS,
        40,
        (thread, n) -> {
          Actor.Human me = Actor.human("reviewer-" + thread);
          if (new Random(31L * thread + n).nextInt(5) == 0) {
            desk.clock.advance(Duration.ofMinutes(11));
          }
          return desk.take(me) instanceof TakeResult.Taken taken
              ? desk.decide(taken, me, thread % 2 == 0 ? allow() : block(Category.HATE))
              : null;
        });

    for (int i = 0; i < 40; i++) {
      List<Decision> made = desk.moderation.decisions(post("post-" + i).ref());
      assertThat(made).hasSize(2);
      ReviewCase ended = desk.store.caseOfDecision(made.get(1).id()).orElseThrow();
      Map<Boolean, Long> votes =
          ended.votes().stream()
              .collect(
                  Collectors.groupingBy(
                      vote -> vote.verdict().actions().areRestrictive(), Collectors.counting()));
      assertThat(votes.get(made.get(1).actions().areRestrictive())).isEqualTo(2);
      assertThat(ended.votes()).extracting(ReviewVote::by).doesNotHaveDuplicates();
      assertThat(votes.values().stream().mapToLong(count -> count).sum()).isLessThanOrEqualTo(3);
    }
  }
}
