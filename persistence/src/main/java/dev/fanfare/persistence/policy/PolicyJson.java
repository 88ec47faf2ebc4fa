package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.shown;

import dev.fanfare.money.Asset;
import dev.fanfare.persistence.policy.Fields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads and writes policies as JSON for people. What is written is read back as an equal policy.
 *
 * <table>
 * <caption>What a document calls a policy</caption>
 * <tr><td>{@code tier-policy}</td><td>{@link dev.fanfare.tier.TierPolicy}</td></tr>
 * <tr><td>{@code demotion-policy}</td><td>{@link dev.fanfare.tier.DemotionPolicy}</td></tr>
 * <tr><td>{@code fee-schedule}</td><td>{@link dev.fanfare.payout.FeeSchedule}</td></tr>
 * <tr><td>{@code fee-schedules}</td><td>{@link dev.fanfare.payout.FeeSchedules}</td></tr>
 * <tr><td>{@code payout-policy}</td><td>{@link dev.fanfare.payout.PayoutPolicy}</td></tr>
 * <tr><td>{@code earning-policy}</td><td>{@link dev.fanfare.earning.EarningPolicy}</td></tr>
 * <tr><td>{@code credit-prices}</td><td>{@link dev.fanfare.credit.CreditPrices}</td></tr>
 * <tr><td>{@code credit-policy}</td><td>{@link dev.fanfare.credit.CreditPolicy}</td></tr>
 * <tr><td>{@code achievement-policy}</td>
 * <td>{@link dev.fanfare.achievement.AchievementPolicy}</td></tr>
 * <tr><td>{@code analytics-policy}</td>
 * <td>{@link dev.fanfare.analytics.AnalyticsPolicy}</td></tr>
 * <tr><td>{@code price-book}</td><td>{@link dev.fanfare.ai.PriceBook}</td></tr>
 * <tr><td>{@code quota-policy}</td><td>{@link dev.fanfare.ai.QuotaPolicy}</td></tr>
 * <tr><td>{@code budget-policy}</td><td>{@link dev.fanfare.ai.BudgetPolicy}</td></tr>
 * <tr><td>{@code moderation-policy}</td>
 * <td>{@link dev.fanfare.moderation.ModerationPolicy}</td></tr>
 * <tr><td>{@code review-policy}</td>
 * <td>{@link dev.fanfare.moderation.review.ReviewPolicy}</td></tr>
 * <tr><td>{@code notice-policy}</td>
 * <td>{@link dev.fanfare.moderation.review.NoticePolicy}</td></tr>
 * <tr><td>{@code strike-policy}</td>
 * <td>{@link dev.fanfare.moderation.review.StrikePolicy}</td></tr>
 * <tr><td>{@code consent-policy}</td>
 * <td>{@link dev.fanfare.moderation.consent.ConsentPolicy}</td></tr>
 * <tr><td>{@code content-policy}</td><td>{@link dev.fanfare.content.ContentPolicy}</td></tr>
 * <tr><td>{@code trend-policy}</td><td>{@link dev.fanfare.trend.TrendPolicy}</td></tr>
 * </table>
 *
 * <p>Amounts read {@code "12.50 USD"}, percentages {@code "2.5%"}, durations {@code "7 days"},
 * instants {@code "2026-04-01T00:00:00Z"}; whole numbers have no quotes. {@code $comment} may stand
 * in every object and {@code $schema} at the top; both are for people and editors, and are not
 * kept. Safe for concurrent use.
 */
public final class PolicyJson {
  /** The most bytes of UTF-8 that a document may have: 4 MiB. */
  public static final int MAX_BYTES = 4 << 20;

  /** Where the JSON Schema of all kinds of policies is, beside the presets as JSON. */
  public static final String SCHEMA = "/dev/fanfare/policies/fanfare-policy.schema.json";

  private static final List<PolicyFormat<?>> FORMATS =
      List.of(
          new TierPolicyFormat(),
          new DemotionPolicyFormat(),
          new FeeScheduleFormat(),
          new FeeSchedulesFormat(),
          new PayoutPolicyFormat(),
          new EarningPolicyFormat(),
          new CreditPricesFormat(),
          new CreditPolicyFormat(),
          new AchievementPolicyFormat(),
          new AnalyticsPolicyFormat(),
          new PriceBookFormat(),
          new QuotaPolicyFormat(),
          new BudgetPolicyFormat(),
          new ModerationPolicyFormat(),
          new ReviewPolicyFormat(),
          new NoticePolicyFormat(),
          new StrikePolicyFormat(),
          new ConsentPolicyFormat(),
          new ContentPolicyFormat(),
          new TrendPolicyFormat());

  private PolicyJson() {}

  /**
   * Returns the policy that a document describes.
   *
   * @param type what it must be, such as {@code TierPolicy.class}
   * @throws PolicyFormatException if it is no such policy
   * @throws IllegalArgumentException if nothing of that type is written as JSON
   */
  public static <T> T read(String json, Class<T> type) {
    return type.cast(document(json, List.of(format(type))));
  }

