package dev.fanfare.moderation;

import static dev.fanfare.moderation.Category.AI_MADE;
import static dev.fanfare.moderation.Category.CONSENT_MISSING;
import static dev.fanfare.moderation.Category.DEEPFAKE;
import static dev.fanfare.moderation.Category.FRAUD_SCAM;
import static dev.fanfare.moderation.Category.GRAPHIC_VIOLENCE;
import static dev.fanfare.moderation.Category.HARASSMENT;
import static dev.fanfare.moderation.Category.HATE;
import static dev.fanfare.moderation.Category.ILLICIT;
import static dev.fanfare.moderation.Category.INTELLECTUAL_PROPERTY;
import static dev.fanfare.moderation.Category.MANIPULATION;
import static dev.fanfare.moderation.Category.MINORS;
import static dev.fanfare.moderation.Category.MISINFORMATION;
import static dev.fanfare.moderation.Category.NCII;
import static dev.fanfare.moderation.Category.OTHER;
import static dev.fanfare.moderation.Category.PRIVACY;
import static dev.fanfare.moderation.Category.SELF_HARM;
import static dev.fanfare.moderation.Category.SEXUAL_ADULT;
import static dev.fanfare.moderation.Category.SPAM;
import static dev.fanfare.moderation.Category.VIOLENT_EXTREMISM;
import static dev.fanfare.moderation.Category.WEAPONS;
import static dev.fanfare.moderation.Severity.CRITICAL;
import static dev.fanfare.moderation.Severity.HIGH;
import static dev.fanfare.moderation.Severity.LOW;
import static dev.fanfare.moderation.Severity.MEDIUM;

import java.time.Duration;
import java.time.Instant;

/**
 * The policies that come with the library. They are a start, not a platform's terms and no legal
 * advice: take one, change what differs with {@link ModerationPolicy#toBuilder}, and give it a
 * version of your own. {@code docs/moderation.md} shows the table.
 */
public final class ModerationPresets {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF_DAY = Duration.ofHours(12);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TWO_DAYS = Duration.ofHours(48);

  private ModerationPresets() {}

  /**
   * Returns the policy for a platform with a language model, hash banks, a consent gate and a
   * deepfake detector, in force since 1970 as version {@code standard-1}: whatever of these is
   * missing holds what it should have looked at. Comments and messages in text of creators in good
   * standing are shown for now while the language model is out.
   */
  public static ModerationPolicy standard() {
    ModerationPolicy.Builder policy = ModerationPolicy.builder("standard-1", Instant.EPOCH);
    return rows(required(policy))
        .require(Requirement.that("need-hash", ContentPart.MEDIA, StageName.HASH))
        .require(Requirement.that("need-consent", ContentPart.MEDIA, StageName.CONSENT))
        .require(
            Requirement.that("need-model-text-media", ContentPart.TEXT, StageName.MODEL_TEXT)
                .forKinds(ContentKind.IMAGE, ContentKind.VIDEO, ContentKind.AUDIO))
        .require(
            Requirement.that("need-model-text-new", ContentPart.TEXT, StageName.MODEL_TEXT)
                .forKinds(ContentKind.TEXT)
                .ofCreators(CreatorStanding.NEW, CreatorStanding.WATCHED))
        .require(
            Requirement.that("need-model-text-good", ContentPart.TEXT, StageName.MODEL_TEXT)
                .forKinds(ContentKind.TEXT)
                .ofCreators(CreatorStanding.GOOD)
                .orDefer())
        .require(Requirement.that("need-model-speech", ContentPart.SPEECH, StageName.MODEL_SPEECH))
        .require(
            Requirement.that("need-model-frames", ContentPart.PICTURES, StageName.MODEL_FRAMES))
        .require(Requirement.that("need-deepfake", ContentPart.PICTURES, StageName.DEEPFAKE))
        .build();
  }

  /**
   * Returns the policy of {@link #standard} for a platform without a language model: text passes if
   * the rules find nothing, everything else is held. In force since 1970 as version {@code
   * rules-only-1}.
   */
  public static ModerationPolicy rulesOnly() {
    ModerationPolicy.Builder policy = ModerationPolicy.builder("rules-only-1", Instant.EPOCH);
    return rows(required(policy)).build();
  }

  private static ModerationPolicy.Builder required(ModerationPolicy.Builder policy) {
    return policy
        .require(Requirement.that("need-normalise", ContentPart.TEXT, StageName.NORMALISE))
        .require(Requirement.that("need-rules", ContentPart.TEXT, StageName.RULES));
  }

  private static ModerationPolicy.Builder rows(ModerationPolicy.Builder policy) {
    people(policy);
    community(policy);
    commerce(policy);
    return policy
        .row(
            row("ai-made")
                .on(AI_MADE)
                .then(
                    Actions.of(Visibility.LABEL),
                    Ground.law("Regulation (EU) 2024/1689 Art. 50(4)"),
                    "label-ai-made"))
        .row(row("manipulated-text").on(MANIPULATION).from(MEDIUM).hold(DAY))
        .row(row("other").on(OTHER).from(MEDIUM).confidence(0.5).hold(DAY))
        .row(row("any-critical").from(CRITICAL).hold(HOUR))
        .row(row("any-high").from(HIGH).confidence(0.2).hold(DAY))
        .row(row("noted").from(LOW).confidence(0.5));
  }

