package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.shown;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.text.Rule;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.Scan;
import dev.fanfare.moderation.text.TextNormaliser;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the Commission's database of statements of reasons takes: the rules of its interface,
 * version 2, for the fields of one statement. Checked before anything is sent, since one wrong
 * statement has a whole batch refused.
 *
 * <p>Values are texts, lists of texts and, for {@code content_id}, a map of texts. Where the
 * published pages and the database's own program differ, the stricter one holds. Two rules are
 * ours: an unknown field is a problem, where the database would drop it silently, and so is a text
 * that has a mail address, a telephone number, an IBAN or a card number in it (DSA Art. 24(5): no
 * personal data).
 */
public final class TransparencyRules {
  private static final String ILLEGAL = "DECISION_GROUND_ILLEGAL_CONTENT";
  private static final String INCOMPATIBLE = "DECISION_GROUND_INCOMPATIBLE_CONTENT";
  private static final Pattern PUID = Pattern.compile("[a-zA-Z0-9_-]{1,500}");
  private static final Pattern EAN = Pattern.compile("[0-9]{13}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final LocalDate FIRST_CONTENT = LocalDate.of(2000, 1, 1);
  private static final LocalDate FIRST_DECISION = LocalDate.of(2020, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2038, 1, 1);
  private static final List<String> DECISIONS =
      List.of("decision_visibility", "decision_monetary", "decision_provision", "decision_account");

  private static final RuleSet PERSONAL =
      RuleSet.of(
          "personal",
          Stream.of(Scan.EMAIL, Scan.PHONE, Scan.IBAN, Scan.CARD_NUMBER)
              .map(
                  scan ->
                      Rule.builder(scan.name(), Category.PRIVACY, Severity.HIGH, 1)
                          .scan(scan, 1)
                          .build())
              .toList());

  private final Map<String, ?> fields;
  private final Set<String> unknown;
  private final List<TransparencyProblem> problems = new ArrayList<>();

  private TransparencyRules(Map<String, ?> fields) {
    this.fields = fields;
    this.unknown = new TreeSet<>(fields.keySet());
  }

  /**
   * Returns all that the database would not take.
   *
   * @param fields by name; a field that is absent is empty
   * @return empty if it takes them
   */
  public static List<TransparencyProblem> check(Map<String, ?> fields) {
    return new TransparencyRules(fields).check();
  }

  private List<TransparencyProblem> check() {
    decisions();
    grounds();
    content();
    dates();
    circumstances();
    unknown.forEach(name -> refuse(name, show(fields.get(name)), "is no field"));
    return List.copyOf(problems);
  }

  private void decisions() {
    if (DECISIONS.stream().allMatch(this::isEmpty)) {
      refuse("decision_visibility", "nothing", "is needed if nothing else is restricted");
    }
    List<String> visibilities = listed("decision_visibility", TransparencyVocabulary.VISIBILITIES);
    text("decision_visibility_other", 500, visibilities.contains("DECISION_VISIBILITY_OTHER"));
    String monetary = one("decision_monetary", TransparencyVocabulary.MONETARIES, false);
    text("decision_monetary_other", 500, "DECISION_MONETARY_OTHER".equals(monetary));
    one("decision_provision", TransparencyVocabulary.PROVISIONS, false);
    one("decision_account", TransparencyVocabulary.ACCOUNTS, false);
    one("account_type", TransparencyVocabulary.ACCOUNT_TYPES, false);
  }

  private void grounds() {
    String ground = one("decision_ground", TransparencyVocabulary.GROUNDS, true);
    text("illegal_content_legal_ground", 500, ILLEGAL.equals(ground));
    text("illegal_content_explanation", 2_000, ILLEGAL.equals(ground));
    text("incompatible_content_ground", 500, INCOMPATIBLE.equals(ground));
    text("incompatible_content_explanation", 2_000, INCOMPATIBLE.equals(ground));
    one("incompatible_content_illegal", TransparencyVocabulary.YES_NO, false);
    String url = text("decision_ground_reference_url", 500, false);
    if (url != null && !ReasonsPolicy.isUrl(url)) {
      refuse("decision_ground_reference_url", show(url), "must be an address");
    }
  }

  private void content() {
    List<String> types = listed("content_type", TransparencyVocabulary.CONTENT_TYPES);
    if (types.isEmpty() && isEmpty("content_type")) {
      refuse("content_type", "nothing", "is needed");
    }
    text("content_type_other", 500, types.contains("CONTENT_TYPE_OTHER"));
    one("category", TransparencyVocabulary.CATEGORIES, true);
    listed("category_addition", TransparencyVocabulary.CATEGORIES);
    List<String> keywords = listed("category_specification", TransparencyVocabulary.KEYWORDS);
    String other = text("category_specification_other", 500, false);
    if (other != null && !keywords.contains("KEYWORD_OTHER")) {
      refuse("category_specification_other", length(other), "is for KEYWORD_OTHER alone");
    }
    one("content_language", TransparencyVocabulary.LANGUAGES, false);
    contentId();
  }

  private void contentId() {
    Object value = value("content_id");
    if (value == null) {
      return;
    }
    boolean ok =
        value instanceof Map<?, ?> ids
            && ids.keySet().equals(Set.of("EAN-13"))
            && ids.get("EAN-13") instanceof String number
            && EAN.matcher(number).matches();
    if (!ok) {
      refuse("content_id", show(value), "must be an EAN-13 of 13 digits");
    }
  }

  private void dates() {
    date("content_date", FIRST_CONTENT, true);
    LocalDate from = date("application_date", FIRST_DECISION, true);
    LocalDate first = from == null ? FIRST_DECISION : from;
    for (String what : List.of("account", "monetary", "service", "visibility")) {
      date("end_date_" + what + "_restriction", first, false);
    }
  }

  private void circumstances() {
    text("decision_facts", 5_000, true);
    one("source_type", TransparencyVocabulary.SOURCES, true);
    text("source_identity", 500, false);
    one("automated_detection", TransparencyVocabulary.YES_NO, true);
    one("automated_decision", TransparencyVocabulary.AUTOMATED_DECISIONS, true);
    listed("territorial_scope", TransparencyVocabulary.COUNTRIES);
    if (isEmpty("territorial_scope")) {
      refuse("territorial_scope", "nothing", "must name a country of the EU or the EEA");
    }
    Object puid = value("puid");
    if (!(puid instanceof String id) || !PUID.matcher(id).matches()) {
      refuse("puid", show(puid), "must be 1 to 500 letters, digits, hyphens and underscores");
    }
  }

  private @Nullable Object value(String name) {
    unknown.remove(name);
    return fields.get(name);
  }

  private boolean isEmpty(String name) {
    Object value = fields.get(name);
    return value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
  }

  private @Nullable String one(String name, Set<String> allowed, boolean needed) {
    Object value = value(name);
    if (isEmpty(name)) {
      if (needed) {
        refuse(name, "nothing", "is needed");
      }
      return null;
    }
    if (value instanceof String text && allowed.contains(text)) {
      return text;
    }
    refuse(name, show(value), "must be of the list");
    return null;
  }

  private List<String> listed(String name, Set<String> allowed) {
    Object value = value(name);
    if (isEmpty(name)) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      refuse(name, show(value), "must be a list");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (element instanceof String text && allowed.contains(text)) {
        texts.add(text);
      } else {
        refuse(name, show(element), "must be of the list");
      }
    }
    if (new HashSet<>(list).size() < list.size()) {
      refuse(name, show(list), "must name each once");
    }
    return texts;
  }

