package dev.fanfare.persistence.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * A document that is no policy.
 *
 * @param json its text
 * @param path where the reader finds the first problem
 * @param words what the reader says of it
 * @param schemaSees whether the schema refuses it too; if not, a schema cannot say it
 */
record BadDocument(String json, String path, String words, boolean schemaSees) {
  private static final String TIERS = "tier-policy-program";
  private static final String FEES = "fee-schedules-standard";
  private static final String PAYOUTS = "payout-policy-standard";
  private static final String CREDITS = "credit-policy-standard";
  private static final String PRICES = "credit-prices-by-type";
  private static final String ACHIEVEMENTS = "achievement-policy-standard";
  private static final String EARNINGS = "earning-policy-standard";
  private static final String ANALYTICS = "analytics-policy-standard";
  private static final String DEMOTION = "demotion-policy-immediate";
  private static final String BOOK = "price-book-example";
  private static final String QUOTAS = "quota-policy-standard";
  private static final String BUDGETS = "budget-policy-standard";
  private static final String RULES_ONLY = "moderation-policy-rules-only";
  private static final String REVIEWS = "review-policy-standard";
  private static final String STRIKES = "strike-policy-standard";
  private static final String CONSENTS = "consent-policy-standard";
  private static final String CONTENTS = "content-policy-standard";
  private static final String TRENDS = "trend-policy-standard";

  private static final String BRONZE = "$.tiers[1]";
  private static final String REVENUE = BRONZE + ".criteria[0]";
  private static final String ENGAGEMENT = BRONZE + ".criteria[1]";
  private static final String REVENUE_MIN = "\"min\": \"100.00 USD\"";
  private static final String ENGAGEMENT_MIN = "\"min\": \"2%\"";
  private static final String LEVEL = "\"level\": 2";

  static List<BadDocument> all() {
    return Stream.of(
            envelope(),
            amounts(),
            bounds(),
            tiers(),
            fees(),
            payouts(),
            credits(),
            achievements(),
            analytics(),
            safety(),
            models())
        .flatMap(documents -> documents)
        .toList();
  }

  private static Stream<BadDocument> envelope() {
    return Stream.of(
        seen("[]", "$", "an object"),
        seen("\"tier-policy\"", "$", "an object"),
        seen("null", "$", "an object"),
        seen("{}", "$.kind", "is missing"),
        seen("{\"kind\": 1}", "$.kind", "text in quotes, was 1"),
        seen("{\"kind\": \"java.util.Date\"}", "$.kind", "one of [tier-policy, "),
        seen("{\"kind\": \"tier-policy\"}", "$.version", "is missing"),
        seen(
            "{\"@class\": \"java.util.Date\", \"kind\": \"fee-schedules\"}",
            "$.schedules",
            "missing"),
        edited(
            TIERS, "\"kind\"", "\"class\": \"x\", \"kind\"", "$.class", "not known; take it out"),
        edited(TIERS, "\"version\": \"program-1-USD\"", "\"version\": \" \"", "$.version", "blank"),
        edited(TIERS, "1970-01-01T00:00:00Z", "1970-01-01", "$.effectiveFrom", "an instant in UTC"),
        edited(TIERS, "00:00:00Z", "00:00:00+02:00", "$.effectiveFrom", "an instant in UTC"),
        unseen(TIERS, "1970-01-01T", "1970-02-30T", "$.effectiveFrom", "an instant in UTC"),
        unseen(TIERS, LEVEL, LEVEL + ", \"level\": 2", BRONZE + ".level", "stands twice"),
        edited(
            TIERS, "\"kind\"", "\"assets\": {\"USDT\": 10}, \"kind\"", "$.assets.USDT", "0 to 9"),
        unseen(TIERS, "\"kind\"", "\"assets\": {\"USD\": 3}, \"kind\"", "$.assets.USD", "ISO 4217"),
        edited(
            TIERS, "\"kind\"", "\"assets\": {\"usdt\": 6}, \"kind\"", "$.assets.usdt", "capital"));
  }

