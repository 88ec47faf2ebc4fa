package dev.fanfare.moderation;

import java.util.Set;

/** What may be wrong with content, or worth saying about it. */
public enum Category {
  /** Minors sexualised, exploited or endangered. */
  MINORS,
  /** Intimate pictures without the consent of who is in them, real or made. */
  NCII,
  /** A real person shown to say or do what they did not. */
  DEEPFAKE,
  /** Somebody in it has not agreed, or no longer agrees. */
  CONSENT_MISSING,
  /** Sexual content of adults. */
  SEXUAL_ADULT,
  /** Wounds, killing, cruelty. */
  GRAPHIC_VIOLENCE,
  /** Praise of, or recruiting for, terror and violent groups; threats of violence. */
  VIOLENT_EXTREMISM,
  /** Attacks on people for what they are. */
  HATE,
  /** Insults, threats and pestering of somebody. */
  HARASSMENT,
  /** Suicide, self-harm, eating disorders. */
  SELF_HARM,
  /** Drugs, stolen goods and other illegal trade or acts. */
  ILLICIT,
  /** Weapons: trade in them, and how to make them. */
  WEAPONS,
  /** Fraud, scams, phishing. */
  FRAUD_SCAM,
  /** Unwanted advertising, repetition, fake engagement. */
  SPAM,
  /** Somebody else's work or mark. */
  INTELLECTUAL_PROPERTY,
  /** Somebody's personal data. */
  PRIVACY,
  /** False claims that can do harm. */
  MISINFORMATION,
  /** Hidden characters, disguised words, text meant to steer a detector. */
  MANIPULATION,
  /** Made or altered by a model: to be labelled, not wrong in itself. */
  AI_MADE,
  /** Anything else. */
  OTHER;

  private static final Set<Category> RESTRICTED = Set.of(MINORS, NCII);

  /**
   * Returns whether only few reviewers may see such content: it never mixes with the rest of a
   * queue.
   */
  public boolean isRestricted() {
    return RESTRICTED.contains(this);
  }
}
