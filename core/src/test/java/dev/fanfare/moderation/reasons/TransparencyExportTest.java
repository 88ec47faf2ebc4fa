package dev.fanfare.moderation.reasons;

import static dev.fanfare.moderation.reasons.Cases.ITEM;
import static dev.fanfare.moderation.reasons.Cases.LAW;
import static dev.fanfare.moderation.reasons.Cases.MACHINE;
import static dev.fanfare.moderation.reasons.Cases.NOON;
import static dev.fanfare.moderation.reasons.Cases.POST;
import static dev.fanfare.moderation.reasons.Cases.ROB;
import static dev.fanfare.moderation.reasons.Cases.RULES;
import static dev.fanfare.moderation.reasons.Cases.block;
import static dev.fanfare.moderation.reasons.Cases.decision;
import static dev.fanfare.moderation.reasons.Cases.notice;
import static dev.fanfare.moderation.reasons.Cases.settled;
import static dev.fanfare.moderation.reasons.Cases.signal;
import static dev.fanfare.moderation.reasons.Cases.state;
import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation.Extent;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements in the words of the Commission's database. */
class TransparencyExportTest {
  private static final LocalDate POSTED = LocalDate.of(2026, 2, 20);

  private static TransparencyEntry entry(CaseFile file) {
    return TransparencyEntry.of(state(file), POSTED);
  }

  private static TransparencyEntry entry(Category... categories) {
    return entry(CaseFile.of(block(categories)).about(ITEM));
  }