  private static Stream<BadDocument> amounts() {
    String min = REVENUE + ".min";
    return Stream.of(
        edited(TIERS, REVENUE_MIN, "\"min\": 100.00", min, "such as \"12.50 USD\", was 100.00"),
        edited(TIERS, REVENUE_MIN, "\"min\": 100", min, "in quotes such as \"12.50 USD\""),
        edited(TIERS, REVENUE_MIN, "\"min\": \"100\"", min, "such as \"12.50 USD\", was \"100\""),
        edited(TIERS, REVENUE_MIN, "\"min\": \"USD 100\"", min, "such as \"12.50 USD\""),
        edited(TIERS, REVENUE_MIN, "\"min\": \"1,000.00 USD\"", min, "such as \"12.50 USD\""),
        edited(TIERS, REVENUE_MIN, "\"min\": \"1e3 USD\"", min, "such as \"12.50 USD\""),
        edited(TIERS, REVENUE_MIN, "\"min\": null", min, "was null"),
        edited(
            TIERS,
            REVENUE_MIN,
            "\"min\": {\"amount\": \"100.00\", \"currency\": \"USD\"}",
            min,
            "was an object"),
        unseen(TIERS, REVENUE_MIN, "\"min\": \"1.005 USD\"", min, "more than the 2 decimals"),
        unseen(TIERS, REVENUE_MIN, "\"min\": \"1.00 USX\"", min, "'USX' is no ISO 4217 currency"),
        unseen(TIERS, REVENUE_MIN, "\"min\": \"9223372036854775807 USD\"", min, "does not fit"));
  }

  private static Stream<BadDocument> bounds() {
    String min = ENGAGEMENT + ".min";
    return Stream.of(
        edited(TIERS, ENGAGEMENT_MIN, "\"min\": 2", min, "such as \"2.5%\", was 2"),
        edited(TIERS, ENGAGEMENT_MIN, "\"min\": 0.02", min, "such as \"2.5%\", was 0.02"),
        edited(TIERS, ENGAGEMENT_MIN, "\"min\": \"2\"", min, "such as \"2.5%\""),
        edited(TIERS, ENGAGEMENT_MIN, "\"min\": \"2.00001%\"", min, "such as \"2.5%\""),
        unseen(TIERS, ENGAGEMENT_MIN, "\"min\": \"999999999999999%\"", min, "a smaller number"),
        edited(TIERS, ", " + ENGAGEMENT_MIN, "", ENGAGEMENT, "a \"min\", a \"max\" or both"),
        unseen(TIERS, ENGAGEMENT_MIN, ENGAGEMENT_MIN + ", \"max\": \"2%\"", min, "below max"),
        edited(
            TIERS,
            ENGAGEMENT_MIN,
            ENGAGEMENT_MIN + ", \"bound\": 1",
            ENGAGEMENT + ".bound",
            "[max, metIfUnknown, metric, min, unit]"),
        edited(
            TIERS,
            ENGAGEMENT_MIN,
            ENGAGEMENT_MIN + ", \"metIfUnknown\": \"yes\"",
            ENGAGEMENT + ".metIfUnknown",
            "true or false, was \"yes\""),
        edited(
            TIERS, "\"min\": 10000", "\"min\": \"10000\"", "$.tiers[2].criteria[2].min", "whole"),
        edited(TIERS, "\"min\": 10000", "\"min\": 0.5", "$.tiers[2].criteria[2].min", "whole"),
        unseen(TIERS, "\"min\": 10000", "\"min\": 10000.0", "$.tiers[2].criteria[2].min", "whole"),
        unseen(TIERS, "\"min\": 10000", "\"min\": 1e4", "$.tiers[2].criteria[2].min", "whole"),
        edited(
            TIERS,
            "\"min\": 10000",
            "\"min\": 9223372036854775808",
            "$.tiers[2].criteria[2].min",
            "at most 9223372036854775807"),
        edited(
            TIERS, "\"average_views\"", "\"views\"", "$.tiers[2].criteria[2].metric", "\"unit\""),
        edited(
            TIERS,
            "\"average_views\"",
            "\"average_views\", \"unit\": \"percent\"",
            "$.tiers[2].criteria[2].metric",
            "counted in COUNT"),
        edited(
            TIERS,
            "\"average_views\"",
            "\"streams\", \"unit\": \"litres\"",
            "$.tiers[2].criteria[2].unit",
            "one of [count, money, percent, score]"));
  }

