package dev.fanfare.moderation.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.internal.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Commission's database takes, by its published pages: <a
 * href="https://transparency.dsa.ec.europa.eu/page/api-documentation">API and schema</a>.
 */
class TransparencyRulesTest {
  /** The example of the published page, as it stands there. */
  private static Map<String, Object> published() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("decision_visibility", List.of("DECISION_VISIBILITY_CONTENT_DISABLED"));
    fields.put("decision_monetary", "DECISION_MONETARY_TERMINATION");
    fields.put("end_date_monetary_restriction", "2023-08-08");
    fields.put("decision_provision", "DECISION_PROVISION_TOTAL_SUSPENSION");
    fields.put("decision_account", "DECISION_ACCOUNT_SUSPENDED");
    fields.put("account_type", "ACCOUNT_TYPE_BUSINESS");
    fields.put("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    fields.put("decision_ground_reference_url", "https://www.anurl.com");
    fields.put(
        "content_type",
        List.of("CONTENT_TYPE_VIDEO", "CONTENT_TYPE_AUDIO", "CONTENT_TYPE_SYNTHETIC_MEDIA"));
    fields.put("category", "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN");
    fields.put("illegal_content_legal_ground", "illegal content legal grounds");
    fields.put("illegal_content_explanation", "illegal content explanation");
    fields.put("incompatible_content_ground", "incompatible content grounds");
    fields.put("incompatible_content_explanation", "incompatible content explanation");
    fields.put("incompatible_content_illegal", "Yes");
    fields.put("territorial_scope", List.of("PT", "ES", "DE"));
    fields.put("content_language", "EN");
    fields.put("content_date", "2023-08-08");
    fields.put("content_id", Map.of("EAN-13", "0123456789123"));
    fields.put("application_date", "2023-08-08");
    fields.put("decision_facts", "facts about the decision");
    fields.put("source_type", "SOURCE_TRUSTED_FLAGGER");
    fields.put("automated_detection", "No");
    fields.put("automated_decision", "AUTOMATED_DECISION_PARTIALLY");
    fields.put("puid", "TK421");
    return fields;
  }

  private static List<String> with(String field, @Nullable Object value) {
    Map<String, Object> fields = published();
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return problems(fields);
  }

  private static List<String> problems(Map<String, Object> fields) {
    return TransparencyRules.check(fields).stream().map(TransparencyProblem::toString).toList();
  }

  @Test
  void takesThePublishedExample() {
    assertThat(problems(published())).isEmpty();
    TransparencyEntry entry = TransparencyEntry.of(published());
    assertThat(entry.fields()).isEqualTo(published());
    assertThat(entry.puid()).isEqualTo("TK421");
    assertThat(entry).hasToString("TransparencyEntry[TK421]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decision_ground",
        "content_type",
        "category",
        "content_date",
        "application_date",
        "decision_facts",
        "source_type",
        "automated_detection",
        "automated_decision",
        "territorial_scope",
        "puid",
        "incompatible_content_ground",
        "incompatible_content_explanation"
      })
  void needsTheFieldsThatAreNeeded(String field) {
    assertThat(with(field, null)).singleElement().asString().startsWith(field + " ");
    assertThat(with(field, "")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end_date_monetary_restriction",
        "account_type",
        "decision_ground_reference_url",
        "incompatible_content_illegal",
        "illegal_content_legal_ground",
        "illegal_content_explanation",
        "content_language",
        "content_id",
        "decision_provision"
      })
  void doesWithoutTheOthers(String field) {
    assertThat(with(field, null)).isEmpty();
  }

  @Test
  void needsOneOfTheFourDecisions() {
    List<String> four =
        List.of(
            "decision_visibility", "decision_monetary", "decision_provision", "decision_account");
    Map<String, Object> none = published();
    four.forEach(none::remove);
    assertThat(problems(none))
        .containsExactly(
            "decision_visibility is needed if nothing else is restricted, was nothing");
    for (String field : four) {
      Map<String, Object> one = new LinkedHashMap<>(none);
      one.put(field, published().get(field));
      assertThat(problems(one)).as(field + " is enough").isEmpty();
    }
    none.put("decision_visibility", List.of());
    assertThat(problems(none)).as("an empty list is none").hasSize(1);
  }

