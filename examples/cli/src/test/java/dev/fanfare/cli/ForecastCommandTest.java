package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
  private static final String HEADER = "id,group,frequency,m,h,start,train\n";

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void forecastsManySeriesWithTheirTotals() throws IOException {
    series("a,any,yearly,1,2,2020-01-01,5 5 5 5 5 5 5 5\nb,any,daily,7,1,,1 2 NA 4\n");
    assertThat(run("--level", "95")).isZero();
    List<String> lines = Files.readAllLines(path("forecast.csv"));
    assertThat(lines.get(0)).isEqualTo("id,step,point,lo95,hi95");
    assertThat(lines.subList(1, 4)).containsExactly("a,0,10,10,10", "a,1,5,5,5", "a,2,5,5,5");
    // Three values: their mean 7/3.
    assertThat(lines.get(4)).startsWith("b,0,2.3333333333333");
    assertThat(lines.get(5)).startsWith("b,1,2.3333333333333");
    assertThat(lines).hasSize(6);
    assertThat(out.toString()).contains("2 series forecast", "0 rows rejected");
  }

  @Test
  void listsBadRowsAndSeriesThatAreTooShortAndEndsWell() throws IOException {
    series(
        """
        a,any,monthly,12,2,,1 2 3 4 5 6 7 8 9
        b,any,monthly,12,2,,1 x 3
        c,any,fortnightly,1,2,,1 2 3
        d,any,yearly,1,2,,1 NA 3
        a,any,yearly,1,2,,1 2 3 4
        e,any,yearly,1,0,,1 2 3 4
        f,any,yearly,1,2,,1 2 NaN 4
        """);
    assertThat(run()).isZero();
    assertThat(Files.readAllLines(path("rejected.csv")))
        .containsExactly(
            "file,line,reason",
            "series.csv,3,\"train value 2 must be a number within +-1.0E100, or NA, was 'x'\"",
            "series.csv,4,\"frequency must be hourly, daily, weekly, monthly, quarterly or yearly, was"
                + " 'fortnightly'\"",
            "series.csv,5,\"train has 2 values, a forecast needs 3\"",
            "series.csv,6,id stands on an earlier line",
            "series.csv,7,\"h must be 1 to 10000, was 0\"",
            "series.csv,8,\"train value 3 must be a number within +-1.0E100, or NA, was 'NaN'\"");
    assertThat(Files.readAllLines(path("forecast.csv")))
        .hasSize(4)
        .first()
        .isEqualTo("id,step,point,lo80,hi80,lo95,hi95");
  }

  @Test
  void readsAndWritesCompressedFilesTheSameEachTime() throws IOException {
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(path("series.csv")))) {
      gzip.write((HEADER + "a,any,yearly,1,1,,1 2 3 4 5 6 7 9\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run("--out", path("f.csv.gz").toString())).isZero();
    byte[] first = Files.readAllBytes(path("f.csv.gz"));
    assertThat(run("--out", path("f.csv.gz").toString())).isZero();
    assertThat(Files.readAllBytes(path("f.csv.gz"))).isEqualTo(first);
    try (var reader =
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(path("f.csv.gz"))))) {
      char[] head = new char[7];
      assertThat(reader.read(head)).isEqualTo(7);
      assertThat(new String(head)).isEqualTo("id,step");
    }
  }

  @Test
  void forecastsOneSeriesByDate() throws IOException {
    var text = new StringBuilder("date,value\n");
    for (int day = 0; day < 42; day++) {
      if (day != 20) {
        text.append(
            "%s,%d\n".formatted(LocalDate.of(2026, 1, 1).plusDays(day), day % 7 == 5 ? 200 : 100));
      }
    }
    text.append("2026-01-03,7\n");
    Files.writeString(path("series.csv"), text);
    assertThat(run("--horizon", "7")).isZero();
    List<String> lines = Files.readAllLines(path("forecast.csv"));
    assertThat(lines.get(0)).isEqualTo("date,point,lo80,hi80,lo95,hi95,method");
    assertThat(lines).hasSize(8);
    // 2026-02-12 is day 42, a multiple of 7; the sixth day of each week counts 200.
    assertThat(lines.get(1)).startsWith("2026-02-12,").endsWith(",combined");
    assertThat(point(lines.get(1))).isBetween(95.0, 105.0);
    assertThat(point(lines.get(6))).isBetween(190.0, 205.0);
    assertThat(out.toString()).contains("Models: ", "Note: gaps filled", "1 rows rejected");
  }

  @Test
  void continuesTheStraightLineOnDates() throws IOException {
    Files.writeString(
        path("series.csv"), "date,value\n2026-03-01,14\n2026-01-01,10\n2026-02-01,12\n");
    assertThat(run("--horizon", "2", "--method", "linear_regression", "--level", "80")).isZero();
    assertThat(Files.readAllLines(path("forecast.csv")))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("date,point,lo80,hi80,method"),
            april -> assertThat(april).startsWith("2026-04-01,16,"),
            may -> assertThat(may).startsWith("2026-05-01,18,"));
  }

  @Test
  void takesSeriesThatBeganLongAgo() throws IOException {
    Files.writeString(
        path("series.csv"), "date,value\n1749-01-01,10\n1750-01-01,12\n1751-01-01,14\n");
    assertThat(run("--horizon", "1", "--method", "linear_regression")).isZero();
    assertThat(Files.readAllLines(path("forecast.csv")).get(1)).startsWith("1752-01-01,16,");
    assertThat(Files.readAllLines(path("rejected.csv"))).hasSize(1);
    series("a,any,yearly,1,1,1871-01-01,1 2 3\nb,any,yearly,1,1,0999-12-31,1 2 3\n");
    assertThat(run()).isZero();
    assertThat(Files.readAllLines(path("rejected.csv")))
        .containsExactly(
            "file,line,reason",
            "series.csv,3,\"start must be 1000-01-01 to 2100-12-31, was '0999-12-31'\"");
  }

  @Test
  void followsTheEndsOfMonths() throws IOException {
    Files.writeString(
        path("series.csv"),
        "date,value\n2026-02-28,10\n2026-03-31,12\n2026-04-30,14\n2026-05-31,16\n");
    assertThat(run("--horizon", "2", "--method", "linear_regression", "--level", "80")).isZero();
    assertThat(Files.readAllLines(path("rejected.csv"))).hasSize(1);
    assertThat(Files.readAllLines(path("forecast.csv")))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("date,"),
            june -> assertThat(june).startsWith("2026-06-30,18,"),
            july -> assertThat(july).startsWith("2026-07-31,20,"));
  }

  @Test
  void forecastsRowsThatAreNearlyAllGaps() throws IOException {
    series("a,any,daily,7,1,,1 2%s 6\nb,any,daily,7,1,,1 2 3\n".formatted(" NA".repeat(3_000)));
    assertThat(run()).isZero();
    assertThat(Files.readAllLines(path("rejected.csv"))).hasSize(1);
    assertThat(Files.readAllLines(path("forecast.csv")).get(2)).startsWith("a,1,3,");
  }

  @Test
  void saysThatOneSeriesIsTooShort() throws IOException {
    Files.writeString(path("series.csv"), "date,value\n2026-03-01,14\n");
    assertThat(run("--horizon", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("has too few values: 1, a forecast needs 3; 0 rows were");
  }

  @Test
  void writesNegativeNumbersAsNumbers() throws IOException {
    series("a,any,yearly,1,1,,-5 -5 -5 -5 -5 -5 -5 -5\n");
    assertThat(run("--level", "95")).isZero();
    assertThat(Files.readAllLines(path("forecast.csv")).get(2)).isEqualTo("a,1,-5,-5,-5");
    Files.writeString(
        path("series.csv"), "date,value\n2026-01-01,-5e-7\n2026-01-02,-5e-7\n2026-01-03,-5e-7\n");
    assertThat(run("--level", "95", "--horizon", "1", "--method", "naive")).isZero();
    assertThat(Files.readAllLines(path("forecast.csv")).get(1))
        .isEqualTo("2026-01-04,-0.0000005,-0.0000005,-0.0000005,naive");
  }

  @Test
  void saysWhichRowsWereBadWhenNothingIsLeftToForecast() throws IOException {
    Files.writeString(path("rejected.csv"), "of an earlier run");
    Files.writeString(path("series.csv"), "date,value\n01/02/2026,1\n02/02/2026,2\n");
    assertThat(run("--horizon", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("no row of values; 2 rows were rejected");
    assertThat(out.toString()).contains("series.csv:2", "01/02/2026");
    assertThat(Files.readAllLines(path("rejected.csv"))).hasSize(3);
    series("a,any,yearly,1,1,,1 2\n");
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("No series of ", "rejected.csv says why");
    assertThat(Files.readAllLines(path("rejected.csv"))).hasSize(2);
  }

  @Test
  void endsWith2IfTheCommandLineCannotBe() throws IOException {
    Files.writeString(path("series.csv"), "date,value\n2026-03-01,14\n");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("needs --horizon");
    assertThat(run("--horizon", "0")).isEqualTo(2);
    assertThat(run("--horizon", "1", "--level", "100")).isEqualTo(2);
    assertThat(run("--horizon", "1", "--method", "magic")).isEqualTo(2);
    assertThat(run("--horizon", "1", "--out", path("series.csv").toString())).isEqualTo(2);
    assertThat(run("--horizon", "1", "--out", path("rejected.csv").toString())).isEqualTo(2);
    series("a,any,yearly,1,1,,1 2 3\n");
    assertThat(run("--horizon", "1")).isEqualTo(2);
  }

  @Test
  void endsWith1IfTheFileIsNone() throws IOException {
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file");
    Files.writeString(path("series.csv"), "a,b\n1,2\n");
    assertThat(run("--horizon", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("no column 'date'");
  }

  private static double point(String line) {
    return Double.parseDouble(line.split(",")[1]);
  }

  private void series(String rows) throws IOException {
    Files.writeString(path("series.csv"), HEADER + rows);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private int run(String... arguments) {
    var all = new java.util.ArrayList<>(List.of("forecast", "--in", path("series.csv").toString()));
    if (!List.of(arguments).contains("--out")) {
      all.addAll(List.of("--out", path("forecast.csv").toString()));
    }
    all.addAll(List.of(arguments));
    return FanfareCli.execute(
        FanfareCli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
        all.toArray(String[]::new));
  }
}
