package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.ROB;
import static dev.fanfare.moderation.review.Desk.RULES;
import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.event.FanfareEvents;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.CreatorStandings;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.RuleResult;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What decisions do to creators, and how it ends. */
class EnforcementTest {
  private final Desk desk = new Desk();

  @Test
  void countsPointsForNinetyDays() {
    desk.decide(post("p"), Says.block(Category.HATE).striking(2));
    desk.clock.advance(Duration.ofDays(30));
    desk.decide(post("q"), Says.block(Category.HATE).striking(1));
    desk.decide(post("r", BEN), Says.block(Category.HATE).striking(5));

    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(3);
    desk.clock.advance(Duration.ofDays(60).minusNanos(1_000));
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(3);
    desk.clock.advance(Duration.ofNanos(1_000));
    assertThat(desk.enforcement.strikes(ADA)).as("90 days are over").isEqualTo(1);
    desk.clock.advance(Duration.ofDays(30));
    assertThat(desk.enforcement.strikes(ADA)).isZero();
    assertThat(desk.enforcement.history(ADA, Optional.empty(), 9)).hasSize(2);
  }

  @Test
  void tellsWhenANumberOfPointsIsReached() {
    for (int i = 0; i < 6; i++) {
      desk.decide(post("post-" + i), Says.block(Category.HATE).striking(1));
    }
    assertThat(desk.driven.events(EnforcementEvent.StrikeThresholdReached.class))
        .extracting(
            EnforcementEvent.StrikeThresholdReached::threshold,
            EnforcementEvent.StrikeThresholdReached::total)
        .containsExactly(tuple(3, 3), tuple(5, 5));
    desk.decide(post("more"), Says.block(Category.HATE).striking(50));
    assertThat(desk.driven.events(EnforcementEvent.StrikeThresholdReached.class))
        .last()
        .isEqualTo(
            new EnforcementEvent.StrikeThresholdReached(
                ADA, desk.moderation.standing(post("more").ref()).orElseThrow().id(), 10, 56));
  }

  @Test
  void asksForAnotherLookOnceADecisionBehindANumberOfPointsIsGone() {
    Decision first = desk.decide(post("p"), Says.block(Category.HATE).striking(3));
    Decision second = desk.decide(post("q"), Says.block(Category.HATE).striking(3));
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(6);

    Decision allowed = allow(post("q"));
    assertThat(desk.driven.events(EnforcementEvent.StrikeThresholdLeft.class))
        .as("6 less 3 is below 5 and not below 3")
        .containsExactly(new EnforcementEvent.StrikeThresholdLeft(ADA, allowed.id(), 5, 3));
    assertThat(second.facts().strikes()).isEqualTo(3);

    desk.clock.advance(Duration.ofDays(90));
    allow(post("p"));
    assertThat(desk.driven.events(EnforcementEvent.StrikeThresholdLeft.class))
        .as("points whose time is over are no reason: nothing was wrong with them")
        .hasSize(1);
    assertThat(desk.driven.events(EnforcementEvent.StrikesReversed.class))
        .extracting(EnforcementEvent.StrikesReversed::reversed)
        .as("nothing is left of the first to take back")
        .containsExactly(second.id());
    assertThat(first.facts().strikes()).isEqualTo(3);
  }

  @Test
  void tellsAgainWhenANumberIsReachedAgain() {
    desk.decide(post("p"), Says.block(Category.HATE).striking(3));
    allow(post("p"));
    desk.decide(post("q"), Says.block(Category.HATE).striking(3));
    assertThat(desk.driven.events(EnforcementEvent.StrikeThresholdReached.class))
        .extracting(EnforcementEvent.StrikeThresholdReached::threshold)
        .containsExactly(3, 3);
  }

