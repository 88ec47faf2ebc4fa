package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejection;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsFileTest {
  private static final Asset USD = Asset.of("USD");

  @TempDir private Path directory;

  private final Rejections rejections = new Rejections();

  @Test
  void readsEveryFigureInItsUnit() throws IOException {
    CreatorStats stats =
        read("creator_id,followers,monthly_revenue,average_views,total_views,engagement_rate,"
                + "content_quality_score,days_since_joining\n"
                + "ada,1200,512.34,20000,1000000,4.25,87.5,400\n")
            .get(0);
    assertThat(stats.measured())
        .isEqualTo(
            Map.of(
                "followers", 1_200L,
                "monthly_revenue", 51_234L,
                "average_views", 20_000L,
                "total_views", 1_000_000L,
                "engagement_rate", 42_500L,
                "content_quality_score", 8_750L,
                "days_since_joining", 400L,
                "monthly_revenue_rank", 0L));
  }

  @Test
  void leavesOutWhatWasNotMeasured() throws IOException {
    assertThat(read("creator_id,followers,monthly_revenue\nada,,\n").get(0).measured()).isEmpty();
    assertThat(read("creator_id\nada\n").get(0).measured()).isEmpty();
  }

  @Test
  void takesARevenueBelowZero() throws IOException {
    assertThat(
            read("creator_id,monthly_revenue\nada,-12.50\n").get(0).value(Metric.MONTHLY_REVENUE))
        .hasValue(-1_250);
  }

  @Test
  void ranksByRevenueAndTiesShareAPlace() throws IOException {
    List<CreatorStats> stats =
        read("creator_id,monthly_revenue\nada,10\nben,30\ncleo,10\ndan,\neve,20\n");
    // Of five creators, none, one and two earned more: 0 %, 20 % and 40 %. Dan's revenue is
    // unknown.
    assertThat(stats)
        .extracting(s -> s.creator() + " " + s.value(Metric.MONTHLY_REVENUE_RANK, -1))
        .containsExactly("ada 400000", "ben 0", "cleo 400000", "dan -1", "eve 200000");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      value = {
        ",1,1,1,1; creator_id is missing",
        "ada,many,1,1,1; followers must be a whole number, 0 or more, was 'many'",
        "ada,1,1.005,1,1; monthly_revenue has more than the 2 decimals of USD: '1.005'",
        "ada,1,1,NaN,1; engagement_rate must be a plain decimal number, 0 or more, was 'NaN'",
        "ada,1,1,99999999,1; engagement_rate must be 0 to 1000000, was 99999999",
        "ada,1,1,1,100.1; content_quality_score must be 0 to 100, was 100.1",
        "zoe,2,1,1,1; creator_id stands on an earlier line with other figures",
      })
  void rejectsABadRowAndGoesOn(String row, String reason) throws IOException {
    List<CreatorStats> stats =
        read(
            "creator_id,followers,monthly_revenue,engagement_rate,content_quality_score\n"
                + "zoe,1,1,1,1\n"
                + row
                + "\nzoe,1,1,1,1\n");
    assertThat(stats).extracting(s -> s.creator().value()).containsExactly("zoe");
    assertThat(rejections.sorted()).containsExactly(new Rejection("stats.csv", 3, reason));
  }

  private List<CreatorStats> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("stats.csv"), text);
    var nobody = new PrintWriter(Writer.nullWriter());
    return StatsFile.read(file, USD, rejections, Console.of(nobody, nobody, true));
  }
}