  @ParameterizedTest(name = "{1} needs {2}")
  @CsvSource({
    "decision_visibility, DECISION_VISIBILITY_OTHER, decision_visibility_other, 500, list",
    "decision_monetary, DECISION_MONETARY_OTHER, decision_monetary_other, 500, one",
    "content_type, CONTENT_TYPE_OTHER, content_type_other, 500, list",
    "decision_ground, DECISION_GROUND_ILLEGAL_CONTENT, illegal_content_legal_ground, 500, one",
    "decision_ground, DECISION_GROUND_ILLEGAL_CONTENT, illegal_content_explanation, 2000, one",
    "decision_ground, DECISION_GROUND_INCOMPATIBLE_CONTENT, incompatible_content_ground, 500, one",
    "decision_ground, DECISION_GROUND_INCOMPATIBLE_CONTENT, incompatible_content_explanation,"
        + " 2000, one"
  })
  void needsATextWithWhatIsOther(String field, String value, String text, int max, String shape) {
    Map<String, Object> fields = published();
    fields.put(field, shape.equals("list") ? List.of(value) : value);
    fields.remove(text);
    assertThat(problems(fields)).containsExactly(text + " is needed, was nothing");
    fields.put(text, " ");
    assertThat(problems(fields)).containsExactly(text + " is needed, was nothing");
    fields.put(text, "é".repeat(max));
    assertThat(problems(fields)).isEmpty();
    fields.put(text, "é".repeat(max + 1));
    assertThat(problems(fields))
        .containsExactly(
            "%s must be at most %d characters, was a text of %d characters"
                .formatted(text, max, max + 1));
  }

  @Test
  void takesAnotherKeywordOnlyWithTheKeywordForIt() {
    Map<String, Object> fields = published();
    fields.put("category_specification", List.of("KEYWORD_OTHER", "KEYWORD_NUDITY"));
    assertThat(problems(fields)).as("its text is optional").isEmpty();
    fields.put("category_specification_other", "x".repeat(500));
    assertThat(problems(fields)).isEmpty();
    fields.put("category_specification", List.of("KEYWORD_NUDITY"));
    assertThat(problems(fields))
        .containsExactly(
            "category_specification_other is for KEYWORD_OTHER alone, was a text of 500 characters");
  }

  @ParameterizedTest(name = "{0} takes no {1}")
  @CsvSource({
    "decision_monetary, DECISION_MONETARY_HALVED",
    "decision_provision, DECISION_PROVISION_SUSPENSION",
    "decision_account, DECISION_ACCOUNT_DELETED",
    "account_type, PRIVATE",
    "decision_ground, DECISION_GROUND_BOTH",
    "incompatible_content_illegal, yes",
    "category, STATEMENT_CATEGORY_PORNOGRAPHY_OR_SEXUALIZED_CONTENT",
    "category, STATEMENT_CATEGORY_NON_CONSENSUAL_BEHAVIOUR",
    "content_language, en",
    "content_language, XX",
    "source_type, SOURCE_OTHER",
    "automated_detection, true",
    "automated_decision, Yes"
  })
  void takesOnlyWhatIsOnTheLists(String field, String value) {
    assertThat(with(field, value))
        .contains("%s must be of the list, was '%s'".formatted(field, Checks.shown(value)));
  }

