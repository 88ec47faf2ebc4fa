package dev.fanfare;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.CreatorStandings;
import dev.fanfare.moderation.DeepfakeDetector;
import dev.fanfare.moderation.MediaFrames;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.Provenance;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.Watermarking;
import dev.fanfare.moderation.consent.ConsentPolicy;
import dev.fanfare.moderation.consent.PersonHash;
import dev.fanfare.moderation.hash.HashMatcher;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.report.SafetyReportPolicy;
import dev.fanfare.moderation.review.NoticePolicy;
import dev.fanfare.moderation.review.Reach;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.Reviewers;
import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.moderation.text.PostingRates;
import dev.fanfare.moderation.text.RuleSet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects how content is moderated: {@code Fanfare.builder().moderation(m -> m.policy(…))}. Each
 * setting may be left out. The defaults are {@link ModerationPresets#standard}, everything that can
 * look at content without anybody else's help, and the language model if there is one; what nobody
 * could look at is held.
 */
public final class ModerationSettings {
  ModerationPolicies policies = ModerationPolicies.of(ModerationPresets.standard());
  RuleSet rules = RuleSet.standard();
  PostingRates.Limits limits = PostingRates.Limits.STANDARD;
  @Nullable List<Stage> stages;
  final List<Stage> more = new ArrayList<>();
  @Nullable MediaFrames frames;
  int mostFrames = 16;
  final List<HashMatcher> matchers = new ArrayList<>();
  MatchRule matchRule = MatchRule.STANDARD;
  Set<String> requiredBanks = Set.of();
  Map<String, Category> bankCategories = Map.of();
  @Nullable Provenance provenance;
  List<DeepfakeDetector> deepfakeDetectors = List.of();
  @Nullable Watermarking watermarking;
  Duration watermarkTimeout = Duration.ofMinutes(2);
  CreatorStandings standings = CreatorStandings.allNew();
  @Nullable Executor executor;
  RandomGenerator random = new SecureRandom();
  Reviewers reviewers = Reviewers.standardOnly();
  ReviewPolicy reviewPolicy = ReviewPolicy.standard();
  Reach reach = Reach.unknown();
  StrikePolicy strikePolicy = StrikePolicy.standard();
  ConsentPolicy consentPolicy = ConsentPolicy.standard();
  SafetyReportPolicy safetyReportPolicy = SafetyReportPolicy.standard();
  PersonHash personHash =
      person -> {
        throw new IllegalStateException(
            "a person is forgotten with a key of yours: set it with Fanfare.builder().moderation(m ->"
                + " m.personHash(PersonHash.hmacSha256(key)))");
      };

  ModerationSettings() {}

  /** Sets the rules by which content is shown. Default: {@link ModerationPresets#standard}. */
  public ModerationSettings policy(ModerationPolicy policy) {
    return policies(ModerationPolicies.of(policy));
  }

  /** Sets successive versions of the rules by which content is shown, and one in shadow. */
  public ModerationSettings policies(ModerationPolicies policies) {
    this.policies = requireNonNull(policies, "policies");
    return this;
  }

  /** Sets what is looked for in texts. Default: {@link RuleSet#standard}. */
  public ModerationSettings rules(RuleSet rules) {
    this.rules = requireNonNull(rules, "rules");
    return this;
  }

  /** Sets how much may be published. Default: {@link PostingRates.Limits#STANDARD}. */
  public ModerationSettings postingLimits(PostingRates.Limits limits) {
    this.limits = requireNonNull(limits, "limits");
    return this;
  }

  /**
   * Adds a stage of your own behind the others, or in the place of the one of the same name: say a
   * {@code ModelStage} with other times, or a {@code ConsentStage} over consents kept elsewhere.
   */
  public ModerationSettings stage(Stage stage) {
    more.add(requireNonNull(stage, "stage"));
    return this;
  }

  /**
   * Sets the stages, in order, in place of the default ones; what else says how those are made then
   * counts for nothing. A stage that the policy asks for and that is not there holds content.
   */
  public ModerationSettings stages(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    return this;
  }

  /**
   * Sets where the pictures of files come from, 16 of an item at most. Default: from nowhere, so
   * that what can be seen is held.
   */
  public ModerationSettings frames(MediaFrames frames) {
    return frames(frames, 16);
  }

  /**
   * Sets where the pictures of files come from.
   *
   * @param most how many of an item at most, 1 to 100
   */
  public ModerationSettings frames(MediaFrames frames, int most) {
    this.frames = requireNonNull(frames, "frames");
    this.mostFrames = most;
    return this;
  }

  /** Asks somebody for known content beside the banks of the storage. */
  public ModerationSettings hashMatcher(HashMatcher matcher) {
    matchers.add(requireNonNull(matcher, "matcher"));
    return this;
  }

  /** Sets how near known content must be. Default: {@link MatchRule#STANDARD}. */
  public ModerationSettings matchRule(MatchRule rule) {
    this.matchRule = requireNonNull(rule, "rule");
    return this;
  }

  /**
   * Sets banks that have to be searched every time: files are held while one is missing or switched
   * off. Default: none by name, but there has to be one at all.
   */
  public ModerationSettings requiredBanks(String... names) {
    this.requiredBanks = Set.of(names);
    return this;
  }

  /** Sets what names of categories in banks stand for, where they differ from {@link Category}. */
  public ModerationSettings bankCategories(Map<String, Category> categories) {
    this.bankCategories = Map.copyOf(categories);
    return this;
  }

  /** Sets what reads the manifests of files. Default: creators' own declarations count alone. */
  public ModerationSettings provenance(Provenance provenance) {
    this.provenance = requireNonNull(provenance, "provenance");
    return this;
  }

  /** Sets the detectors of manipulated media. Default: none, so that media are held. */
  public ModerationSettings deepfakeDetectors(DeepfakeDetector... detectors) {
    this.deepfakeDetectors = List.of(detectors);
    return this;
  }

  /** Marks the files of what is approved, within two minutes. Default: nothing is marked. */
  public ModerationSettings watermarking(Watermarking watermarking) {
    return watermarking(watermarking, Duration.ofMinutes(2));
  }

  /**
   * Marks the files of what is approved.
   *
   * @param timeout how long that may take
   */
  public ModerationSettings watermarking(Watermarking watermarking, Duration timeout) {
    this.watermarking = requireNonNull(watermarking, "watermarking");
    this.watermarkTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Sets how far creators are trusted who have no points and no restriction. Default: nobody is in
   * advance.
   */
  public ModerationSettings standings(CreatorStandings standings) {
    this.standings = requireNonNull(standings, "standings");
    return this;
  }

  /**
   * Sets what runs the stages; you shut it down. Not one of few threads on which things are
   * screened too. Default: daemon threads, begun when something is screened and ended after half a
   * minute without work.
   */
  public ModerationSettings executor(Executor executor) {
    this.executor = requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Sets what gives the language model ids and fences that nobody can guess; safe for concurrent
   * use. Default: a {@link SecureRandom}.
   */
  public ModerationSettings random(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
    return this;
  }

  /**
   * Sets who may look at what. Default: {@link Reviewers#standardOnly}, so nobody gets what shows
   * minors or intimate pictures until you say who is cleared for it.
   */
  public ModerationSettings reviewers(Reviewers reviewers) {
    this.reviewers = requireNonNull(reviewers, "reviewers");
    return this;
  }

  /** Sets how people decide, on appeals and notices too. Default: {@link ReviewPolicy#standard}. */
  public ModerationSettings reviewPolicy(ReviewPolicy policy) {
    this.reviewPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets what notices lead to, within the review policy that was set before. */
  public ModerationSettings noticePolicy(NoticePolicy policy) {
    this.reviewPolicy = reviewPolicy.noticing(requireNonNull(policy, "policy"));
    return this;
  }

  /** Sets how many people see content, for what is looked at first. Default: nobody knows. */
  public ModerationSettings reach(Reach reach) {
    this.reach = requireNonNull(reach, "reach");
    return this;
  }

  /** Sets how long points count. Default: {@link StrikePolicy#standard}. */
  public ModerationSettings strikePolicy(StrikePolicy policy) {
    this.strikePolicy = requireNonNull(policy, "policy");
    return this;
  }

  /** Sets what people must have agreed to. Default: {@link ConsentPolicy#standard}. */
  public ModerationSettings consentPolicy(ConsentPolicy policy) {
    this.consentPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets what stands in the place of somebody who is forgotten, such as {@link
   * PersonHash#hmacSha256} with a key that you keep apart from the database. Default: none, and
   * nobody can be forgotten.
   */
  public ModerationSettings personHash(PersonHash hash) {
    this.personHash = requireNonNull(hash, "hash");
    return this;
  }

  /** Sets of which days safety reports are made. Default: of UTC's, the last 7 made again. */
  public ModerationSettings safetyReports(SafetyReportPolicy policy) {
    this.safetyReportPolicy = requireNonNull(policy, "policy");
    return this;
  }
}
