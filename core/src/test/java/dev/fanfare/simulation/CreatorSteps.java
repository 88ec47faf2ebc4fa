package dev.fanfare.simulation;

import static dev.fanfare.simulation.Settings.EUR;
import static dev.fanfare.simulation.Settings.USD;

import dev.fanfare.achievement.UnlockedAchievement;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.collaboration.CollaborationState;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.collaboration.Collaborations.ChangeResult;
import dev.fanfare.collaboration.Collaborations.ProposeResult;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.creator.Verification;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.tier.TierService.EndOverrideResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to creators themselves: who they are, their tiers, achievements, collaborations. */
final class CreatorSteps {
  private static final long[] MILESTONES = {1_000, 10_000, 100_000, 1_000_000};

  private final World world;
  private final Draw draw;
  private final Map<CreatorId, Set<String>> unlocked = new HashMap<>();

  CreatorSteps(World world) {
    this.world = world;
    this.draw = world.draw;
  }

  /** Makes a verified creator who can be paid. */
  Step join(CreatorId id) {
    Creator creator =
        new Creator(
            id,
            "Creator " + id,
            draw.chance(25) ? EUR : USD,
            ZoneId.of("UTC"),
            world.now(),
            Verification.VERIFIED,
            null);
    world
        .raw
        .payoutDestinations()
        .save(
            id,
            PayoutMethod.BANK_TRANSFER,
            new PayoutDestination.BankAccount("Holder", "GB33BUKB20201555555555", null));
    if (draw.chance(80)) {
      world
          .raw
          .payoutDestinations()
          .save(id, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("x@example.org"));
    }
    return registering(creator);
  }