  /** Harm to the people shown. */
  private static void people(ModerationPolicy.Builder policy) {
    Ground minors = Ground.law("Directive 2011/93/EU Art. 5");
    Ground intimate = Ground.law("Directive (EU) 2024/1385 Art. 5");
    Ground synthetic = Ground.terms("synthetic-media");
    policy
        .row(
            row("minors-known")
                .on(MINORS)
                .by(DetectorFamily.HASH)
                .confidence(0.9)
                .withEvidence()
                .then(
                    Actions.BLOCK.withMonetary(Sanction.SUSPEND).withAccount(Sanction.SUSPEND),
                    minors,
                    "block-minors")
                .review(HOUR)
                .secondApproval())
        .row(row("minors-suspected").on(MINORS).hold(HOUR).secondApproval())
        .row(
            row("ncii-known")
                .on(NCII)
                .by(DetectorFamily.HASH)
                .confidence(0.9)
                .withEvidence()
                .then(Actions.BLOCK.withMonetary(Sanction.SUSPEND), intimate, "block-ncii")
                .review(DAY))
        .row(row("ncii-suspected").on(NCII).hold(DAY).secondApproval())
        .row(
            row("deepfake-detected")
                .on(DEEPFAKE)
                .by(DetectorFamily.DEEPFAKE_DETECTOR)
                .confidenceAbove(0.8)
                .withEvidence()
                .then(Actions.BLOCK, synthetic, "block-deepfake")
                .strikes(1))
        .row(
            row("deepfake-known")
                .on(DEEPFAKE)
                .by(DetectorFamily.HASH)
                .confidence(0.9)
                .withEvidence()
                .then(Actions.BLOCK, synthetic, "block-deepfake")
                .strikes(1))
        .row(row("deepfake-suspected").on(DEEPFAKE).confidence(0.3).hold(DAY))
        .row(row("consent-missing").on(CONSENT_MISSING).hold(DAY))
        .row(row("privacy").on(PRIVACY).from(MEDIUM).confidence(0.5).hold(DAY));
  }

  /** How people treat each other, and what they see. */
  private static void community(ModerationPolicy.Builder policy) {
    Ground adult = Ground.terms("adult-content");
    policy
        .row(
            row("sexual-adult")
                .on(SEXUAL_ADULT)
                .from(MEDIUM)
                .confidence(0.5)
                .then(Actions.of(Visibility.AGE_RESTRICT), adult, "restrict-adult"))
        .row(
            row("sexual-adult-public")
                .on(SEXUAL_ADULT)
                .from(MEDIUM)
                .confidence(0.5)
                .onSurfaces(Surface.PROFILE, Surface.COMMENT)
                .hold(DAY))
        .row(
            row("violence")
                .on(GRAPHIC_VIOLENCE)
                .from(MEDIUM)
                .confidence(0.5)
                .then(
                    Actions.of(Visibility.AGE_RESTRICT),
                    Ground.terms("graphic-violence"),
                    "restrict-violence"))
        .row(
            row("extremism-known")
                .on(VIOLENT_EXTREMISM)
                .by(DetectorFamily.HASH)
                .confidence(0.9)
                .withEvidence()
                .then(
                    Actions.BLOCK.withMonetary(Sanction.SUSPEND),
                    Ground.law("Regulation (EU) 2021/784 Art. 2(7)"),
                    "block-extremism")
                .review(HOUR))
        .row(row("extremism").on(VIOLENT_EXTREMISM).from(MEDIUM).confidence(0.3).hold(HOUR))
        .row(row("hate").on(HATE).from(MEDIUM).confidence(0.5).hold(DAY))
        .row(
            row("harassment")
                .on(HARASSMENT)
                .from(MEDIUM)
                .confidence(0.5)
                .then(
                    Actions.of(Visibility.DEMOTE), Ground.terms("harassment"), "demote-harassment"))
        .row(
            row("self-harm")
                .on(SELF_HARM)
                .from(MEDIUM)
                .confidence(0.5)
                .then(Actions.of(Visibility.LABEL), Ground.terms("self-harm"), "label-self-harm")
                .review(HALF_DAY))
        .row(
            row("misinformation")
                .on(MISINFORMATION)
                .from(MEDIUM)
                .confidence(0.5)
                .then(
                    Actions.of(Visibility.LABEL),
                    Ground.terms("misinformation"),
                    "label-misinformation"));
  }

  /** Money, trade and spam. */
  private static void commerce(ModerationPolicy.Builder policy) {
    policy
        .row(
            row("scam-certain")
                .on(FRAUD_SCAM)
                .by(DetectorFamily.RULES, DetectorFamily.HASH)
                .from(HIGH)
                .confidence(0.95)
                .withEvidence()
                .then(Actions.BLOCK, Ground.terms("fraud"), "block-fraud")
                .strikes(1))
        .row(row("scam").on(FRAUD_SCAM).from(MEDIUM).confidence(0.5).hold(DAY))
        .row(row("illicit").on(ILLICIT, WEAPONS).from(MEDIUM).confidence(0.5).hold(DAY))
        .row(
            row("spam")
                .on(SPAM)
                .from(MEDIUM)
                .confidence(0.5)
                .then(Actions.of(Visibility.DEMOTE), Ground.terms("spam"), "demote-spam"))
        .row(
            row("spam-untrusted")
                .on(SPAM)
                .from(MEDIUM)
                .confidence(0.5)
                .ofCreators(CreatorStanding.NEW, CreatorStanding.WATCHED)
                .hold(TWO_DAYS))
        .row(
            row("intellectual-property")
                .on(INTELLECTUAL_PROPERTY)
                .from(MEDIUM)
                .confidence(0.5)
                .hold(TWO_DAYS));
  }

  private static PolicyRow.Builder row(String id) {
    return PolicyRow.builder(id);
  }
}