  private static Stream<BadDocument> tiers() {
    return Stream.of(
        edited(TIERS, LEVEL, "\"level\": 1001", BRONZE + ".level", "0 to 1000, was 1001"),
        edited(TIERS, LEVEL, "\"level\": -1", BRONZE + ".level", "0 to 1000, was -1"),
        edited(TIERS, LEVEL, "\"level\": 99999999999", BRONZE + ".level", "whole number"),
        unseen(TIERS, LEVEL, "\"level\": 1", "$.tiers", "levels must ascend"),
        unseen(TIERS, "\"name\": \"bronze\"", "\"name\": \"starter\"", "$.tiers", "comes twice"),
        edited(TIERS, "\"name\": \"bronze\",", "", BRONZE + ".name", "is missing"),
        edited(TIERS, "\"bronze\"", "\"" + "b".repeat(51) + "\"", BRONZE + ".name", "1 to 50"),
        unseen(TIERS, "\"bronze\"", "\"a\\nb\"", BRONZE + ".name", "control"),
        unseen(TIERS, "\"bronze\"", "\"\\ud83e\"", BRONZE + ".name", "control"),
        edited(
            TIERS,
            "\"criteria\": []",
            "\"criteria\": [{\"metric\": \"followers\", \"min\": 1}]",
            "$.tiers",
            "entry"),
        edited(TIERS, "\"#CD7F32\"", "\"bronze\"", BRONZE + ".benefits.badge.colour", "#FFD700"),
        edited(TIERS, "{\"general\": 500}", "{\"general\": -1}", BRONZE + ".benefits", "0 to"),
        edited(TIERS, "{\"general\": 500}", "[500]", BRONZE + ".benefits.monthlyCredits", "object"),
        edited(TIERS, "\"60%\"", "0.6", "$.tiers[4].benefits.revenueShare", "such as \"2.5%\""),
        edited(TIERS, "\"60%\"", "\"160%\"", "$.tiers[4].benefits.revenueShare", "ppm"),
        unseen(
            TIERS,
            "\"collaboration_tools\"",
            "\"view_advanced_metrics\"",
            BRONZE + ".benefits",
            "each feature may be given once"),
        unseen(
            TIERS,
            "\"metric\": \"engagement_rate\", \"min\": \"2%\"",
            "\"metric\": \"monthly_revenue\", \"min\": \"2.00 USD\"",
            BRONZE,
            "one criterion for each metric"),
        unseen(TIERS, "500.00 USD", "500.00 EUR", "$.tiers", "in one asset"),
        edited(DEMOTION, "\"misses\": 1", "\"misses\": 1001", "$.misses", "0 to 1000"),
        edited(DEMOTION, "\"0 days\"", "\"P0D\"", "$.lockIn", "\"7 days\""),
        edited(DEMOTION, "\"0 days\"", "7", "$.lockIn", "\"7 days\""),
        edited(DEMOTION, "\"0 days\"", "\"-1 days\"", "$.lockIn", "\"7 days\""),
        edited(DEMOTION, "\"0 days\"", "\"3 months\"", "$.lockIn", "\"7 days\""),
        unseen(DEMOTION, "\"0 days\"", "\"999999999999999 days\"", "$.lockIn", "at most"));
  }

  private static Stream<BadDocument> fees() {
    return Stream.of(
        edited(FEES, "\"2.5%\"", "2.5", "$.schedules[0].rate", "\"2.5%\", was 2.5"),
        edited(FEES, "\"2.5%\"", "\"2.5\"", "$.schedules[0].rate", "'2.5%'"),
        edited(FEES, "\"rate\": \"2.5%\",", "", "$.schedules[0].rate", "is missing"),
        edited(
            FEES, "half_up", "unnecessary", "$.schedules[0].rounding", "rounding must be a mode"),
        edited(FEES, "half_up", "HALF_UP", "$.schedules[0].rounding", "one of [up, down"),
        edited(FEES, "\"50.00 USD\"", "\"-50.00 USD\"", "$.schedules[0].minimum", "0 or more"),
        unseen(
            FEES, "\"50.00 USD\"", "\"50.00 EUR\"", "$.schedules[0].minimum", "0 or more of USD"),
        edited(FEES, "\"fastest\": 3", "\"fastest\": 61", "$.schedules[0]", "0 to 60"),
        unseen(FEES, "\"fastest\": 3", "\"fastest\": 6", "$.schedules[0]", "6 to 60, was 5"),
        edited(FEES, "\"creator\"", "\"nobody\"", "$.schedules[0].bearer", "[creator, platform]"),
        unseen(FEES, "\"paxum\"", "\"bank_transfer\"", "$.schedules", "different dates"),
        unseen(
            FEES,
            "\"maxFee\": \"1.00 USD\"",
            "\"minFee\": \"2.00 USD\", \"maxFee\": \"1.00 USD\"",
            "$.schedules[3].minFee",
            "twice"));
  }