  @Test
  void countsConfirmedPointsFromWhenTheyWereFirstGiven() {
    ContentItem post = post("p");
    desk.decide(post, Says.block(Category.HATE).striking(2));
    desk.clock.advance(Duration.ofDays(60));
    rule(post, Actions.of(Visibility.AGE_RESTRICT), 1);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(1);

    desk.clock.advance(Duration.ofDays(30));
    assertThat(desk.enforcement.strikes(ADA)).as("90 days after the first").isZero();
  }

  @Test
  void countsMorePointsFromWhenTheyWereGiven() {
    ContentItem post = post("p");
    desk.decide(post, Says.block(Category.HATE).striking(1));
    desk.clock.advance(Duration.ofDays(60));
    rule(post, Actions.BLOCK, 2);

    desk.clock.advance(Duration.ofDays(30));
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(2);
    desk.clock.advance(Duration.ofDays(60));
    assertThat(desk.enforcement.strikes(ADA)).isZero();
  }

  private Decision allow(ContentItem item) {
    return rule(item, Actions.ALLOW, 0);
  }

  private Decision rule(ContentItem item, Actions actions, int strikes) {
    RuleResult.Ruled made =
        (RuleResult.Ruled)
            desk.moderation.rule(
                HumanRuling.of(
                        item.ref(), ROB, actions, actions.areRestrictive() ? RULES : null, "so")
                    .striking(strikes),
                desk.next());
    desk.enforcement.apply(made.decision());
    return desk.moderation.decision(made.decision()).orElseThrow();
  }

