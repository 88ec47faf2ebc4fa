package dev.fanfare.moderation.reasons;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The closed lists of the database's interface, version 2, in force since 1 July 2025, as published
 * at {@code https://transparency.dsa.ec.europa.eu/page/api-documentation} and in the database's
 * source, {@code https://github.com/digital-services-act/transparency-database} ({@code
 * resources/markdown/api-documentation-two.md}, {@code app/Services/EuropeanCountriesService.php},
 * {@code app/Services/EuropeanLanguagesService.php}).
 */
final class TransparencyVocabulary {
  static final Set<String> VISIBILITIES =
      prefixed(
          "DECISION_VISIBILITY_",
          "CONTENT_REMOVED CONTENT_DISABLED CONTENT_DEMOTED CONTENT_AGE_RESTRICTED"
              + " CONTENT_INTERACTION_RESTRICTED CONTENT_LABELLED OTHER");

  static final Set<String> MONETARIES =
      prefixed("DECISION_MONETARY_", "SUSPENSION TERMINATION OTHER");

  static final Set<String> PROVISIONS =
      prefixed(
          "DECISION_PROVISION_",
          "PARTIAL_SUSPENSION TOTAL_SUSPENSION PARTIAL_TERMINATION TOTAL_TERMINATION");

  static final Set<String> ACCOUNTS = prefixed("DECISION_ACCOUNT_", "SUSPENDED TERMINATED");

  static final Set<String> ACCOUNT_TYPES = prefixed("ACCOUNT_TYPE_", "BUSINESS PRIVATE");

  static final Set<String> GROUNDS =
      prefixed("DECISION_GROUND_", "ILLEGAL_CONTENT INCOMPATIBLE_CONTENT");

  static final Set<String> CONTENT_TYPES =
      prefixed("CONTENT_TYPE_", "APP AUDIO IMAGE PRODUCT SYNTHETIC_MEDIA TEXT VIDEO OTHER");

  static final Set<String> SOURCES =
      prefixed("SOURCE_", "ARTICLE_16 TRUSTED_FLAGGER TYPE_OTHER_NOTIFICATION VOLUNTARY");

  static final Set<String> AUTOMATED_DECISIONS =
      prefixed("AUTOMATED_DECISION_", "FULLY PARTIALLY NOT_AUTOMATED");

  static final Set<String> YES_NO = Set.of("Yes", "No");

  static final Set<String> CATEGORIES =
      prefixed(
          "STATEMENT_CATEGORY_",
          "ANIMAL_WELFARE CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN"
              + " DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH"
              + " INTELLECTUAL_PROPERTY_INFRINGEMENTS"
              + " NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS NOT_SPECIFIED_NOTICE"
              + " OTHER_VIOLATION_TC PROTECTION_OF_MINORS RISK_FOR_PUBLIC_SECURITY"
              + " SCAMS_AND_FRAUD SELF_HARM UNSAFE_AND_PROHIBITED_PRODUCTS VIOLENCE");

  static final Set<String> KEYWORDS =
      prefixed(
          "KEYWORD_",
          "ANIMAL_HARM ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS"
              + " AGE_SPECIFIC_RESTRICTIONS_MINORS BIOMETRIC_DATA_BREACH BULLYING_AGAINST_GIRLS"
              + " CHILD_SEXUAL_ABUSE_MATERIAL CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
              + " CONTENT_PROMOTING_EATING_DISORDERS COORDINATED_HARM COPYRIGHT_INFRINGEMENT"
              + " CYBER_BULLYING_INTIMIDATION CYBER_HARASSMENT CYBER_HARASSMENT_AGAINST_WOMEN"
              + " CYBER_INCITEMENT CYBER_STALKING CYBER_STALKING_AGAINST_WOMEN"
              + " DATA_FALSIFICATION DEFAMATION DESIGN_INFRINGEMENT DISCRIMINATION"
              + " MISINFORMATION_DISINFORMATION FEMALE_GENDERED_DISINFORMATION"
              + " GEOGRAPHIC_INDICATIONS_INFRINGEMENT GEOGRAPHICAL_REQUIREMENTS"
              + " GOODS_SERVICES_NOT_PERMITTED GROOMING_SEXUAL_ENTICEMENT_MINORS HATE_SPEECH"
              + " HIDDEN_ADVERTISEMENT HUMAN_EXPLOITATION HUMAN_TRAFFICKING"
              + " ILLEGAL_ORGANIZATIONS IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS"
              + " INAUTHENTIC_LISTINGS INAUTHENTIC_USER_REVIEWS INCITEMENT_AGAINST_WOMEN"
              + " INCITEMENT_VIOLENCE_HATRED INSUFFICIENT_INFORMATION_ON_TRADERS"
              + " LANGUAGE_REQUIREMENTS MISLEADING_INFO_CONSUMER_RIGHTS"
              + " MISLEADING_INFO_GOODS_SERVICES MISSING_PROCESSING_GROUND"
              + " NON_CONSENSUAL_IMAGE_SHARING NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN"
              + " NON_CONSENSUAL_MATERIAL_DEEPFAKE"
              + " NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN NONCOMPLIANCE_PRICING NUDITY"
              + " PATENT_INFRINGEMENT PHISHING PROHIBITED_PRODUCTS PYRAMID_SCHEMES"
              + " RIGHT_TO_BE_FORGOTTEN RISK_ENVIRONMENTAL_DAMAGE RISK_PUBLIC_HEALTH"
              + " SELF_MUTILATION STALKING SUICIDE TERRORIST_CONTENT"
              + " TRADE_SECRET_INFRINGEMENT TRADEMARK_INFRINGEMENT TRAFFICKING_WOMEN_GIRLS"
              + " UNLAWFUL_SALE_ANIMALS UNSAFE_CHALLENGES UNSAFE_PRODUCTS VIOLATION_EU_LAW"
              + " VIOLATION_NATIONAL_LAW OTHER");

  /** The European Economic Area: the Union, Iceland, Liechtenstein and Norway. */
  static final Set<String> COUNTRIES =
      prefixed(
          "",
          "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI"
              + " SK");

  static final Set<String> LANGUAGES =
      prefixed(
          "",
          "AB AA AF AK SQ AM AR AN HY AS AV AE AY AZ BM BA EU BE BN BH BI BS BR BG MY CA KM CH CE"
              + " NY ZH CU CV KW CO CR HR CS DA DV NL DZ EN EO ET EE FO FJ FI FR FF GD GL LG KA DE"
              + " KI EL KL GN GU HT HA HE HZ HI HO HU IS IO ID IA IE IU IK GA IT JA JV KN KR KS KK"
              + " RW KV KG KO KJ KU KY LO LA LV LB LI LN LT LU MK MG MS ML MT GV MI MR MH RO MN NA"
              + " NV ND NE SE NO NB NN II OC OJ OR OM OS PI PA PS FA PL PT QU RM RN RU SM SG SA SC"
              + " SR SN SD SI SK SL SO ST NR ES SU SW SS SV TL TY TG TA TT TE TH BO TI TO TS TN TR"
              + " TK TW UG UK UR UZ VE VI VO WA CY FY WO XH YI YO ZA ZU");

  private TransparencyVocabulary() {}

  private static Set<String> prefixed(String prefix, String names) {
    Set<String> all = new LinkedHashSet<>();
    Arrays.stream(names.split(" ")).map(prefix::concat).forEach(all::add);
    return Collections.unmodifiableSet(all);
  }
}