  Optional<Step> register() {
    Optional<Creator> known = world.raw.creators().find(world.someone());
    return known.map(
        creator ->
            registering(
                new Creator(
                    creator.id(),
                    "New name",
                    creator.currency(),
                    draw.one(ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo")),
                    creator.joinedAt(),
                    creator.verification(),
                    creator.payoutHold())));
  }

  private Step registering(Creator creator) {
    IdempotencyKey key = world.key();
    return Step.keyed(
        key,
        "register " + creator,
        f -> f.creators().register(creator, key),
        changed -> require(changed.creator().equals(creator), "registered " + changed));
  }

  Optional<Step> verify() {
    CreatorId creator = world.someone();
    Verification verification = draw.chance(85) ? Verification.VERIFIED : Verification.PENDING;
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "verify %s: %s".formatted(creator, verification),
            f -> f.creators().verify(creator, verification, USD, key),
            changed ->
                require(changed.creator().verification() == verification, "verified " + changed)));
  }

  /** Stops payouts, rather to somebody who is about to be paid. */
  Optional<Step> hold() {
    List<Payout> approved = world.payouts(PayoutState.APPROVED);
    CreatorId creator =
        approved.isEmpty() || draw.chance(40) ? world.someone() : draw.one(approved).creator();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "hold payouts of " + creator,
            f -> f.creators().holdPayouts(creator, "to be looked at", key),
            changed -> require(changed.creator().hold().isPresent(), "held " + changed)));
  }

  Optional<Step> release() {
    CreatorId creator = world.someone();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "release payouts of " + creator,
            f -> f.creators().releasePayouts(creator, key),
            changed -> require(changed.creator().hold().isEmpty(), "released " + changed)));
  }

  /** The figures on which a tier depends, and the tier that they earn. */
  private record Figures(CreatorStats stats, String earns) {}

  private Figures figures(CreatorId creator) {
    int tier = draw.below(Ladder.TIERS.size());
    long revenue = draw.between(0, 600_00) * (tier * tier + 1);
    long engagement = draw.between(0, 30_000) * (tier + 1);
    long views = draw.between(0, 40_000) * (tier + 1);
    return new Figures(
        CreatorStats.of(creator, USD)
            .monthlyRevenue(new Money(revenue, USD))
            .set(Metric.ENGAGEMENT_RATE, engagement)
            .averageViews(views)
            .build(),
        Ladder.earnedBy(revenue, engagement, views));
  }

  Optional<Step> evaluate() {
    CreatorId creator = world.someone();
    Figures figures = figures(creator);
    Instant at = world.now();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "evaluate " + figures,
            f -> f.tiers().evaluate(figures.stats(), key),
            answer -> {
              world.ladder.evaluated(creator, at, figures.earns());
              String expected = world.ladder.tierAt(creator, at);
              require(answer.tier().equals(expected), "the model says tier " + expected);
            }));
  }

  Optional<Step> evaluateAll() {
    List<Figures> figures = world.creators.stream().map(this::figures).toList();
    List<CreatorStats> stats = figures.stream().map(Figures::stats).toList();
    Instant at = world.now();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.verb(
            "evaluate all " + figures,
            f -> f.tiers().evaluateAll(stats, key),
            report -> {
              for (Figures each : figures) {
                CreatorId creator = each.stats().creator();
                world.ladder.evaluated(creator, at, each.earns());
                String expected = world.ladder.tierAt(creator, at);
                String tier = world.looking.tiers().tier(creator).name();
                require(tier.equals(expected), "%s is %s".formatted(creator, tier));
              }
            },
            (first, second) -> true));
  }

  Optional<Step> overrideTier() {
    CreatorId creator = world.someone();
    String tier = draw.one(Ladder.TIERS);
    Instant at = world.now();
    Instant until = draw.chance(50) ? null : at.plus(Duration.ofHours(draw.between(2, 900)));
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "override tier of %s: %s until %s".formatted(creator, tier, until),
            f -> f.tiers().overrideTier(creator, tier, "a gift", until, key),
            answer -> {
              world.ladder.overridden(creator, at, tier, until);
              require(answer.tier().equals(tier), "overridden " + answer);
            }));
  }

  Optional<Step> endOverride() {
    CreatorId creator = world.someone();
    Instant at = world.now();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "end override of " + creator,
            f -> f.tiers().endOverride(creator, key),
            answer -> {
              boolean ended = world.ladder.endOverride(creator, at);
              require(ended == answer instanceof EndOverrideResult.Ended, "ended: " + ended);
              if (answer instanceof EndOverrideResult.Ended end) {
                String expected = world.ladder.tierAt(creator, at);
                require(end.tier().equals(expected), "the model says tier " + expected);
              }
            }));
  }

  private CreatorStats counts(CreatorId creator) {
    return CreatorStats.of(creator, USD)
        .totalViews(draw.one(MILESTONES[draw.below(4)] - 1, MILESTONES[draw.below(4)]))
        .followers(draw.between(0, 20_000))
        .build();
  }

  /** Returns what figures unlock that was not unlocked before, and remembers it. */
  private Set<String> unlock(CreatorStats stats) {
    Set<String> fresh = new HashSet<>();
    for (int i = 0; i < MILESTONES.length; i++) {
      String count = List.of("1k", "10k", "100k", "1m").get(i);
      if (stats.value(Metric.TOTAL_VIEWS, 0) >= MILESTONES[i]) {
        fresh.add("views_" + count);
      }
      if (stats.value(Metric.FOLLOWERS, 0) >= MILESTONES[i]) {
        fresh.add("followers_" + count);
      }
    }
    Set<String> had = unlocked.computeIfAbsent(stats.creator(), c -> new HashSet<>());
    fresh.removeAll(had);
    had.addAll(fresh);
    return fresh;
  }

  Optional<Step> checkAchievements() {
    CreatorStats stats = counts(world.someone());
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "check achievements " + stats,
            f -> f.achievements().check(stats, key),
            answer -> {
              Set<String> codes = new HashSet<>();
              answer.unlocked().stream().map(UnlockedAchievement::code).forEach(codes::add);
              Set<String> expected = unlock(stats);
              require(codes.equals(expected), "the model unlocks " + expected);
            }));
  }

  Optional<Step> checkAllAchievements() {
    List<CreatorStats> stats = world.creators.stream().map(this::counts).toList();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.verb(
            "check all achievements " + stats,
            f -> f.achievements().checkAll(stats.stream(), key),
            report -> {
              long fresh = stats.stream().mapToLong(each -> unlock(each).size()).sum();
              require(report.unlocked() == fresh, "the model unlocks " + fresh);
            },
            (first, second) -> second.equals(first.asReplayed())));
  }

  Optional<Step> propose() {
    CreatorId initiator = world.someone();
    CreatorId target = world.someone();
    if (initiator.equals(target)) {
      return Optional.empty();
    }
    CollaborationProposal proposal =
        CollaborationProposal.of(initiator, target, draw.one(CollaborationType.values()))
            .sharing((int) draw.between(1, 9), (int) draw.between(1, 9))
            .answeredWithin(Duration.ofDays(draw.between(1, 20)));
    Instant at = world.now();
    boolean waits =
        world.proposals.values().stream()
            .anyMatch(
                other ->
                    stateAt(other, at) == CollaborationState.PENDING
                        && other.initiator().equals(initiator)
                        && other.target().equals(target)
                        && other.type() == proposal.type());
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "propose " + proposal,
            f -> f.collaborations().propose(proposal, key),
            answer -> {
              require(waits == answer instanceof ProposeResult.AlreadyPending, "waits: " + waits);
              if (answer instanceof ProposeResult.Proposed made) {
                UUID id = made.collaboration();
                world.proposals.put(id, world.looking.collaborations().find(id).orElseThrow());
              }
            }));
  }

  private static CollaborationState stateAt(CollaborationRequest known, Instant at) {
    boolean overdue = !known.expiresAt().isAfter(at);
    return known.state() == CollaborationState.PENDING && overdue
        ? CollaborationState.EXPIRED
        : known.state();
  }

  Optional<Step> answerProposal() {
    if (world.proposals.isEmpty()) {
      return Optional.empty();
    }
    UUID id = draw.one(new ArrayList<>(world.proposals.keySet()));
    CollaborationRequest known = Objects.requireNonNull(world.proposals.get(id));
    CreatorId by = draw.chance(60) ? known.target() : world.someone();
    CollaborationState to =
        draw.one(
            CollaborationState.ACCEPTED,
            CollaborationState.ACCEPTED,
            CollaborationState.REJECTED,
            CollaborationState.WITHDRAWN,
            CollaborationState.COMPLETED);
    Instant at = world.now();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "collaboration %s by %s: %s".formatted(id, by, to),
            f -> {
              var collaborations = f.collaborations();
              return switch (to) {
                case ACCEPTED -> collaborations.accept(id, by, key);
                case REJECTED -> collaborations.reject(id, by, key);
                case WITHDRAWN -> collaborations.withdraw(id, by, key);
                default -> collaborations.complete(id, by, null, key);
              };
            },
            answer -> {
              require(answer.getClass() == expected(known, by, to, at), "the model knows " + known);
              world.proposals.put(id, world.looking.collaborations().find(id).orElseThrow());
            }));
  }

  private static Class<? extends ChangeResult> expected(
      CollaborationRequest known, CreatorId by, CollaborationState to, Instant at) {
    boolean may =
        switch (to) {
          case WITHDRAWN -> by.equals(known.initiator());
          case COMPLETED -> by.equals(known.initiator()) || by.equals(known.target());
          default -> by.equals(known.target());
        };
    if (!may) {
      return ChangeResult.NotYours.class;
    }
    CollaborationState needed =
        to == CollaborationState.COMPLETED
            ? CollaborationState.ACCEPTED
            : CollaborationState.PENDING;
    return stateAt(known, at) == needed
        ? ChangeResult.Changed.class
        : ChangeResult.NotPossible.class;
  }

  Optional<Step> expireProposals() {
    return Optional.of(
        Step.verb(
            "expire proposals",
            f -> f.collaborations().expireDue(100),
            n -> {},
            (first, second) -> second == 0));
  }

  static void require(boolean condition, @Nullable String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