  private static Stream<BadDocument> payouts() {
    return Stream.of(
        edited(
            PAYOUTS,
            "\"verified_only\"",
            "\"everyone\"",
            "$.eligibility",
            "[verified_only, anyone]"),
        edited(
            PAYOUTS,
            "\"approve_all\"",
            "\"dev.host.MyReview\"",
            "$.review",
            "[approve_all, manual]"),
        edited(PAYOUTS, "\"approve_all\"", "true", "$.review", "\"approve_all\", \"manual\""),
        edited(
            PAYOUTS,
            "\"approve_all\"",
            "{\"reviewFrom\": \"5.00 USD\"}",
            "$.review.reviewFrom",
            "a list"),
        unseen(
            PAYOUTS,
            "\"approve_all\"",
            "{\"reviewFrom\": [\"5.00 USD\", \"6.00 USD\"]}",
            "$.review",
            "one for each asset"),
        edited(
            PAYOUTS,
            "\"eligibility\"",
            "\"tax\": {\"name\": \"t\", \"rate\": \"101%\", \"rounding\": \"down\"}, \"eligibility\"",
            "$.tax.rate",
            "ppm"),
        edited(
            PAYOUTS, "\"10 minutes\"", "\"0 minutes\"", "$.timing.submittingGrace", "more than 0"),
        edited(PAYOUTS, "\"10 minutes\"", "\"10 min\"", "$.timing.submittingGrace", "7 days"),
        edited(PAYOUTS, "\"5 minutes\"", "5", "$.timing.unknownBackoff[1]", "7 days"),
        edited(EARNINGS, "\"7 days\"", "\"367 days 1 hours 1\"", "$.hold", "7 days"),
        unseen(EARNINGS, "\"7 days\"", "\"367 days\"", "$.hold", "0 to 366 days"),
        unseen(
            EARNINGS,
            "\"7 days\"",
            "\"7 days\", \"holds\": {\"ad\": \"367 days\"}",
            "$.holds.ad",
            "0 to 366 days"),
        edited(
            EARNINGS,
            "\"7 days\"",
            "\"7 days\", \"holds\": {\"gifts\": \"1 day\"}",
            "$.holds.gifts",
            "[gift,"),
        edited(
            EARNINGS, "\"hold\"", "\"creatorShare\": \"-1%\", \"hold\"", "$.creatorShare", "2.5%"));
  }

  private static Stream<BadDocument> credits() {
    String script = "{\"type\": \"script\", \"standard\": 10, \"premium\": 20, \"ultra\": 40}";
    return Stream.of(
        edited(CREDITS, "\"1970-01-01\"", "\"1970-01-01T00:00:00Z\"", "$.effectiveFrom", "a day"),
        unseen(CREDITS, "\"Z\"", "\"Mars/Olympus\"", "$.zone", "Europe/Paris"),
        edited(CREDITS, "\"none\"", "\"some\"", "$.rollover", "[none, all]"),
        edited(CREDITS, "\"none\"", "-1", "$.rollover", "0 to"),
        edited(CREDITS, "\"none\"", "[]", "$.rollover", "\"none\", \"all\" or a number"),
        edited(CREDITS, "50", "101", "$.allowancePriority", "0 to 100"),
        edited(
            CREDITS, "\"forfeit\"", "{\"grace\": \"0 days\"}", "$.refunds.grace", "more than zero"),
        edited(CREDITS, "\"forfeit\"", "\"restore\"", "$.refunds", "[forfeit]"),
        edited(CREDITS, "\"forfeit\"", "14", "$.refunds", "\"grace\": \"14 days\""),
        edited(CREDITS, script, "10", "$.prices.jobs.script", "an object"),
        edited(PRICES, script, script.replace("10", "0"), "$.jobs.script.standard", "1 to"),
        edited(PRICES, "\"script\": {", "\"\": {", "$.jobs['']", "job type"),
        edited(
            PRICES,
            "\"ultra\": 40}",
            "\"ultra\": 40, \"best\": 80}",
            "$.jobs.script.best",
            "not known"));
  }

