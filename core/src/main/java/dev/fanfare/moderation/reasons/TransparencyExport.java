package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation;
import dev.fanfare.moderation.reasons.StatementOfReasons.Basis;
import dev.fanfare.moderation.reasons.StatementOfReasons.Facts;
import dev.fanfare.moderation.reasons.StatementOfReasons.Measures;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says a statement in the words of the Commission's database. Neither the creator nor the content
 * is named: the statement's id finds both, on the platform alone.
 */
final class TransparencyExport {
  private static final String KEYWORD_OTHER = "KEYWORD_OTHER";

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private TransparencyExport() {}

  static Map<String, Object> fields(StatementOfReasons statement, LocalDate contentDate) {
    require(
        statement.isReportable(),
        "decision %s is a label that the law asks for, which the database does not take",
        statement.decision());
    TransparencyExport export = new TransparencyExport();
    export.measures(statement.measures());
    export.basis(statement.basis());
    export.content(statement.facts());
    export.list("territorial_scope", territory(statement.measures().territory()));
    export.put("content_language", language(statement.facts().language()));
    export.put("content_date", contentDate);
    export.put("application_date", statement.from());
    export.ends(statement.measures().durations());
    export.put("decision_facts", PlainLanguage.facts(statement));
    export.put("source_type", source(statement.facts().source()));
    export.put("automated_detection", statement.automation().detection() ? "Yes" : "No");
    export.put("automated_decision", extent(statement.automation().decision()));
    export.put("puid", statement.decision());
    return export.fields;
  }

  private void measures(Measures measures) {
    String visibility = visibility(measures.actions().visibility());
    list("decision_visibility", visibility == null ? List.of() : List.of(visibility));
    put("decision_monetary", monetary(measures.actions().monetary()));
    put("decision_provision", provision(measures.actions().service(), measures.wholeService()));
    put("decision_account", account(measures.actions().account()));
  }

  private void basis(Basis basis) {
    boolean illegal = basis.kind() == Basis.Kind.ILLEGAL;
    put(
        "decision_ground",
        illegal ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    put("decision_ground_reference_url", basis.url());
    put(
        illegal ? "illegal_content_legal_ground" : "incompatible_content_ground",
        basis.reference());
    put(
        illegal ? "illegal_content_explanation" : "incompatible_content_explanation",
        basis.explanation());
  }

  private void content(Facts facts) {
    Set<String> types = new TreeSet<>();
    facts.kinds().forEach(kind -> types.add(contentType(kind)));
    if (facts.kinds().isEmpty()) {
      types.add("CONTENT_TYPE_OTHER");
      put("content_type_other", "No longer stored");
    }
    if (facts.synthetic()) {
      types.add("CONTENT_TYPE_SYNTHETIC_MEDIA");
    }
    list("content_type", types);
    List<Category> categories = facts.categories();
    // Sorted as the enum is, which begins with what harms people most.
    String main = category(categories.isEmpty() ? Category.OTHER : categories.get(0));
    put("category", main);
    Set<String> further = new TreeSet<>();
    categories.forEach(category -> further.add(category(category)));
    further.remove(main);
    list("category_addition", further);
    keywords(categories);
  }

  private void keywords(List<Category> categories) {
    Set<String> keywords = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (Category category : categories) {
      String keyword = keyword(category);
      String other = otherKeyword(category);
      // What the list has for intimate pictures and fakes excludes content that shows minors.
      if (keyword != null && !(categories.contains(Category.MINORS) && isOfAdults(category))) {
        keywords.add(keyword);
      }
      if (other != null) {
        keywords.add(KEYWORD_OTHER);
        others.add(other);
      }
    }
    list("category_specification", keywords);
    put("category_specification_other", others.isEmpty() ? null : String.join("; ", others));
  }

  private void ends(Durations durations) {
    put("end_date_visibility_restriction", durations.visibility());
    put("end_date_monetary_restriction", durations.monetary());
    put("end_date_service_restriction", durations.service());
    put("end_date_account_restriction", durations.account());
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private void list(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, List.copyOf(values));
    }
  }

  private static Collection<String> territory(List<String> countries) {
    return countries.isEmpty()
        ? TransparencyVocabulary.COUNTRIES
        : countries.stream().filter(TransparencyVocabulary.COUNTRIES::contains).toList();
  }

  private static @Nullable String language(@Nullable String tag) {
    String code =
        tag == null ? "" : Locale.forLanguageTag(tag).getLanguage().toUpperCase(Locale.ROOT);
    return TransparencyVocabulary.LANGUAGES.contains(code) ? code : null;
  }

  static @Nullable String visibility(Visibility visibility) {
    return switch (visibility) {
      case ALLOW -> null;
      case LABEL -> "DECISION_VISIBILITY_CONTENT_LABELLED";
      case AGE_RESTRICT -> "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED";
      case INTERACTION_RESTRICT -> "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED";
      case DEMOTE -> "DECISION_VISIBILITY_CONTENT_DEMOTED";
      case HOLD -> "DECISION_VISIBILITY_CONTENT_DISABLED";
      case BLOCK -> "DECISION_VISIBILITY_CONTENT_REMOVED";
    };
  }

