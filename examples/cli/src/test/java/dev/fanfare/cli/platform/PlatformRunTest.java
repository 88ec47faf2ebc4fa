package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Storage;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformRunTest {
  private static final Asset USD = Asset.of("USD");
  private static final String CREATORS = "creator_id,display_name,first_seen\n";
  private static final String GIFTS =
      "gift_id,kind,sent_at,sender_id,creator_id,spark_id,spark_name,quantity,amount,currency\n";
  private static final String VIDEOS =
      "as_of_date,video_id,creator_id,views_total,likes_total,comments_total\n";

  /** Some 4 000 gifts; 1 September to 31 December 2025. */
  @TempDir private static Path sample;

  @TempDir private Path directory;

  private final Rejections rejections = new Rejections();

  @BeforeAll
  static void writeSample() {
    SamplePlatform.write(new SampleSpec(5, 40, 122), sample, day -> {});
  }

  @Test
  void paysOnFridaysWhatHasBeenHeldForAWeek() throws IOException {
    // 3 January 2011 is a Monday. 55 % of 200.00 is 110.00, held until the 10th, paid on Friday the
    // 14th less 2.5 % of 110.00. The gift of the 8th is still held then.
    files(
        CREATORS + "ada,Ada,2011-01-01\n",
        GIFTS
            + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "g2,gift,2011-01-08T10:00:00Z,ben,ada,rose,Rose,1,100.00,USD\n"
            + "g3,gift,2011-01-14T04:00:00Z,ben,ada,rose,Rose,1,1.00,USD\n",
        VIDEOS);
    RunReport report = run(Storage.inMemory(), directory, null);
    assertThat(report.payouts()).hasSize(1);
    Payout payout = report.payouts().get(0);
    assertThat(payout.gross()).isEqualTo(usd("110.00"));
    assertThat(payout.fee()).isEqualTo(usd("2.75"));
    assertThat(payout.net()).isEqualTo(usd("107.25"));
    assertThat(payout.requestedAt()).isEqualTo(Instant.parse("2011-01-14T04:00:00Z"));
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void registersCreatorsAsTheFilesHaveThemHoweverOftenTheyChangeToAndFro() throws IOException {
    Storage storage = Storage.inMemory();
    String gifts = GIFTS + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n";
    for (String name : List.of("Ada", "Ada L.", "Ada", "Ada L.")) {
      files(CREATORS + "ada,%s,2011-01-01\n".formatted(name), gifts, VIDEOS);
      run(storage, directory, null);
      assertThat(storage.creators().find(CreatorId.of("ada")).orElseThrow().displayName())
          .isEqualTo(name);
    }
  }

  @Test
  void leavesAHoldThatPeopleHavePutOnPayouts() throws IOException {
    Storage storage = Storage.inMemory();
    String creators = CREATORS + "ada,Ada,2011-01-01\n";
    String gift = "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n";
    files(creators, GIFTS + gift, VIDEOS);
    run(storage, directory, null);
    Creator ada = storage.creators().find(CreatorId.of("ada")).orElseThrow();
    storage.inTransaction(() -> storage.creators().save(ada.withPayoutHold("complaint")));

    files(
        creators,
        GIFTS + gift + "g2,gift,2011-02-14T10:00:00Z,ben,ada,rose,Rose,1,1.00,USD\n",
        VIDEOS);

    assertThat(run(storage, directory, null).payouts()).isEmpty();
  }

  @Test
  void paysNobodyOnAFridayThatTheFilesHaveNotReached() throws IOException {
    files(
        CREATORS + "ada,Ada,2011-01-01\n",
        GIFTS
            + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "g3,gift,2011-01-14T03:59:59Z,ben,ada,rose,Rose,1,1.00,USD\n",
        VIDEOS + "2011-02-28,v1,ada,1,1,1\n");
    assertThat(run(Storage.inMemory(), directory, null).payouts()).isEmpty();
  }

  @Test
  void paysOnlyCreatorsOfTheCreatorFile() throws IOException {
    files(
        CREATORS + "ada,Ada,2011-01-01\n",
        GIFTS
            + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "g2,gift,2011-01-03T10:00:00Z,ben,stranger,rose,Rose,1,200.00,USD\n"
            + "g3,gift,2011-02-14T10:00:00Z,ben,ada,rose,Rose,1,1.00,USD\n",
        VIDEOS);
    RunReport report = run(Storage.inMemory(), directory, null);
    assertThat(report.payouts()).extracting(payout -> payout.creator().value()).containsOnly("ada");
    assertThat(report.earnings())
        .extracting(total -> total.creator() + " " + total.net())
        .as("both earn")
        .containsExactly("ada 110.55 USD", "stranger 110.00 USD");
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void leavesACreatorOwingWhatARefundTakesAfterThePayout() throws IOException {
    files(
        CREATORS + "ada,Ada,2011-01-01\n",
        GIFTS
            + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "r1,refund,2011-01-20T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "f1,free,2011-01-21T10:00:00Z,,ada,rose,,5,0.00,USD\n",
        VIDEOS);
    RunReport report = run(Storage.inMemory(), directory, null);
    assertThat(report.totals().get(USD))
        .isEqualTo(
            new RunReport.Totals(
                usd("200.00"), usd("200.00"), usd("0.00"), usd("0.00"), usd("110.00")));
    RunFiles.write(report, rejections, directory);
    assertThat(directory.resolve("creator_earnings.csv"))
        .hasContent(
            """
            creator_id,gifts,earned,clawed_back,net,currency
            ada,1,110.00,110.00,0.00,USD
            """);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void decidesTiersOnTheTrailingThirtyDays() throws IOException {
    // Within 2 to 31 January: 55 % of 200.00 less 55 % of 10.00 is 104.50; the gift of the 1st is
    // too old. v1 gained 50 of its 150 views within, v2 all 30: 80 views in 2 videos. Likes and
    // comments: 2 and 3 of 80 views are 6.25 %.
    files(
        CREATORS + "ada,Ada,2010-12-01\n",
        GIFTS
            + "g0,gift,2011-01-01T23:59:59Z,ben,ada,rose,Rose,1,900.00,USD\n"
            + "g1,gift,2011-01-02T00:00:00Z,ben,ada,rose,Rose,1,100.00,USD\n"
            + "g2,gift,2011-01-30T10:00:00Z,ben,ada,rose,Rose,1,50.00,USD\n"
            + "g3,gift,2011-01-31T10:00:00Z,ben,ada,rose,Rose,1,50.00,USD\n"
            + "r1,refund,2011-01-31T23:59:59Z,ben,ada,rose,Rose,1,10.00,USD\n",
        VIDEOS
            + "2011-01-01,v1,ada,100,50,5\n"
            + "2011-01-02,v1,ada,150,51,6\n"
            + "2011-01-31,v2,ada,30,1,2\n");
    RunReport report = run(Storage.inMemory(), directory, null);
    RunReport.CreatorTier tier = report.tiers().get(0);
    assertThat(tier.tier()).isEqualTo("bronze");
    assertThat(tier.reasons())
        .contains("monthly_revenue 104.50 USD", "engagement_rate 6.25%", "average_views 40");
    assertThat(report.allowanceCredits()).as("bronze").isEqualTo(500);
  }

  @Test
  void changesNothingWhenTheSameFilesRunAgain() throws IOException {
    Storage storage = Storage.inMemory();
    RunReport first = run(storage, sample, null);
    Map<String, String> files = written(first);
    RunReport second = run(storage, sample, null);
    assertThat(written(second)).isEqualTo(files);
    assertThat(first.imported().added()).isGreaterThan(3_000);
    assertThat(second.imported().added()).isZero();
    assertThat(second.imported().repeated())
        .as("all rows of the gift file")
        .isEqualTo(first.imported().added() + first.imported().repeated());
    assertThat(second).usingRecursiveComparison().ignoringFields("imported").isEqualTo(first);
    assertThat(rejections.sorted()).isEmpty();
  }

  /** In the week, at the last moment before creators are paid, at that moment, and at midnight. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-11-05T12:00:00Z",
        "2025-11-07T03:59:59Z",
        "2025-11-07T04:00:01Z",
        "2025-11-09T00:00:00Z"
      })
  void endsTheSameWhenTheFilesGrow(String instant) throws IOException {
    Map<String, String> whole = written(run(Storage.inMemory(), sample, null));
    Storage storage = Storage.inMemory();
    copyUntil(Instant.parse(instant));
    RunReport half = run(storage, directory, null);
    assertThat(half.imported().added()).isBetween(1_000L, 3_500L);
    RunReport all = run(storage, sample, null);
    assertThat(written(all)).isEqualTo(whole);
    assertThat(all.imported().repeated()).isGreaterThanOrEqualTo(half.imported().added());
    assertThat(all.findings()).isEmpty();
  }

  @Test
  void decidesAgainWhenTheLastDayGrows() throws IOException {
    Storage storage = Storage.inMemory();
    String videos = VIDEOS + "2011-01-31,v1,ada,100,5,5\n";
    String gifts = GIFTS + "g1,gift,2011-01-31T10:00:00Z,ben,ada,rose,Rose,1,100.00,USD\n";
    files(CREATORS, gifts, videos);
    assertThat(run(storage, directory, null).tiers().get(0).tier()).isEqualTo("starter");
    files(
        CREATORS, gifts + "g2,gift,2011-01-31T11:00:00Z,ben,ada,rose,Rose,1,100.00,USD\n", videos);
    RunReport report = run(storage, directory, null);
    assertThat(report.tiers().get(0).tier()).as("110.00 and 10 %").isEqualTo("bronze");
    assertThat(report.allowanceCredits()).isEqualTo(500);
  }

  @Test
  void endsTheSameInWhateverOrderTheRowsStand() throws IOException {
    Map<String, String> files = written(run(Storage.inMemory(), sample, null));
    for (String name : List.of("creators.csv", "gifts.csv", "video_stats.csv")) {
      List<String> lines = new ArrayList<>(lines(name));
      Collections.shuffle(lines.subList(1, lines.size()), new Random(11));
      Files.write(directory.resolve(name), lines);
    }
    assertThat(written(run(Storage.inMemory(), directory, null))).isEqualTo(files);
  }

  @Test
  void leavesOutWhatComesAfterTheDayAsked() throws IOException {
    LocalDate day = LocalDate.of(2025, 11, 9);
    RunReport asOf = run(Storage.inMemory(), sample, day);
    Map<String, String> files = written(asOf);
    copyUntil(Instant.parse("2025-11-10T00:00:00Z"));
    RunReport cut = run(Storage.inMemory(), directory, null);
    assertThat(cut.asOf()).isEqualTo(day);
    assertThat(files).isEqualTo(written(cut));
    assertThat(asOf.imported().later()).isPositive();
    assertThat(rejections.sorted()).isEmpty();
  }

  @Test
  void rejectsAGiftThatContradictsAnEarlierRunAndNamesItsLine() throws IOException {
    Storage storage = Storage.inMemory();
    String gift = "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n";
    files(CREATORS, GIFTS + gift, VIDEOS);
    run(storage, directory, null);
    files(CREATORS, GIFTS + "\n" + gift.replace("200", "300"), VIDEOS);
    RunReport report = run(storage, directory, null);
    assertThat(report.totals().get(USD).gross()).isEqualTo(usd("200.00"));
    assertThat(rejections.sorted())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.file()).isEqualTo("gifts.csv");
              assertThat(rejection.line()).isEqualTo(3);
              assertThat(rejection.reason()).contains("g1", "gross");
            });
  }

  @Test
  void keepsCurrenciesApart() throws IOException {
    files(
        CREATORS + "ada,Ada,2011-01-01\n",
        GIFTS
            + "g1,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,200.00,USD\n"
            + "g2,gift,2011-01-03T10:00:00Z,ben,ada,rose,Rose,1,3000,JPY\n"
            + "g3,gift,2011-01-14T10:00:00Z,ben,ada,rose,Rose,1,0.01,USD\n",
        VIDEOS);
    RunReport report = run(Storage.inMemory(), directory, null);
    RunFiles.write(report, rejections, directory);
    // 55 % of a cent is half a cent more than none, rounded half to even: 0.0055 is 0.01.
    assertThat(directory.resolve("creator_earnings.csv"))
        .hasContent(
            """
            creator_id,gifts,earned,clawed_back,net,currency
            ada,1,1650,0,1650,JPY
            ada,2,110.01,0.00,110.01,USD
            """);
    assertThat(report.totals().keySet()).extracting(Asset::code).containsExactly("JPY", "USD");
    assertThat(report.payouts()).extracting(payout -> payout.gross().asset()).containsOnly(USD);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void refusesFilesWithoutAnyRow() throws IOException {
    files(CREATORS, GIFTS, VIDEOS);
    assertThatThrownBy(() -> run(Storage.inMemory(), directory, null))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("The files have no gift and no video counter to run");
  }

  @Test
  void findsTheNextFridayAtFour() {
    assertThat(PlatformRun.fridayFrom(Instant.parse("2011-01-07T04:00:00Z")))
        .isEqualTo(Instant.parse("2011-01-07T04:00:00Z"));
    assertThat(PlatformRun.fridayFrom(Instant.parse("2011-01-07T04:00:00.001Z")))
        .isEqualTo(Instant.parse("2011-01-14T04:00:00Z"));
    assertThat(PlatformRun.fridayFrom(Instant.parse("2011-01-08T00:00:00Z")))
        .isEqualTo(Instant.parse("2011-01-14T04:00:00Z"));
  }

  private void files(String creators, String gifts, String videos) throws IOException {
    Files.writeString(directory.resolve("creators.csv"), creators);
    Files.writeString(directory.resolve("gifts.csv"), gifts);
    Files.writeString(directory.resolve("video_stats.csv"), videos);
  }

  /** Copies what the sample says of the time before an instant. */
  private void copyUntil(Instant end) throws IOException {
    Files.write(directory.resolve("creators.csv"), lines("creators.csv"));
    Files.write(directory.resolve("gifts.csv"), linesUntil("gifts.csv", 2, end.toString()));
    Files.write(
        directory.resolve("video_stats.csv"),
        linesUntil("video_stats.csv", 0, end.toString().substring(0, 10)));
  }

  private static List<String> linesUntil(String name, int column, String end) throws IOException {
    List<String> lines = lines(name);
    List<String> before = new ArrayList<>(List.of(lines.get(0)));
    lines.stream()
        .skip(1)
        .filter(line -> line.split(",")[column].compareTo(end) < 0)
        .forEach(before::add);
    return before;
  }

  private static List<String> lines(String name) throws IOException {
    Path plain = sample.resolve(name);
    if (Files.exists(plain)) {
      return Files.readAllLines(plain);
    }
    try (var in = new GZIPInputStream(Files.newInputStream(sample.resolve(name + ".gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private RunReport run(Storage storage, Path files, @Nullable LocalDate asOf) {
    var nobody = new PrintWriter(Writer.nullWriter());
    Console console = Console.of(nobody, nobody, true);
    PlatformData data = PlatformData.read(files, rejections, console);
    return PlatformRun.run(
        storage,
        data,
        new RunSettings(asOf, null, TierPresets::program, 1, null),
        rejections,
        console);
  }

  /** Returns every result file's content by its name. */
  private Map<String, String> written(RunReport report) throws IOException {
    Path out = Files.createDirectories(directory.resolve("out"));
    List<String> names = RunFiles.write(report, rejections, out);
    Map<String, String> contents = new TreeMap<>();
    for (String name : names) {
      contents.put(name, Files.readString(out.resolve(name)));
    }
    assertThat(contents.values()).as("something to compare").allMatch(text -> !text.isEmpty());
    assertThat(contents.get("payouts.csv").lines()).hasSizeGreaterThan(50);
    assertThat(contents.get("creator_tiers.csv").lines().skip(1).map(line -> line.split(",")[0]))
        .isSortedAccordingTo(Comparator.naturalOrder());
    return contents;
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }
}
