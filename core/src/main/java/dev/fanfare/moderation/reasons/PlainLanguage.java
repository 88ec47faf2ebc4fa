package dev.fanfare.moderation.reasons;

import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation;
import dev.fanfare.moderation.reasons.StatementOfReasons.Basis;
import dev.fanfare.moderation.reasons.StatementOfReasons.Measures;
import dev.fanfare.moderation.reasons.StatementOfReasons.Redress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says a statement of reasons in plain English (DSA Art. 17(4)). A host that speaks other languages
 * writes its own from the same values.
 */
public final class PlainLanguage {
  private PlainLanguage() {}

  /** Returns all of a statement, as paragraphs with headings, for the creator. */
  public static String letter(StatementOfReasons statement) {
    return """
        Our decision of %s about %s, version %d

        What we do
        %s

        Why
        %s

        Automated means
        %s

        The rule
        %s

        What you can do
        %s
        """
        .formatted(
            statement.from(),
            statement.content().id(),
            statement.content().version(),
            measures(statement),
            facts(statement),
            automation(statement.automation()),
            basis(statement.basis()),
            redress(statement.redress()));
  }

  /** Returns what is done, where, from when on and until when. */
  public static String measures(StatementOfReasons statement) {
    Measures measures = statement.measures();
    Durations until = measures.durations();
    List<String> said = new ArrayList<>();
    if (measures.restrictsVisibility()) {
      said.add(visibility(measures.actions().visibility()) + end(until.visibility()));
    }
    if (measures.restrictsMonetary()) {
      said.add(monetary(measures.actions().monetary()) + end(until.monetary()));
    }
    if (measures.restrictsService()) {
      said.add(service(measures) + end(until.service()));
    }
    if (measures.restrictsAccount()) {
      said.add(account(measures.actions().account()) + end(until.account()));
    }
    said.add(
        "This holds from %s on, %s.".formatted(statement.from(), territory(measures.territory())));
    if (statement.strikes() > 0) {
      said.add("It counts %d against your account.".formatted(statement.strikes()));
    }
    return String.join(" ", said);
  }

  /** Returns what the decision rests on. Names nobody, so that it can be published. */
  public static String facts(StatementOfReasons statement) {
    List<Category> categories = statement.facts().categories();
    String about =
        categories.isEmpty()
            ? "We looked at the content as a whole."
            : "The content was found to have: %s."
                .formatted(
                    categories.stream()
                        .map(PlainLanguage::category)
                        .collect(Collectors.joining("; ")));
    return about + " " + source(statement.facts().source());
  }

  /** Returns what machines had to do with it. */
  public static String automation(Automation automation) {
    String found =
        automation.detection()
            ? "Automated means found what we decided about."
            : "No automated means found what we decided about.";
    return found
        + " "
        + switch (automation.decision()) {
          case FULLY -> "The decision was made by automated means, without a person.";
          case PARTIALLY -> "Automated means acted first; then a person decided.";
          case NOT_AUTOMATED -> "A person made the decision, without automated means.";
        };
  }

  /** Returns the ground and why it fits. */
  public static String basis(Basis basis) {
    String ground =
        switch (basis.kind()) {
          case ILLEGAL -> "We consider the content illegal. The law is: ";
          case AGAINST_TERMS -> "We consider the content to be against our terms. The clause is: ";
          case LABELLING_DUTY -> "The law asks us for this label. The law is: ";
        };
    String where = basis.url() == null ? "" : " (%s)".formatted(basis.url());
    return ground + basis.reference() + where + ". " + basis.explanation();
  }

  /** Returns what the creator can do about it. */
  public static String redress(Redress redress) {
    List<String> said = new ArrayList<>();
    if (redress.reviewBy() != null) {
      said.add("A person will look at it without your doing anything.");
    }
    AppealWindow complaint = redress.complaint();
    if (complaint != null) {
      said.add(
          "You can complain to us, free of charge, until the end of %s (%s)%s."
              .formatted(
                  complaint.lastDay(), zone(complaint.zone()), where(redress.complaintUrl())));
      said.add("A person decides who did not make this decision.");
    }
    if (redress.outOfCourt()) {
      said.add(
          "You can bring it before a certified body for the settlement of disputes out of court"
              + where(redress.bodiesUrl())
              + ".");
    }
    said.add("You can go to a court at any time.");
    return String.join(" ", said);
  }