  static @Nullable String monetary(Sanction sanction) {
    return switch (sanction) {
      case NONE -> null;
      case SUSPEND -> "DECISION_MONETARY_SUSPENSION";
      case TERMINATE -> "DECISION_MONETARY_TERMINATION";
    };
  }

  static @Nullable String provision(Sanction sanction, boolean whole) {
    String extent = whole ? "TOTAL" : "PARTIAL";
    return switch (sanction) {
      case NONE -> null;
      case SUSPEND -> "DECISION_PROVISION_" + extent + "_SUSPENSION";
      case TERMINATE -> "DECISION_PROVISION_" + extent + "_TERMINATION";
    };
  }

  static @Nullable String account(Sanction sanction) {
    return switch (sanction) {
      case NONE -> null;
      case SUSPEND -> "DECISION_ACCOUNT_SUSPENDED";
      case TERMINATE -> "DECISION_ACCOUNT_TERMINATED";
    };
  }

  static String source(NoticeBasis source) {
    return switch (source) {
      case TRUSTED_FLAGGER -> "SOURCE_TRUSTED_FLAGGER";
      case ARTICLE_16 -> "SOURCE_ARTICLE_16";
      case OTHER_NOTIFICATION -> "SOURCE_TYPE_OTHER_NOTIFICATION";
      case OWN_INITIATIVE -> "SOURCE_VOLUNTARY";
    };
  }

  static String extent(Automation.Extent extent) {
    return switch (extent) {
      case FULLY -> "AUTOMATED_DECISION_FULLY";
      case PARTIALLY -> "AUTOMATED_DECISION_PARTIALLY";
      case NOT_AUTOMATED -> "AUTOMATED_DECISION_NOT_AUTOMATED";
    };
  }

  static String contentType(ContentKind kind) {
    return switch (kind) {
      case TEXT -> "CONTENT_TYPE_TEXT";
      case IMAGE -> "CONTENT_TYPE_IMAGE";
      case VIDEO -> "CONTENT_TYPE_VIDEO";
      case AUDIO -> "CONTENT_TYPE_AUDIO";
    };
  }

  static String category(Category category) {
    return "STATEMENT_CATEGORY_"
        + switch (category) {
          case MINORS -> "PROTECTION_OF_MINORS";
          case NCII, DEEPFAKE, HARASSMENT -> "CYBER_VIOLENCE";
          case CONSENT_MISSING, PRIVACY -> "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS";
          case GRAPHIC_VIOLENCE -> "VIOLENCE";
          case VIOLENT_EXTREMISM -> "RISK_FOR_PUBLIC_SECURITY";
          case HATE -> "ILLEGAL_OR_HARMFUL_SPEECH";
          case SELF_HARM -> "SELF_HARM";
          case ILLICIT, WEAPONS -> "UNSAFE_AND_PROHIBITED_PRODUCTS";
          case FRAUD_SCAM -> "SCAMS_AND_FRAUD";
          case INTELLECTUAL_PROPERTY -> "INTELLECTUAL_PROPERTY_INFRINGEMENTS";
          case MISINFORMATION -> "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS";
          case SEXUAL_ADULT, SPAM, MANIPULATION, AI_MADE, OTHER -> "OTHER_VIOLATION_TC";
        };
  }

  /** Returns the keyword of a category, null where none of the list says just that. */
  static @Nullable String keyword(Category category) {
    return switch (category) {
      case NCII -> "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING";
      case DEEPFAKE -> "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE";
      case CONSENT_MISSING -> "KEYWORD_MISSING_PROCESSING_GROUND";
      case SEXUAL_ADULT -> "KEYWORD_ADULT_SEXUAL_MATERIAL";
      case HARASSMENT -> "KEYWORD_CYBER_HARASSMENT";
      case ILLICIT, WEAPONS -> "KEYWORD_PROHIBITED_PRODUCTS";
      case MISINFORMATION -> "KEYWORD_MISINFORMATION_DISINFORMATION";
      case MINORS,
          GRAPHIC_VIOLENCE,
          VIOLENT_EXTREMISM,
          HATE,
          SELF_HARM,
          FRAUD_SCAM,
          SPAM,
          INTELLECTUAL_PROPERTY,
          PRIVACY,
          MANIPULATION,
          AI_MADE,
          OTHER ->
          null;
    };
  }

  /** Returns what the list has no keyword for, null if it needs none. */
  private static @Nullable String otherKeyword(Category category) {
    return switch (category) {
      case SPAM, MANIPULATION, AI_MADE -> PlainLanguage.category(category);
      default -> null;
    };
  }

  private static boolean isOfAdults(Category category) {
    return category == Category.NCII || category == Category.DEEPFAKE;
  }
}