  @ParameterizedTest(name = "{0} takes no {1}")
  @CsvSource({
    "decision_visibility, DECISION_VISIBILITY_HIDDEN",
    "content_type, CONTENT_TYPE_MEME",
    "category_addition, STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE",
    "category_specification, KEYWORD_NON_CONSENSUAL_ITEMS_DEEPFAKE",
    "territorial_scope, UK",
    "territorial_scope, CH",
    "territorial_scope, pt"
  })
  void takesOnlyListsOfWhatIsOnTheLists(String field, String value) {
    List<Object> both = new ArrayList<>();
    if (published().get(field) instanceof List<?> known) {
      both.addAll(known);
    }
    both.add(value);
    assertThat(with(field, both))
        .containsExactly("%s must be of the list, was '%s'".formatted(field, Checks.shown(value)));
    assertThat(with(field, value))
        .as("not a list")
        .contains("%s must be a list, was '%s'".formatted(field, Checks.shown(value)));
  }

  @Test
  void takesEachOfAListOnce() {
    assertThat(with("territorial_scope", List.of("DE", "DE")))
        .containsExactly("territorial_scope must name each once, was '[DE, DE]'");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "content_date,     2000-01-01, true",
    "content_date,     1999-12-31, false",
    "content_date,     2038-01-01, true",
    "content_date,     2038-01-02, false",
    "content_date,     2023-8-8,   false",
    "content_date,     2023-02-29, false",
    "content_date,     08-08-2023, false",
    "application_date, 2020-01-01, true",
    "application_date, 2019-12-31, false",
    "application_date, 2038-01-02, false",
    "end_date_visibility_restriction, 2023-08-08, true",
    "end_date_visibility_restriction, 2023-08-07, false",
    "end_date_account_restriction,    2023-08-07, false",
    "end_date_service_restriction,    2023-08-07, false",
    "end_date_monetary_restriction,   2023-08-07, false",
    "end_date_monetary_restriction,   2038-01-01, true",
    "end_date_monetary_restriction,   2038-01-02, false"
  })
  void takesDaysWithinTheirBounds(String field, String day, boolean ok) {
    assertThat(with(field, day).stream().filter(problem -> problem.startsWith(field)).toList())
        .hasSize(ok ? 0 : 1)
        .allMatch(problem -> problem.contains(day));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "TK421, true",
    "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d, true",
    "with space, false",
    "a/b, false",
    "ä, false",
    "'a\n', false"
  })
  void takesNamesOfPlainCharacters(String puid, boolean ok) {
    assertThat(with("puid", puid).isEmpty()).isEqualTo(ok);
  }

  @Test
  void takesNamesOfUpToFiveHundredCharacters() {
    assertThat(with("puid", "a".repeat(500))).isEmpty();
    assertThat(with("puid", "a".repeat(501)))
        .containsExactly(
            "puid must be 1 to 500 letters, digits, hyphens and underscores, was '%s…'"
                .formatted("a".repeat(40)));
  }

  @Test
  void boundsTheFacts() {
    assertThat(with("decision_facts", "😀".repeat(5_000))).as("counted as people do").isEmpty();
    assertThat(with("decision_facts", "x".repeat(5_001)))
        .containsExactly(
            "decision_facts must be at most 5000 characters, was a text of 5001 characters");
  }

  @Test
  void takesAddressesAndArticleNumbers() {
    assertThat(with("decision_ground_reference_url", "see the terms")).hasSize(1);
    assertThat(with("decision_ground_reference_url", "javascript:alert(1)")).hasSize(1);
    assertThat(with("decision_ground_reference_url", "https://e.example/" + "x".repeat(482)))
        .isEmpty();
    assertThat(with("decision_ground_reference_url", "https://e.example/" + "x".repeat(483)))
        .hasSize(1);
    assertThat(with("content_id", Map.of("EAN-13", "123"))).hasSize(1);
    assertThat(with("content_id", Map.of("ISBN", "0123456789123"))).hasSize(1);
    assertThat(with("content_id", "0123456789123")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decision_facts",
        "incompatible_content_explanation",
        "incompatible_content_ground",
        "source_identity"
      })
  void takesNoPersonalData(String field) {
    for (String personal :
        List.of(
            "posted by anna.berg@example.org",
            "call +44 20 7946 0958",
            "paid to DE89 3704 0044 0532 0130 00",
            "card 4111 1111 1111 1111")) {
      assertThat(with(field, personal))
          .as(personal)
          .containsExactly(
              "%s must hold no personal data, was a text of %d characters"
                  .formatted(field, personal.length()));
    }
    for (String ground :
        List.of(
            "Directive 2011/93/EU Art. 5",
            "Regulation (EU) 2021/784 Art. 2(7)",
            "Regulation (EU) 2024/1689 Art. 50(4)",
            "Directive (EU) 2024/1385 Art. 5",
            "§ 130 StGB, BGBl. I S. 3322")) {
      assertThat(with(field, ground)).as(ground).isEmpty();
    }
  }

  @Test
  void knowsNoOtherFields() {
    assertThat(with("url", "https://example.com/post"))
        .containsExactly("url is no field, was 'https://example.com/post'");
  }

  @Test
  void namesFieldAndValueOfTheFirstProblem() {
    Map<String, Object> fields = published();
    fields.put("category", "SPAM");
    fields.remove("puid");
    assertThatThrownBy(() -> TransparencyEntry.of(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("category must be of the list, was 'SPAM' (and 1 more)");
    assertThat(TransparencyRules.check(fields))
        .first()
        .isEqualTo(new TransparencyProblem("category", "'SPAM'", "must be of the list"));
  }

  @Test
  void keepsWhatItChecked() {
    Map<String, Object> fields = published();
    List<String> countries = new ArrayList<>(List.of("DE"));
    fields.put("territorial_scope", countries);
    TransparencyEntry entry = TransparencyEntry.of(fields);
    countries.add("UK");
    fields.put("category", "SPAM");
    assertThat(entry.get("territorial_scope")).isEqualTo(List.of("DE"));
    assertThat(entry.get("category")).isEqualTo("STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN");
    assertThatThrownBy(() -> entry.fields().put("category", "SPAM"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void sendsAHundredAtATimeEachOnce() {
    List<TransparencyEntry> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Map<String, Object> fields = published();
      fields.put("puid", "TK-" + i);
      many.add(TransparencyEntry.of(fields));
    }
    TransparencyBatch batch = new TransparencyBatch(many);
    assertThat(batch.body())
        .isEqualTo(Map.of("statements", many.stream().map(TransparencyEntry::fields).toList()));

    many.add(TransparencyEntry.of(published()));
    assertThatThrownBy(() -> new TransparencyBatch(many))
        .hasMessage("entries must be 1 to 100, were 101");
    assertThatThrownBy(() -> new TransparencyBatch(List.of()))
        .hasMessage("entries must be 1 to 100, were 0");
    assertThatThrownBy(() -> new TransparencyBatch(Collections.nCopies(2, many.get(0))))
        .hasMessage("puid must be unique, had 'TK-0' twice");
  }

  @Test
  void hasTheWholeListsOfThePublishedPages() {
    assertThat(TransparencyVocabulary.CATEGORIES).as("categories of version 2").hasSize(16);
    assertThat(TransparencyVocabulary.KEYWORDS).as("keywords of version 2").hasSize(69);
    assertThat(TransparencyVocabulary.COUNTRIES).as("27 of the EU and 3").hasSize(30);
    Set<String> languages = new TreeSet<>();
    for (String code : Locale.getISOLanguages()) {
      languages.add(code.toUpperCase(Locale.ROOT));
    }
    // Old codes that Java keeps, Igbo and Ndonga, which the published list has not.
    languages.removeAll(Set.of("IN", "IW", "JI", "MO", "IG", "NG"));
    assertThat(new TreeSet<>(TransparencyVocabulary.LANGUAGES)).isEqualTo(languages);
    assertThat(TransparencyVocabulary.VISIBILITIES).hasSize(7);
    assertThat(TransparencyVocabulary.CONTENT_TYPES).hasSize(8);
    assertThat(TransparencyVocabulary.SOURCES).hasSize(4);
  }
}