  private static Stream<BadDocument> analytics() {
    return Stream.of(
        edited(ANALYTICS, "\"version\": \"standard\",", "", "$.version", "is missing"),
        unseen(ANALYTICS, "\"Z\"", "\"Mars/Olympus\"", "$.zone", "Europe/Paris"),
        edited(ANALYTICS, "\"Z\"", "1", "$.zone", "text in quotes"),
        edited(ANALYTICS, "\"2 days\"", "2", "$.finality", "7 days"),
        unseen(ANALYTICS, "\"2 days\"", "\"366 days 1 second\"", "$.finality", "0 to 366 days"),
        edited(ANALYTICS, "\"zone\"", "\"timeZone\"", "$.timeZone", "is not known"));
  }

  private static Stream<BadDocument> achievements() {
    return Stream.of(
        edited(
            ACHIEVEMENTS,
            "\"threshold\": 1000,",
            "\"threshold\": 0,",
            "$.rules[0].threshold",
            "1 to"),
        edited(ACHIEVEMENTS, "\"threshold\": 1000,", "", "$.rules[0]", "threshold is missing"),
        edited(
            ACHIEVEMENTS,
            "\"metric\": \"total_views\",\n      \"threshold\": 1000,",
            "\"metric\": \"monthly_revenue\", \"threshold\": \"5.00 USD\",",
            "$.rules[0].metric",
            "must not be counted in money"),
        edited(
            ACHIEVEMENTS,
            "\"rewardCredits\": 100",
            "\"rewardCredits\": 1000001",
            "$.rules[0].rewardCredits",
            "1000000"),
        unseen(
            ACHIEVEMENTS,
            "\"views_10k\"",
            "\"views_1k\"",
            "$.rules",
            "stands twice in the policy"));
  }

  private static Stream<BadDocument> models() {
    String price = "$.prices[0].perMillion.output";
    return Stream.of(
        edited(BOOK, "\"15\"", "15", price, "such as \"0.30\", was 15"),
        edited(BOOK, "\"15\"", "\"-15\"", price, "a million tokens"),
        edited(BOOK, "\"15\"", "\"1e3\"", price, "a million tokens"),
        edited(BOOK, "\"15\"", "\"0.0000000001\"", price, "a million tokens"),
        edited(BOOK, "\"15\"", "\"1000001\"", "$.prices[0].perMillion", "0 to 1000000"),
        edited(BOOK, "\"output\"", "\"outputs\"", "$.prices[0].perMillion.outputs", "one of"),
        edited(
            BOOK,
            ",\n        \"output\": \"15\"",
            "",
            "$.prices[0].perMillion",
            "UNCACHED_INPUT and OUTPUT"),
        unseen(BOOK, "\"USD\"", "\"USX\"", "$.prices[0].currency", "no ISO 4217 currency"),
        edited(BOOK, "\"claude-sonnet-4\"", "\" \"", "$.prices[0].model", "model must be"),
        unseen(BOOK, "\"claude-sonnet-4-0\"", "\"claude-sonnet-4\"", "$.aliases", "themselves"),
        edited(QUOTAS, "\"perDay\": 50", "\"perDay\": -1", "$.perDay", "0 to 1000000, was -1"),
        edited(QUOTAS, "\"perDay\": 50", "\"perDay\": \"50\"", "$.perDay", "whole number"),
        edited(QUOTAS, "\"unlimited\"", "\"none\"", "$.purposes.content", "\"unlimited\""),
        edited(QUOTAS, "\"unlimited\"", "-1", "$.purposes", "0 to 1000000"),
        edited(BUDGETS, "\"platform\"", "\"all\"", "$.limits[0].scope", "[platform, each_tenant]"),
        edited(BUDGETS, "\"platform\"", "{}", "$.limits[0].scope", "\"each_tenant\""),
        edited(
            BUDGETS,
            "\"platform\"",
            "{\"purpose\": \"a\", \"tenant\": \"b\"}",
            "$.limits[0].scope",
            "\"each_tenant\""),
        edited(
            BUDGETS, "\"platform\"", "{\"user\": \"a\"}", "$.limits[0].scope.tenant", "is missing"),
        edited(BUDGETS, "\"day\"", "\"week\"", "$.limits[0].period", "[day, month]"),
        edited(BUDGETS, "\"50.00 USD\"", "\"0.00 USD\"", "$.limits[0].amount", "above 0"),
        unseen(BUDGETS, "\"0.5 USD\"", "\"50.01 USD\"", "$.limits[0].unpricedCall", "at most"),
        edited(BUDGETS, "\"0.5 USD\"", "0.5", "$.limits[0].unpricedCall", "\"0.005 USD\""),
        edited(BUDGETS, "false", "\"no\"", "$.limits[0].hardStop", "true or false"),
        edited(BUDGETS, "100", "501", "$.alerts", "1 to 500"),
        unseen(BUDGETS, "100", "80", "$.alerts", "ascend"),
        edited(BUDGETS, "\"15 minutes\"", "\"0 minutes\"", "$.reservationTime", "above 0"),
        unseen(BUDGETS, "\"15 minutes\"", "\"8 days\"", "$.reservationTime", "7 days"));
  }

