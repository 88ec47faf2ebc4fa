package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.testing.TestClock;
import dev.fanfare.trend.Trend;
import dev.fanfare.trend.TrendCount;
import dev.fanfare.trend.TrendFilter;
import dev.fanfare.trend.TrendKind;
import dev.fanfare.trend.TrendPolicy;
import dev.fanfare.trend.TrendSource;
import dev.fanfare.trend.Trends;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The programs of docs/trends.md. */
class TrendsDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T03:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final CreatorId ben = CreatorId.of("ben");
  private final Fanfare fanfare =
      Fanfare.builder()
          .clock(clock)
          .languageModel(ScriptedModel.answering(request -> proposal()))
          .build();

  private static ScriptedAnswer proposal() {
    return ScriptedAnswer.structured(
        new AiValue.Fields(
            Map.of(
                "trends",
                new AiValue.Items(
                    List.of(
                        new AiValue.Fields(
                            Map.of(
                                "name", new AiValue.Text("Spring soups"),
                                "kind", new AiValue.Text("TOPIC"),
                                "category", new AiValue.Text("food"),
                                "growthScore", new AiValue.Number(35),
                                "peak", new AiValue.Text("2026-03-25"),
                                "reason", new AiValue.Text("It gets warmer."))))))));
  }

  @Test
  void findsTrends() {
    List<TrendCount> month = new ArrayList<>();
    for (int ago = 27; ago >= 1; ago--) {
      LocalDate day = LocalDate.of(2026, 3, 1).minusDays(ago);
      long uses = Math.round(16_000 * Math.pow(2, -ago / 7.0));
      month.add(TrendCount.of(TrendKind.HASHTAG, "food", "#Sourdough", day, uses, 4));
    }
    fanfare.trends().record(month, key("february"));
    // snippet: trend-record
    Trends trends = fanfare.trends();
    LocalDate yesterday = LocalDate.of(2026, 3, 1);
    trends.record(
        List.of(
            // kind, category, name, day, in how many videos, by how many creators
            TrendCount.of(TrendKind.HASHTAG, "food", "#Sourdough", yesterday, 16_000, 310),
            TrendCount.of(TrendKind.SOUND, "music", "Blinding Lights", yesterday, 1_204, 77)),
        IdempotencyKey.of("trend-counts-2026-03-01"));
    trends.setCategories(ada, Set.of("food", "travel"), IdempotencyKey.of("profile-ada-8"));
    // end
    trends.setCategories(ben, Set.of("music"), key("profile-ben"));
    // snippet: trend-weekly
    trends.compute(); // trends=1, tooLittle=1: the sound was counted on one day only
    trends.followUp(); // compares peaks that are over with what was counted
    trends.predict(IdempotencyKey.of("trends-2026-03-02")); // accepted=1

    Trend first = trends.top().get(0);
    first.title(); // #Sourdough
    first.growthScore(); // 50.0: uses double in a week
    first.growth().momentum(); // 0.104: 10.4 % more each day
    first.peak(); // null: nothing in the counts tells of an end
    trends.top(TrendFilter.ALL.in("food").from(TrendSource.MODEL), 5); // what the model says
    trends.recommended(first.id(), Set.of("starter"), 20); // ada
    // end
    assertThat(first.title()).isEqualTo("#Sourdough");
    assertThat(first.growthScore()).isBetween(49.9, 50.0);
    assertThat(first.growth().momentum()).isCloseTo(0.104, within(0.001));
    assertThat(first.peak()).isNull();
    assertThat(trends.top(TrendFilter.ALL.in("food").from(TrendSource.MODEL), 5))
        .extracting(Trend::title)
        .containsExactly("Spring soups");
    assertThat(trends.recommended(first.id(), Set.of("starter"), 20)).containsExactly(ada);
  }

  @Test
  void policy() {
    // snippet: trend-policy
    TrendPolicy policy =
        TrendPolicy.builder()
            .categories(Set.of("chess", "go", "poker"))
            .minUses(500) // a large platform
            .minCreators(20)
            .horizon(14)
            .build();
    Fanfare host = Fanfare.builder().clock(clock).trendPolicy(policy).build();
    // end
    assertThat(host.trends().compute().trends()).isZero();
  }
}