  @Test
  void saysAllOfAStatement() {
    Decision made =
        decision(
            Actions.BLOCK.withMonetary(Sanction.SUSPEND).withAccount(Sanction.TERMINATE),
            LAW,
            ROB,
            Category.NCII);
    ContentItem video =
        ContentItem.media(POST, ADA, MediaHandle.video("files/v.mp4"), "ab".repeat(32))
            .inLocale("pt-BR");
    ReasonsPolicy policy =
        ReasonsPolicy.builder()
            .territory(List.of("US", "PT", "DE"))
            .reading(
                "Directive (EU) 2024/1385 Art. 5", "https://eur-lex.europa.eu/eli/dir/2024/1385")
            .build();
    StatementOfReasons statement =
        StatementRule.state(
                CaseFile.of(made)
                    .about(video)
                    .finding(
                        List.of(signal(DetectorFamily.HASH, Category.NCII, Severity.HIGH, NOON)))
                    .after(
                        List.of(
                            decision(
                                Actions.HOLD, null, MACHINE, NOON.minusSeconds(9), Category.NCII)))
                    .reported(
                        List.of(
                            settled(
                                notice(Category.NCII, NoticeClaim.ILLEGAL, NoticeSource.USER, true),
                                Flag.Outcome.CONFIRMED,
                                made)))
                    .ending(Durations.INDEFINITE.monetaryUntil(LocalDate.of(2026, 6, 1))),
                policy)
            .orElseThrow();

    assertThat(TransparencyEntry.of(statement, POSTED).fields())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("decision_visibility", List.of("DECISION_VISIBILITY_CONTENT_REMOVED")),
                Map.entry("decision_monetary", "DECISION_MONETARY_SUSPENSION"),
                Map.entry("decision_account", "DECISION_ACCOUNT_TERMINATED"),
                Map.entry("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT"),
                Map.entry(
                    "decision_ground_reference_url", "https://eur-lex.europa.eu/eli/dir/2024/1385"),
                Map.entry("illegal_content_legal_ground", "Directive (EU) 2024/1385 Art. 5"),
                Map.entry(
                    "illegal_content_explanation",
                    "The law does not allow intimate pictures without the consent of who is in them."),
                Map.entry("content_type", List.of("CONTENT_TYPE_VIDEO")),
                Map.entry("category", "STATEMENT_CATEGORY_CYBER_VIOLENCE"),
                Map.entry(
                    "category_specification", List.of("KEYWORD_NON_CONSENSUAL_IMAGE_SHARING")),
                Map.entry("territorial_scope", List.of("DE", "PT")),
                Map.entry("content_language", "PT"),
                Map.entry("content_date", "2026-02-20"),
                Map.entry("application_date", "2026-03-01"),
                Map.entry("end_date_monetary_restriction", "2026-06-01"),
                Map.entry(
                    "decision_facts",
                    "The content was found to have: intimate pictures without the consent of who is in"
                        + " them. We were notified of it as illegal content (DSA Art. 16)."),
                Map.entry("source_type", "SOURCE_ARTICLE_16"),
                Map.entry("automated_detection", "Yes"),
                Map.entry("automated_decision", "AUTOMATED_DECISION_PARTIALLY"),
                Map.entry("puid", made.id().toString())));
  }

  /** Whatever is decided about whatever: the database takes it. */
  @Property(tries = 2_000)
  void isTakenWhateverWasDecided(@ForAll long seed) {
    Random random = new Random(seed);
    Actions actions =
        new Actions(
            pick(random, Visibility.values()),
            pick(random, Sanction.values()),
            pick(random, Sanction.values()),
            pick(random, Sanction.values()));
    Category[] categories =
        random
            .ints(random.nextInt(4), 0, Category.values().length)
            .mapToObj(i -> Category.values()[i])
            .toArray(Category[]::new);
    Actor actor = random.nextBoolean() ? MACHINE : ROB;
    Ground ground = random.nextBoolean() ? RULES : LAW;
    Decision made = decision(actions, actions.areRestrictive() ? ground : null, actor, categories);
    CaseFile file =
        CaseFile.of(made)
            .about(random.nextBoolean() ? ITEM : null)
            .after(List.of(decision(Actions.ALLOW, null, MACHINE, NOON.minusSeconds(9))));
    ReasonsPolicy policy =
        random.nextBoolean()
            ? ReasonsPolicy.standard()
            : ReasonsPolicy.builder().wholeService().smallEnterprise().build();

    Optional<StatementOfReasons> statement = StatementRule.state(file, policy);

    assertThat(statement.isPresent()).isEqualTo(!actions.equals(Actions.ALLOW));
    statement
        .filter(StatementOfReasons::isReportable)
        .ifPresent(
            said ->
                assertThat(TransparencyRules.check(TransparencyEntry.of(said, POSTED).fields()))
                    .isEmpty());
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "LABEL,                DECISION_VISIBILITY_CONTENT_LABELLED",
    "AGE_RESTRICT,         DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
    "INTERACTION_RESTRICT, DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
    "DEMOTE,               DECISION_VISIBILITY_CONTENT_DEMOTED",
    "HOLD,                 DECISION_VISIBILITY_CONTENT_DISABLED",
    "BLOCK,                DECISION_VISIBILITY_CONTENT_REMOVED"
  })
  void hasAWordForEveryRestrictionOfVisibility(Visibility visibility, String word) {
    assertThat(TransparencyExport.visibility(visibility)).isEqualTo(word);
    assertThat(TransparencyVocabulary.VISIBILITIES).contains(word);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "MINORS,                PROTECTION_OF_MINORS,                         ",
    "NCII,                  CYBER_VIOLENCE,                               NON_CONSENSUAL_IMAGE_SHARING",
    "DEEPFAKE,              CYBER_VIOLENCE,                               NON_CONSENSUAL_MATERIAL_DEEPFAKE",
    "CONSENT_MISSING,       DATA_PROTECTION_AND_PRIVACY_VIOLATIONS,       MISSING_PROCESSING_GROUND",
    "SEXUAL_ADULT,          OTHER_VIOLATION_TC,                           ADULT_SEXUAL_MATERIAL",
    "GRAPHIC_VIOLENCE,      VIOLENCE,                                     ",
    "VIOLENT_EXTREMISM,     RISK_FOR_PUBLIC_SECURITY,                     ",
    "HATE,                  ILLEGAL_OR_HARMFUL_SPEECH,                    ",
    "HARASSMENT,            CYBER_VIOLENCE,                               CYBER_HARASSMENT",
    "SELF_HARM,             SELF_HARM,                                    ",
    "ILLICIT,               UNSAFE_AND_PROHIBITED_PRODUCTS,               PROHIBITED_PRODUCTS",
    "WEAPONS,               UNSAFE_AND_PROHIBITED_PRODUCTS,               PROHIBITED_PRODUCTS",
    "FRAUD_SCAM,            SCAMS_AND_FRAUD,                              ",
    "SPAM,                  OTHER_VIOLATION_TC,                           OTHER",
    "INTELLECTUAL_PROPERTY, INTELLECTUAL_PROPERTY_INFRINGEMENTS,          ",
    "PRIVACY,               DATA_PROTECTION_AND_PRIVACY_VIOLATIONS,       ",
    "MISINFORMATION,        NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS, MISINFORMATION_DISINFORMATION",
    "MANIPULATION,          OTHER_VIOLATION_TC,                           OTHER",
    "AI_MADE,               OTHER_VIOLATION_TC,                           OTHER",
    "OTHER,                 OTHER_VIOLATION_TC,                           "
  })
  void hasAWordForEveryCategory(Category category, String word, String keyword) {
    TransparencyEntry entry = entry(category);
    assertThat(entry.get("category")).isEqualTo("STATEMENT_CATEGORY_" + word);
    assertThat(entry.get("category_specification"))
        .isEqualTo(keyword == null ? null : List.of("KEYWORD_" + keyword));
    assertThat(entry.get("category_specification_other") != null)
        .as("a text for the keyword OTHER")
        .isEqualTo("OTHER".equals(keyword));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void knowsEveryCategory(Category category) {
    assertThat(TransparencyVocabulary.CATEGORIES).contains(TransparencyExport.category(category));
    String keyword = TransparencyExport.keyword(category);
    assertThat(keyword == null || TransparencyVocabulary.KEYWORDS.contains(keyword)).isTrue();
  }

  @Test
  void hasAWordForEveryOtherValue() {
    assertThat(Arrays.stream(Sanction.values()).map(TransparencyExport::monetary))
        .containsExactly(null, "DECISION_MONETARY_SUSPENSION", "DECISION_MONETARY_TERMINATION");
    assertThat(Arrays.stream(Sanction.values()).map(TransparencyExport::account))
        .containsExactly(null, "DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED");
    assertThat(Arrays.stream(Sanction.values()).map(s -> TransparencyExport.provision(s, false)))
        .containsExactly(
            null,
            "DECISION_PROVISION_PARTIAL_SUSPENSION",
            "DECISION_PROVISION_PARTIAL_TERMINATION");
    assertThat(Arrays.stream(Sanction.values()).map(s -> TransparencyExport.provision(s, true)))
        .containsExactly(
            null, "DECISION_PROVISION_TOTAL_SUSPENSION", "DECISION_PROVISION_TOTAL_TERMINATION");
    assertThat(Arrays.stream(NoticeBasis.values()).map(TransparencyExport::source))
        .containsExactly(
            "SOURCE_TRUSTED_FLAGGER",
            "SOURCE_ARTICLE_16",
            "SOURCE_TYPE_OTHER_NOTIFICATION",
            "SOURCE_VOLUNTARY");
    assertThat(Arrays.stream(Extent.values()).map(TransparencyExport::extent))
        .containsExactly(
            "AUTOMATED_DECISION_FULLY",
            "AUTOMATED_DECISION_PARTIALLY",
            "AUTOMATED_DECISION_NOT_AUTOMATED");
    assertThat(Arrays.stream(ContentKind.values()).map(TransparencyExport::contentType))
        .containsExactly(
            "CONTENT_TYPE_TEXT", "CONTENT_TYPE_IMAGE", "CONTENT_TYPE_VIDEO", "CONTENT_TYPE_AUDIO");
  }

  @Test
  void putsTheGravestCategoryFirst() {
    TransparencyEntry entry =
        entry(Category.SPAM, Category.NCII, Category.DEEPFAKE, Category.OTHER);
    assertThat(entry.get("category")).isEqualTo("STATEMENT_CATEGORY_CYBER_VIOLENCE");
    assertThat(entry.get("category_addition"))
        .as("each once, without the first")
        .isEqualTo(List.of("STATEMENT_CATEGORY_OTHER_VIOLATION_TC"));
    assertThat(entry.get("category_specification"))
        .isEqualTo(
            List.of(
                "KEYWORD_NON_CONSENSUAL_IMAGE_SHARING",
                "KEYWORD_NON_CONSENSUAL_MATERIAL_DEEPFAKE",
                "KEYWORD_OTHER"));
    assertThat(entry.get("category_specification_other")).isEqualTo("spam");
    assertThat(entry.get("content_type"))
        .isEqualTo(List.of("CONTENT_TYPE_SYNTHETIC_MEDIA", "CONTENT_TYPE_TEXT"));
  }

  @Test
  void usesNoKeywordThatExcludesMinorsWhereMinorsAreShown() {
    TransparencyEntry entry = entry(Category.MINORS, Category.NCII, Category.DEEPFAKE);
    assertThat(entry.get("category")).isEqualTo("STATEMENT_CATEGORY_PROTECTION_OF_MINORS");
    assertThat(entry.get("category_specification")).isNull();
  }

  @Test
  void holdsInTheWholeAreaUnlessSomebodyLimitsIt() {
    assertThat(entry(Category.HATE).get("territorial_scope"))
        .isEqualTo(List.copyOf(TransparencyVocabulary.COUNTRIES));
    StatementOfReasons abroad =
        StatementRule.state(
                CaseFile.of(block(Category.HATE)),
                ReasonsPolicy.builder().territory(List.of("US")).build())
            .orElseThrow();
    assertThatThrownBy(() -> TransparencyEntry.of(abroad, POSTED))
        .hasMessage("territorial_scope must name a country of the EU or the EEA, was nothing");
  }

  @Test
  void saysThatErasedContentIsNoLongerStored() {
    TransparencyEntry entry = entry(CaseFile.of(block(Category.HATE)));
    assertThat(entry.get("content_type")).isEqualTo(List.of("CONTENT_TYPE_OTHER"));
    assertThat(entry.get("content_type_other")).isEqualTo("No longer stored");
    assertThat(entry.get("content_language")).isNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"en, EN", "de-AT, DE", "zh-Hant-TW, ZH", "tlh,", "x-private,", "und,"})
  void namesLanguagesThatTheListKnows(String tag, String code) {
    assertThat(
            entry(CaseFile.of(block(Category.HATE)).about(ITEM.inLocale(tag)))
                .get("content_language"))
        .isEqualTo(code);
  }

  @Test
  void refusesALabelThatTheLawAsksFor() {
    Decision label = decision(Actions.of(Visibility.LABEL), LAW, MACHINE, Category.AI_MADE);
    StatementOfReasons statement = state(CaseFile.of(label));
    assertThatThrownBy(() -> TransparencyEntry.of(statement, POSTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "decision %s is a label that the law asks for, which the database does not take"
                .formatted(label.id()));
  }

  @Test
  void refusesAnExplanationWithPersonalData() {
    ReasonsPolicy careless =
        ReasonsPolicy.builder().explaining("block-hate", "ask anna@example.org").build();
    StatementOfReasons statement =
        StatementRule.state(
                CaseFile.of(Cases.with(block(Category.HATE), 0, "block-hate")), careless)
            .orElseThrow();
    assertThatThrownBy(() -> TransparencyEntry.of(statement, POSTED))
        .hasMessage(
            "incompatible_content_explanation must hold no personal data, was a text of 20 characters");
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void namesNobody(Category category) {
    Decision made = decision(Actions.BLOCK, RULES, ROB, category);
    TransparencyEntry entry =
        entry(
            CaseFile.of(made)
                .about(ITEM)
                .finding(
                    List.of(signal(DetectorFamily.LANGUAGE_MODEL, category, Severity.HIGH, NOON)))
                .reported(
                    List.of(
                        settled(
                            notice(category, NoticeClaim.ILLEGAL, NoticeSource.USER, true),
                            Flag.Outcome.CONFIRMED,
                            made))));
    assertThat(entry.fields().toString())
        .doesNotContain("secret") // of the content
        .doesNotContain("ada") // whose id is in that of the content too
        .doesNotContain("uma") // who reported it
        .doesNotContain("wrote") // what she wrote
        .doesNotContain("rob") // who decided
        .doesNotContain("own words") // why, for the record
        .doesNotContain("a-model"); // what a model said
    assertThat(entry.fields().keySet())
        .doesNotContainAnyElementsOf(Set.of("source_identity", "account_type", "content_id"));
    assertThat(Stream.of("content_date", "puid").map(entry::get))
        .as("what the host knows, and what finds it")
        .containsExactly("2026-02-20", made.id().toString());
  }
}
