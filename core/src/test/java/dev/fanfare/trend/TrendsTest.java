package dev.fanfare.trend;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static dev.fanfare.trend.TrendWorld.TODAY;
import static dev.fanfare.trend.TrendWorld.YESTERDAY;
import static dev.fanfare.trend.TrendWorld.hashtag;
import static dev.fanfare.trend.TrendWorld.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.trend.Trends.ComputeReport;
import dev.fanfare.trend.Trends.FollowUpReport;
import dev.fanfare.trend.Trends.Predicted;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendsTest {
  private static final String PEAK = "2026-03-12";

  private final TrendWorld world = new TrendWorld();

  @Test
  void computesWhatWasCountedUpToYesterday() {
    world.counted("#Sourdough", "food", 28, ago -> 1_000_000L >> ago);
    world.counted("rye", "food", 28, ago -> 100);
    world.counted("rare", "food", 5, ago -> 100);

    assertThat(world.trends().compute()).isEqualTo(new ComputeReport(YESTERDAY, 2, 1, 0));

    List<Trend> top = world.trends().top();
    assertThat(top).extracting(t -> t.key().name()).containsExactly("sourdough", "rye");
    Trend first = top.get(0);
    assertThat(first.title()).isEqualTo("#Sourdough");
    assertThat(first.source()).isEqualTo(TrendSource.COMPUTED);
    assertThat(first.madeOn()).isEqualTo(YESTERDAY);
    // The last 7 days of halves from a million: 1984372; of rye: 700.
    assertThat(first.growth().popularity()).isEqualTo(100);
    assertThat(top.get(1).growth().popularity())
        .isEqualTo((int) Math.round(100 * Math.log(701) / Math.log(1_984_373)));
    assertThat(world.trends().find(first.id())).contains(first);
    assertThat(world.trends().find(new UUID(0, 0))).isEmpty();
  }

  @Test
  void tellsTrendsApartWhoseNamesLookLikeCategories() {
    world.counted("vegan/soup", "food", 28, ago -> 100);
    world.counted("soup", "food/vegan", 28, ago -> 100);

    assertThat(world.trends().compute().trends()).isEqualTo(2);

    assertThat(world.trends().top()).extracting(Trend::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void computesTheSameAgain() {
    world.counted("sourdough", "food", 28, ago -> 1_000_000L >> ago);
    world.trends().compute();
    List<Trend> before = world.trends().top();

    assertThat(world.trends().compute()).isEqualTo(new ComputeReport(YESTERDAY, 1, 0, 0));

    assertThat(world.trends().top()).isEqualTo(before);
  }

  @Test
  void takesBackWhatCorrectedCountsDoNotBearOut() {
    world.counted("sourdough", "food", 28, ago -> 100);
    world.trends().compute();
    world.counted("sourdough", "food", 28, ago -> 1);

    assertThat(world.trends().compute()).isEqualTo(new ComputeReport(YESTERDAY, 0, 1, 1));
    assertThat(world.trends().top()).isEmpty();
  }

  @Test
  void showsNoTrendOfAWeekBeforeThatIsNoneNow() {
    world.counted("sourdough", "food", 28, ago -> 100);
    world.trends().compute();
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.trends().compute().tooLittle()).as("21 days old counts").isEqualTo(1);
    assertThat(world.trends().top()).isEmpty();
  }

  @Test
  void lastsAsLongAsThePolicySaysWhenNobodyComputes() {
    world.counted("sourdough", "food", 28, ago -> 100);
    world.trends().compute();

    world.clock.set("2026-03-15T23:59:59Z"); // 14 days after the 1st
    assertThat(world.trends().top()).hasSize(1);
    world.clock.set("2026-03-16T00:00:00Z");
    assertThat(world.trends().top()).isEmpty();
  }

  @Test
  void countsDaysInItsZone() {
    // 03:00 UTC on 2 March is still 1 March in New York, where the 1st is not over.
    world.policy = TrendPolicy.builder().zone(ZoneId.of("America/New_York")).build();
    world.counted("sourdough", "food", 28, ago -> 100);

    assertThat(world.trends().compute().asOf()).isEqualTo(YESTERDAY.minusDays(1));
    assertThat(world.trends().predict(key("k")).day()).isEqualTo(YESTERDAY);
  }

  @Test
  void recordsEachCallOnceAndLetsALaterOneCorrectIt() {
    TrendCount ten = TrendCount.of(TrendKind.SOUND, "music", "loud", YESTERDAY, 10, 2);
    TrendCount twelve = TrendCount.of(TrendKind.SOUND, "music", "Loud", YESTERDAY, 12, 3);
    Trends trends = world.trends();

    assertThat(trends.record(List.of(ten), key("1"))).isEqualTo(new Trends.Recorded(1, false));
    assertThat(trends.record(List.of(twelve), key("2"))).isEqualTo(new Trends.Recorded(1, false));
    assertThat(trends.record(List.of(ten), key("1"))).isEqualTo(new Trends.Recorded(1, true));

    assertThat(counts("loud")).as("the repetition changes nothing").containsExactly(twelve);
    assertThatThrownBy(() -> trends.record(List.of(twelve), key("1")))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void addsUpSpellingsOfOneDay() {
    world
        .trends()
        .record(
            List.of(
                TrendCount.of(TrendKind.SOUND, "music", "LOUD", YESTERDAY, 10, 4),
                TrendCount.of(TrendKind.SOUND, "music", "Loud", YESTERDAY, 30, 3),
                TrendCount.of(TrendKind.SOUND, "music", "loud ", TODAY, 1, 1)),
            key("k"));

    assertThat(counts("loud"))
        .containsExactly(
            TrendCount.of(TrendKind.SOUND, "music", "Loud", YESTERDAY, 40, 4),
            TrendCount.of(TrendKind.SOUND, "music", "loud", TODAY, 1, 1));
  }

  private List<TrendCount> counts(String name) {
    return world.store.counts(
        TrendKey.of(TrendKind.SOUND, "music", name), YESTERDAY.minusDays(9), TODAY);
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrendCount.of(TrendKind.SOUND, "music", "x", YESTERDAY, -1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrendCount.of(TrendKind.SOUND, "music", "x", YESTERDAY, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TrendCount.of(TrendKind.SOUND, "music", "x", LocalDate.of(1969, 12, 31), 1, 1));
    TrendCount one = TrendCount.of(TrendKind.SOUND, "music", "x", YESTERDAY, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.trends().record(Collections.nCopies(10_001, one), key("k")));
  }

  @Test
  void neverPutsAProposalInThePlaceOfAComputedTrend() {
    world.counted("sourdough", "food", 28, ago -> 100);
    world.trends().compute();
    world.usually =
        request ->
            TrendWorld.proposing(proposal("#SOURDOUGH", 99, PEAK), proposal("rye", 50, PEAK));

    Predicted predicted = world.trends().predict(key("k"));

    assertThat(predicted.accepted()).isEqualTo(1);
    assertThat(predicted.known()).isEqualTo(1);
    assertThat(world.trends().top(TrendFilter.ALL.from(TrendSource.COMPUTED), 9))
        .extracting(t -> t.key().name())
        .containsExactly("sourdough");
  }

  @Test
  void putsAComputedTrendInThePlaceOfAProposal() {
    world.usually = request -> TrendWorld.proposing(proposal("sourdough", 99, PEAK));
    world.trends().predict(key("k"));
    Trend proposed = world.trends().top().get(0);
    world.counted("sourdough", "food", 28, ago -> 100);

    world.trends().compute();

    assertThat(world.trends().top())
        .extracting(Trend::source)
        .containsExactly(TrendSource.COMPUTED);
    assertThat(world.trends().find(proposed.id())).as("kept, to be compared").contains(proposed);
  }

  @Test
  void letsANewerProposalReplaceAnOlderOne() {
    world.usually = request -> TrendWorld.proposing(proposal("rye", 30, PEAK));
    world.trends().predict(key("1"));
    world.clock.advance(Duration.ofDays(7));
    world.usually = request -> TrendWorld.proposing(proposal("Rye", 20, "2026-03-20"));
    world.trends().predict(key("2"));

    assertThat(world.trends().top()).extracting(Trend::growthScore).containsExactly(20.0);
  }

  @Test
  void asksTheModelOnceUnderOneKey() {
    world.usually = request -> TrendWorld.proposing(proposal("rye", 30, PEAK));
    Predicted first = world.trends().predict(key("k"));
    world.clock.advance(Duration.ofDays(1));

    assertThat(world.trends().predict(key("k"))).isEqualTo(first.asReplayed());
    assertThat(world.model.requests()).hasSize(1);
    assertThatThrownBy(() -> world.trends().record(List.of(), key("k")))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void leavesTheKeyFreeWhenTheModelFails() {
    world.usually =
        request -> ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null));
    assertThatThrownBy(() -> world.trends().predict(key("k")))
        .isInstanceOf(AiException.Overloaded.class);
    world.usually = request -> TrendWorld.proposing(proposal("rye", 30, PEAK));

    assertThat(world.trends().predict(key("k")).accepted()).isEqualTo(1);
  }

  @Test
  void asksNoModelWithinATransaction() {
    assertThatThrownBy(() -> world.memory.inTransaction(() -> world.trends().predict(key("k"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(world.model.requests()).isEmpty();
  }

  @Test
  void countsOneAnswerOfManyUnderOneKey() throws Exception {
    world.usually = request -> TrendWorld.proposing(proposal("rye", 30, PEAK));
    Trends trends = world.trends();

    List<Predicted> all = inParallel(8, 1, (thread, n) -> trends.predict(key("k")));

    assertThat(all).filteredOn(predicted -> !predicted.replayed()).hasSize(1);
    assertThat(trends.top()).hasSize(1);
  }

  @Test
  void keepsComputedTrendsWhateverRunsAtTheSameTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      world.counted("t" + i, "food", 28, ago -> 100);
    }
    world.usually =
        request ->
            TrendWorld.proposing(
                IntStream.range(0, 20)
                    .mapToObj(i -> proposal("T" + i, 99, PEAK))
                    .toArray(AiValue[]::new));
    Trends trends = world.trends();

    inParallel(
        6,
        2,
        (thread, n) ->
            thread % 2 == 0 ? trends.compute() : trends.predict(key("k" + thread + "-" + n)));

    assertThat(trends.top(TrendFilter.ALL, 100))
        .hasSize(20)
        .allMatch(trend -> trend.source() == TrendSource.COMPUTED);
  }

  @Test
  void showsTheBestTenInAnOrderThatIsAlwaysTheSame() {
    // Popularity breaks the tie of growth 0, the name that of both.
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add("n" + (char) ('a' + i));
    }
    Collections.shuffle(names, new Random(3));
    names.forEach(name -> world.counted(name, "food", 28, ago -> 100));
    world.counted("zz", "food", 28, ago -> 200);
    world.counted("up", "food", 28, ago -> 1_000_000L >> ago);
    world.usually =
        request -> TrendWorld.proposing(proposal("model", 0, PEAK), proposal("bold", 100, PEAK));
    world.trends().compute();
    world.trends().predict(key("k"));

    assertThat(world.trends().top())
        .extracting(t -> t.key().name())
        .containsExactly("bold", "up", "zz", "na", "nb", "nc", "nd", "ne", "nf", "ng");
    assertThat(world.trends().top(TrendFilter.ALL, 100))
        .last()
        .satisfies(t -> assertThat(t.key().name()).as("a model counts nothing").isEqualTo("model"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.trends().top(TrendFilter.ALL, 1_001));
  }

  @Test
  void showsNothingOfAClockThatWasAhead() {
    world.usually = request -> TrendWorld.proposing(proposal("rye", 90, "2036-03-12"));
    world.clock.set("2036-03-02T03:00:00Z");
    List<TrendCount> counts = new ArrayList<>();
    for (int ago = 1; ago <= 28; ago++) {
      LocalDate day = LocalDate.of(2036, 3, 2).minusDays(ago);
      counts.add(TrendCount.of(TrendKind.HASHTAG, "food", "spelt", day, 100, 5));
    }
    world.trends().record(counts, key("ahead"));
    world.trends().compute();
    world.trends().predict(key("ahead-too"));
    assertThat(names(TrendFilter.ALL)).containsExactly("rye", "spelt");

    world.clock.set("2026-03-02T03:00:00Z");

    assertThat(world.trends().top()).isEmpty();
    world.usually = request -> TrendWorld.proposing(proposal("spelt", 5, PEAK));
    assertThat(world.trends().compute().retired()).isEqualTo(1);
    assertThat(world.trends().predict(key("now")).accepted())
        .as("it does not stand in the way")
        .isEqualTo(1);
    assertThat(names(TrendFilter.ALL)).containsExactly("spelt");
  }

  @Test
  void filters() {
    world.counted("a", "food", 28, ago -> 100);
    world.counted("b", "travel", 28, ago -> 100);
    world.usually =
        request ->
            TrendWorld.proposing(
                proposal("c", "SOUND", "food", 1, PEAK, ""),
                proposal("d", "TOPIC", "travel", 2, PEAK, ""));
    world.trends().compute();
    world.trends().predict(key("k"));

    assertThat(names(TrendFilter.ALL)).containsExactly("d", "c", "a", "b");
    assertThat(names(TrendFilter.ALL.in("food"))).containsExactly("c", "a");
    assertThat(names(TrendFilter.ALL.of(TrendKind.TOPIC))).containsExactly("d");
    assertThat(names(TrendFilter.ALL.from(TrendSource.MODEL).in("food"))).containsExactly("c");
    assertThat(names(TrendFilter.ALL.of(TrendKind.SOUND).in("travel"))).isEmpty();
  }

  private List<String> names(TrendFilter filter) {
    return world.trends().top(filter, 99).stream().map(t -> t.key().name()).toList();
  }

  @Test
  void showsNoTrendWhosePeakIsOver() {
    world.usually = request -> TrendWorld.proposing(proposal("rye", 30, "2026-03-05"));
    world.trends().predict(key("k"));

    world.clock.set("2026-03-05T23:59:59Z");
    assertThat(world.trends().top()).hasSize(1);
    world.clock.set("2026-03-06T00:00:00Z");
    assertThat(world.trends().top()).isEmpty();
  }

  @Test
  void fillsInHowWellAPeakWasMet() {
    world.usually =
        request -> TrendWorld.proposing(proposal("rye", 30, PEAK), proposal("uncounted", 30, PEAK));
    world.trends().predict(key("k"));
    UUID rye =
        world.trends().top(TrendFilter.ALL, 9).stream()
            .filter(t -> t.key().name().equals("rye"))
            .findFirst()
            .orElseThrow()
            .id();
    // The peak was two days early: 1 - 2/7.
    world.clock.set("2026-03-20T03:00:00Z");
    List<TrendCount> counts = new ArrayList<>();
    for (int day = 3; day <= 19; day++) {
      LocalDate date = LocalDate.of(2026, 3, day);
      counts.add(TrendCount.of(TrendKind.HASHTAG, "food", "rye", date, day == 10 ? 90 : 20, 1));
    }
    world.trends().record(counts, key("c"));
    world.clock.set("2026-03-19T23:00:00Z");
    assertThat(world.trends().followUp())
        .as("the 19th is not over")
        .isEqualTo(new FollowUpReport(0, 0));
    world.clock.set("2026-03-20T00:00:00Z");

    assertThat(world.trends().followUp()).isEqualTo(new FollowUpReport(1, 1));

    assertThat(world.trends().find(rye).orElseThrow().accuracy())
        .isCloseTo(100 * 5 / 7.0, within(1e-9));
    assertThat(world.trends().followUp()).as("once").isEqualTo(new FollowUpReport(0, 0));
  }

  @Test
  void recommendsCreatorsOfTheCategoryAndTheTiers() {
    Trends trends = world.trends();
    Set<CreatorId> bakers = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      CreatorId creator = CreatorId.of("c" + i);
      trends.setCategories(
          creator, i % 2 == 0 ? Set.of("food", "travel") : Set.of("music"), key("cat" + i));
      if (i % 2 == 0) {
        bakers.add(creator);
      }
      if (i % 3 == 0) {
        world.tiers().overrideTier(creator, "gold", "a partner", null, key("gold" + i));
      }
    }
    UUID bread = proposed("bread", "food");

    List<CreatorId> all = trends.recommended(bread, Set.of(), 100);
    assertThat(all).containsExactlyInAnyOrderElementsOf(bakers);
    assertThat(trends.recommended(bread, Set.of(), 100)).as("the same again").isEqualTo(all);
    assertThat(trends.recommended(bread, Set.of(), 4)).isEqualTo(all.subList(0, 4));
    assertThat(trends.recommended(bread, Set.of("gold"), 100))
        .extracting(CreatorId::value)
        .containsExactlyInAnyOrder("c0", "c6", "c12", "c18", "c24");
    assertThat(trends.recommended(bread, Set.of("starter"), 100))
        .as("who was never evaluated is at the entry")
        .hasSize(10);
    assertThat(trends.recommended(bread, Set.of("silver"), 100)).isEmpty();
    assertThat(trends.recommended(new UUID(0, 0), Set.of(), 9)).isEmpty();
    Set<CreatorId> first = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      List<CreatorId> bakersOfIt = trends.recommended(proposed("roll" + i, "food"), Set.of(), 100);
      assertThat(bakersOfIt).containsExactlyInAnyOrderElementsOf(all);
      first.add(bakersOfIt.get(0));
    }
    assertThat(first).as("everybody gets a turn").hasSizeGreaterThan(2);
  }

  @Test
  void recommendsThousandsOfCreatorsOnceEach() {
    Trends trends = world.trends();
    for (int i = 0; i < 1_200; i++) {
      trends.setCategories(CreatorId.of("c" + i), Set.of("food"), key("cat" + i));
    }
    UUID bread = proposed("bread", "food");

    assertThat(trends.recommended(bread, Set.of(), 1_000)).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(trends.recommended(bread, Set.of("starter"), 700)).hasSize(700);
  }

  private UUID proposed(String name, String category) {
    world.usually = request -> TrendWorld.proposing(proposal(name, "TOPIC", category, 9, PEAK, ""));
    world.trends().predict(key("predict-" + name));
    return world.trends().top(TrendFilter.ALL.of(TrendKind.TOPIC), 99).stream()
        .filter(t -> t.key().name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void remembersWhatACreatorMakes() {
    Trends trends = world.trends();
    assertThat(trends.setCategories(ADA, Set.of("travel", "food"), key("1")))
        .isEqualTo(new Trends.CategoriesSet(ADA, List.of("food", "travel"), false));
    assertThat(trends.categories(ADA)).containsExactly("food", "travel");
    trends.setCategories(ADA, Set.of(), key("2"));
    assertThat(trends.setCategories(ADA, Set.of("food", "travel"), key("1")).replayed()).isTrue();

    assertThat(trends.categories(ADA)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trends.setCategories(ADA, Set.of(""), key("3")));
  }

  @Test
  void prunesOldCounts() {
    world.counted("sourdough", "food", 28, ago -> 100);

    assertThat(world.trends().prune(YESTERDAY.minusDays(9))).isEqualTo(18);

    assertThat(world.store.counts(hashtag("food", "sourdough"), LocalDate.EPOCH, TODAY))
        .hasSize(10);
    assertThat(world.trends().compute().trends()).as("10 days are left").isEqualTo(1);
  }
}