  @Test
  void changesNothingWhenItIsAppliedAgain() {
    Decision blocked = desk.driven.decide(post("p"), Says.block(Category.HATE).striking(2));

    assertThat(desk.enforcement.apply(blocked.id())).isTrue();
    int events = desk.driven.events().size();
    assertThat(desk.enforcement.apply(blocked.id())).isFalse();
    assertThat(desk.driven.events()).hasSize(events);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(2);
    assertThatThrownBy(() -> desk.enforcement.apply(new UUID(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void followsTheEventsOfModeration() {
    FanfareEvents events = FanfareEvents.of(desk.driven.outbox);
    desk.enforcement.follow(events);
    desk.driven.decide(post("p"), Says.block(Category.HATE).striking(2));
    desk.driven.decide(post("q"), Says.allow());
    assertThat(desk.enforcement.strikes(ADA)).isZero();

    events.deliver();
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(2);
    assertThat(desk.enforcement.history(ADA, Optional.empty(), 9))
        .as("what is simply allowed leaves nothing")
        .hasSize(1);
  }

  @Test
  void neverAppliesLateWhatWasReplacedMeanwhile() {
    ContentItem post = post("p");
    Decision blocked = desk.driven.decide(post, Says.block(Category.HATE).striking(2));
    RuleResult.Ruled allowed =
        (RuleResult.Ruled)
            desk.moderation.rule(
                HumanRuling.of(post.ref(), ROB, Actions.ALLOW, null, "fine"), desk.next());

    desk.enforcement.apply(allowed.decision());
    desk.enforcement.apply(blocked.id()); // its event came late

    assertThat(desk.enforcement.strikes(ADA)).isZero();
    assertThat(desk.enforcement.onContent(post.ref())).isEqualTo(Actions.ALLOW);
    assertThat(desk.driven.events(EnforcementEvent.class)).as("it never held").isEmpty();
  }

  @Test
  void watchesWhoHasPoints() {
    CreatorStandings standings = desk.enforcement.watching(creator -> CreatorStanding.GOOD);
    assertThat(standings.of(ADA)).isEqualTo(CreatorStanding.GOOD);
    desk.decide(post("p"), Says.block(Category.HATE).striking(1));
    desk.decide(
        post("b", BEN),
        Says.block(Category.HATE).with(Actions.ALLOW.withService(Sanction.SUSPEND)));

    assertThat(standings.of(ADA)).isEqualTo(CreatorStanding.WATCHED);
    assertThat(standings.of(BEN)).isEqualTo(CreatorStanding.WATCHED);
    desk.clock.advance(Duration.ofDays(90));
    assertThat(standings.of(ADA)).isEqualTo(CreatorStanding.GOOD);
  }

  /**
   * Decisions at random about a few posts, put into effect in any order: what holds in the end is
   * what the last decision about each post says, and nothing else.
   */
  @Property(tries = 1_000)
  void holdsInTheEndWhatTheLastDecisionsSay(@ForAll long seed) {
    Desk one = new Desk();
    Random random = new Random(seed);
    Map<ContentRef, Decision> last = new HashMap<>();
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ContentItem post = post("post-" + random.nextInt(4));
      Decision decision = decided(one, post, random);
      last.put(post.ref(), decision);
      made.add(decision.id());
      if (random.nextInt(4) == 0) {
        one.enforcement.apply(made.get(random.nextInt(made.size())));
      }
      one.clock.advance(Duration.ofSeconds(1));
    }
    Collections.shuffle(made, random);
    made.forEach(one.enforcement::apply);

    Actions onCreator = Actions.ALLOW;
    int points = 0;
    for (Decision decision : last.values()) {
      Actions actions = decision.actions();
      assertThat(one.enforcement.onContent(decision.content()))
          .isEqualTo(Actions.of(actions.visibility()).withMonetary(actions.monetary()));
      onCreator =
          onCreator.stronger(
              Actions.ALLOW.withService(actions.service()).withAccount(actions.account()));
      points += decision.facts().strikes();
    }
    assertThat(one.enforcement.onCreator(ADA)).isEqualTo(onCreator);
    assertThat(one.enforcement.strikes(ADA)).isEqualTo(points);
    assertThat(told(one)).as("the events add up to it").isEqualTo(points);
    last.keySet().forEach(content -> overturn(one, content));
    assertThat(one.enforcement.onCreator(ADA)).isEqualTo(Actions.ALLOW);
    assertThat(one.enforcement.strikes(ADA)).isZero();
    assertThat(told(one)).isZero();
  }

  /** Returns the points that somebody counts who only hears the events. */
  private static int told(Desk desk) {
    return desk.driven.events(EnforcementEvent.StrikesAdded.class).stream()
            .mapToInt(EnforcementEvent.StrikesAdded::points)
            .sum()
        - desk.driven.events(EnforcementEvent.StrikesReversed.class).stream()
            .mapToInt(EnforcementEvent.StrikesReversed::points)
            .sum();
  }

  private static void overturn(Desk desk, ContentRef content) {
    RuleResult.Ruled allowed =
        (RuleResult.Ruled)
            desk.moderation.rule(
                HumanRuling.of(content, ROB, Actions.ALLOW, null, "fine"), desk.next());
    desk.enforcement.apply(allowed.decision());
    assertThat(desk.enforcement.onContent(content)).isEqualTo(Actions.ALLOW);
  }

  private static Decision decided(Desk desk, ContentItem post, Random random) {
    Actions actions =
        new Actions(
            Visibility.values()[random.nextInt(Visibility.values().length)],
            Sanction.values()[random.nextInt(3)],
            Sanction.values()[random.nextInt(3)],
            Sanction.values()[random.nextInt(3)]);
    int strikes = random.nextInt(4);
    if (random.nextBoolean() || desk.moderation.item(post.ref()).isEmpty()) {
      return desk.driven.decide(post, Says.block(Category.HATE).with(actions).striking(strikes));
    }
    Actions ruled =
        actions.visibility() == Visibility.HOLD ? Actions.of(Visibility.LABEL) : actions;
    RuleResult.Ruled made =
        (RuleResult.Ruled)
            desk.moderation.rule(
                HumanRuling.of(post.ref(), ROB, ruled, RULES, "so").striking(strikes), desk.next());
    return desk.moderation.decision(made.decision()).orElseThrow();
  }
}