  private static Stream<BadDocument> safety() {
    return Stream.of(
        edited(RULES_ONLY, "\"minors\"", "\"minor\"", "$.rows[0].categories[0]", "one of [minors"),
        edited(RULES_ONLY, "\"minors\"", "\"ncii\", \"ncii\"", "$.rows[0].categories", "NCII once"),
        edited(RULES_ONLY, "\"0.9\"", "0.9", "$.rows[0].confidence", "in quotes such as \"0.8\""),
        edited(RULES_ONLY, "\"0.9\"", "\"1.1\"", "$.rows[0].confidence", "\"0\" to \"1\""),
        edited(RULES_ONLY, "\"0.9\"", "\"NaN\"", "$.rows[0].confidence", "a confidence of 0 to 1"),
        edited(RULES_ONLY, "\"block\"", "\"ban\"", "$.rows[0].visibility", "one of [allow"),
        edited(RULES_ONLY, "\"low\"", "\"none\"", "$.rows[0].id", "must be LOW or worse"),
        edited(RULES_ONLY, "\"law\"", "\"loi\"", "$.rows[0].ground.loi", "is not known"),
        edited(RULES_ONLY, "\"1 hour\"", "\"an hour\"", "$.rows[0].reviewWithin", "a duration"),
        unseen(RULES_ONLY, "\"ncii-known\"", "\"minors-known\"", "$.rows", "comes twice"),
        edited(RULES_ONLY, "\"part\"", "\"parts\"", "$.requirements[0].part", "is missing"),
        edited(RULES_ONLY, "\"appealMonths\": 6", "\"appealMonths\": 5", "$.appealMonths", "6 to"),
        edited(REVIEWS, "\"10 minutes\"", "10", "$.leaseTime", "\"7 days\""),
        unseen(REVIEWS, "\"10 minutes\"", "\"2 days\"", "$.leaseTime", "1 second to 1 day"),
        unseen(REVIEWS, "\"medium\": 4", "\"medium\": 40", "$.weights.high", "40 to 1000"),
        edited(REVIEWS, "\"limit\": 20", "\"limit\": 0", "$.notices.limit", "1 to 10000"),
        edited(REVIEWS, "\"ncii\"", "\"nude\"", "$.notices.within.nude", "one of [minors"),
        edited(STRIKES, "3", "0", "$.thresholds", "1 or more"),
        edited(STRIKES, "3", "5", "$.thresholds", "name 5 once"),
        edited(CONSENTS, "[\"publish\"]", "[]", "$.always", "must name a purpose"),
        unseen(CONTENTS, "\"10 minutes\"", "\"8 days\"", "$.lease", "below the lifetime"),
        edited(CONTENTS, "4000", "\"4000\"", "$.maxPrompt", "whole number"),
        edited(TRENDS, "\"level\": 80", "\"level\": 100", "$.level", "50 to 99"),
        unseen(TRENDS, "\"minDays\": 10", "\"minDays\": 29", "$.minDays", "at most the window"));
  }

  private static BadDocument seen(String json, String path, String words) {
    return new BadDocument(json, path, words, true);
  }

  /** Returns a preset with its first occurrence of a text replaced. */
  private static BadDocument edited(
      String preset, String text, String by, String path, String words) {
    return new BadDocument(replaced(preset, text, by), path, words, true);
  }

  private static BadDocument unseen(
      String preset, String text, String by, String path, String words) {
    return new BadDocument(replaced(preset, text, by), path, words, false);
  }

  private static String replaced(String preset, String text, String by) {
    String json = Presets.text(preset);
    int at = json.indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("no %s in %s".formatted(text, preset));
    }
    return json.substring(0, at) + by + json.substring(at + text.length());
  }

  @Override
  public String toString() {
    return path + " " + words;
  }
}