  /**
   * Returns the policy that a document describes, whichever kind it is.
   *
   * @throws PolicyFormatException if it is no policy
   */
  public static Object read(String json) {
    return document(json, FORMATS);
  }

  /**
   * Returns the policy that a file in UTF-8 describes.
   *
   * @param type what it must be, such as {@code TierPolicy.class}
   * @throws PolicyFormatException if it is no such policy
   * @throws IllegalArgumentException if nothing of that type is written as JSON
   * @throws IOException if the file cannot be read
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    PolicyFormat<T> format = format(type);
    return type.cast(document(text(file), List.of(format)));
  }

  /**
   * Returns the policy that a file in UTF-8 describes, whichever kind it is.
   *
   * @throws PolicyFormatException if it is no policy
   * @throws IOException if the file cannot be read
   */
  public static Object read(Path file) throws IOException {
    return read(text(file));
  }

  /**
   * Returns a policy as JSON: always the same text for equal policies.
   *
   * @throws IllegalArgumentException if it is no policy, a part of it is a host's code, or the text
   *     would be longer than {@link #MAX_BYTES}
   */
  public static String write(Object policy) {
    String json = write(policy, format(policy.getClass()));
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "policy must be at most %d bytes of JSON, was %d".formatted(MAX_BYTES, length));
    }
    return json;
  }

  private static <T> String write(Object policy, PolicyFormat<T> format) {
    Writing writing = new Writing();
    Map<String, Object> fields = Writing.fields();
    format.write(format.type().cast(policy), fields, writing);
    Map<String, Object> document = Writing.fields();
    document.put("kind", format.kind());
    if (!writing.ownAssets().isEmpty()) {
      document.put("assets", writing.ownAssets());
    }
    document.putAll(fields);
    return PrettyJson.write(document);
  }

  private static <T> PolicyFormat<T> format(Class<T> type) {
    for (PolicyFormat<?> format : FORMATS) {
      if (format.type() == type) {
        @SuppressWarnings("unchecked")
        PolicyFormat<T> found = (PolicyFormat<T>) format;
        return found;
      }
    }
    throw new IllegalArgumentException(
        "type must be one of %s, was %s"
            .formatted(
                FORMATS.stream().map(format -> format.type().getSimpleName()).toList(),
                type.getName()));
  }

  private static Object document(String json, List<PolicyFormat<?>> accepted) {
    Problems problems = new Problems();
    Json document = DocumentParser.parse(withoutMark(json), problems);
    Reading reading = new Reading(problems);
    Object policy =
        reading.convert(
            document, root -> reading.object(root, fields -> policy(fields, accepted, reading)));
    if (policy == null || problems.count() > 0) {
      throw problems.exception();
    }
    return policy;
  }

  private static Supplier<Object> policy(
      Fields fields, List<PolicyFormat<?>> accepted, Reading reading) {
    fields.optional("$schema", reading::text);
    Field<PolicyFormat<?>> kind =
        fields.required("kind", json -> kind(reading.text(json), accepted));
    fields.optional("assets", json -> assets(json, reading));
    PolicyFormat<?> format = kind.value();
    if (format == null) {
      // Without its kind nobody knows which fields a document has.
      fields.passAll();
      return Object::new;
    }
    return format.read(fields, reading)::get;
  }

  private static PolicyFormat<?> kind(String kind, List<PolicyFormat<?>> accepted) {
    List<String> kinds = accepted.stream().map(PolicyFormat::kind).toList();
    int index = kinds.indexOf(kind);
    if (index < 0) {
      throw new IllegalArgumentException(
          "must be %s, was \"%s\""
              .formatted(
                  kinds.size() == 1 ? '"' + kinds.get(0) + '"' : "one of " + kinds, shown(kind)));
    }
    return accepted.get(index);
  }

  private static Boolean assets(Json json, Reading reading) {
    if (!(json instanceof Json.Fields declared)) {
      throw Reading.unfit(json, "an object such as {\"USDT\": 6}");
    }
    declared
        .byName()
        .forEach(
            (code, scale) ->
                reading.convert(
                    scale,
                    value -> {
                      Asset asset = new Asset(code, reading.smallInteger(value));
                      reading.know(asset);
                      return asset;
                    }));
    return true;
  }

  /** Some editors begin a file with a mark that it is UTF-8. */
  private static String withoutMark(String json) {
    return json.startsWith("\uFEFF") ? json.substring(1) : json;
  }

  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw refused("must be at most %d bytes, was more".formatted(MAX_BYTES));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused("must be text in UTF-8; save it in that encoding");
    }
  }

  private static PolicyFormatException refused(String message) {
    Problems problems = new Problems();
    problems.add(new Place(Place.ROOT, 1, 1), message);
    return problems.exception();
  }
}