  private @Nullable String text(String name, int max, boolean needed) {
    Object value = value(name);
    if (value == null || value instanceof String blank && blank.isBlank()) {
      if (needed) {
        refuse(name, "nothing", "is needed");
      }
      return null;
    }
    if (!(value instanceof String text)) {
      refuse(name, show(value), "must be a text");
      return null;
    }
    if (text.codePointCount(0, text.length()) > max) {
      refuse(name, length(text), "must be at most %d characters".formatted(max));
    } else if (!PERSONAL.find(TextNormaliser.normalise(text)).hits().isEmpty()) {
      refuse(name, length(text), "must hold no personal data");
    }
    return text;
  }

  private @Nullable LocalDate date(String name, LocalDate first, boolean needed) {
    Object value = value(name);
    if (isEmpty(name)) {
      if (needed) {
        refuse(name, "nothing", "is needed");
      }
      return null;
    }
    LocalDate day = day(value);
    if (day == null) {
      refuse(name, show(value), "must be a day as YYYY-MM-DD");
    } else if (day.isBefore(first) || day.isAfter(LAST)) {
      refuse(name, day.toString(), "must be %s to %s".formatted(first, LAST));
    }
    return day;
  }

  private static @Nullable LocalDate day(@Nullable Object value) {
    try {
      return value instanceof String text ? LocalDate.parse(text, DAY) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void refuse(String field, String value, String rule) {
    problems.add(new TransparencyProblem(shown(field), value, rule));
  }

  private static String length(String text) {
    return "a text of %d characters".formatted(text.codePointCount(0, text.length()));
  }

  private static String show(@Nullable Object value) {
    return value == null ? "nothing" : "'" + shown(value.toString()) + "'";
  }
}