  static String explanation(Basis.Kind kind, Decision decision) {
    if (kind == Basis.Kind.LABELLING_DUTY) {
      return "Content that a model made or altered is to be recognisable as such.";
    }
    if (!decision.actions().areRestrictive()) {
      return "Something about it has to be checked by a person before it is shown again.";
    }
    String rule = kind == Basis.Kind.ILLEGAL ? "law" : "clause";
    String what =
        decision.categories().isEmpty()
            ? "content like this"
            : decision.categories().stream()
                .map(PlainLanguage::category)
                .collect(Collectors.joining("; "));
    return "The %s does not allow %s.".formatted(rule, what);
  }

  private static String end(@Nullable LocalDate day) {
    return day == null ? ", until we decide otherwise." : ", until %s.".formatted(day);
  }

  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String where(@Nullable String url) {
    return url == null ? "" : ": " + url;
  }

  private static String territory(List<String> countries) {
    return countries.isEmpty()
        ? "everywhere"
        : countries.stream()
            .map(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH))
            .collect(Collectors.joining(", ", "in ", ""));
  }

  private static String visibility(Visibility visibility) {
    return switch (visibility) {
      case ALLOW -> throw new IllegalArgumentException("what everybody sees is not restricted");
      case LABEL -> "Your content is shown with a label";
      case AGE_RESTRICT -> "Your content is shown to adults alone";
      case INTERACTION_RESTRICT -> "Nobody can comment on your content, share it or the like";
      case DEMOTE -> "Your content is not recommended to anybody";
      case HOLD -> "Nobody sees your content while it is being checked";
      case BLOCK -> "Nobody sees your content any more";
    };
  }

  private static String monetary(Sanction sanction) {
    return switch (sanction) {
      case NONE -> throw new IllegalArgumentException("what earns is not restricted");
      case SUSPEND -> "Your content earns nothing for now";
      case TERMINATE -> "Your content earns nothing any more";
    };
  }

  private static String service(Measures measures) {
    String part = measures.wholeService() ? "our service" : "a part of our service";
    return switch (measures.actions().service()) {
      case NONE -> throw new IllegalArgumentException("the service is not restricted");
      case SUSPEND -> "You cannot use " + part + " for now";
      case TERMINATE -> "You cannot use " + part + " any more";
    };
  }

  private static String account(Sanction sanction) {
    return switch (sanction) {
      case NONE -> throw new IllegalArgumentException("the account is not restricted");
      case SUSPEND -> "Your account is closed for now";
      case TERMINATE -> "Your account is closed for good";
    };
  }

  private static String source(NoticeBasis source) {
    return switch (source) {
      case TRUSTED_FLAGGER -> "A trusted flagger notified us of it (DSA Art. 22).";
      case ARTICLE_16 -> "We were notified of it as illegal content (DSA Art. 16).";
      case OTHER_NOTIFICATION -> "It was reported to us.";
      case OWN_INITIATIVE -> "We looked at it on our own initiative.";
    };
  }

  /** Returns what a category is, in words for everybody. */
  public static String category(Category category) {
    return switch (category) {
      case MINORS -> "sexualisation, exploitation or endangering of minors";
      case NCII -> "intimate pictures without the consent of who is in them";
      case DEEPFAKE -> "a real person shown to say or do what they did not";
      case CONSENT_MISSING -> "people who have not agreed to be shown";
      case SEXUAL_ADULT -> "sexual content";
      case GRAPHIC_VIOLENCE -> "graphic violence";
      case VIOLENT_EXTREMISM -> "violent extremism, or threats of violence";
      case HATE -> "attacks on people for what they are";
      case HARASSMENT -> "harassment of somebody";
      case SELF_HARM -> "suicide, self-harm or eating disorders";
      case ILLICIT -> "illegal trade or other illegal acts";
      case WEAPONS -> "trade in weapons, or how to make them";
      case FRAUD_SCAM -> "fraud";
      case SPAM -> "spam";
      case INTELLECTUAL_PROPERTY -> "somebody else's work or mark";
      case PRIVACY -> "somebody's personal data";
      case MISINFORMATION -> "false claims that can do harm";
      case MANIPULATION -> "hidden or disguised text";
      case AI_MADE -> "content made or altered by a model";
      case OTHER -> "something else that is not allowed";
    };
  }
}
