package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path data;
  @TempDir private Path out;

  private final StringWriter shown = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSample() {
    SamplePlatform.write(new SampleSpec(3, 10, 40), data, day -> {});
  }

  @Test
  void writesItsFilesAndASummary() {
    assertThat(run()).isZero();
    assertThat(err.toString()).isEmpty();
    for (String file :
        List.of("creator_earnings.csv", "creator_tiers.csv", "payouts.csv", "rejected.csv")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    assertThat(out.resolve("rejected.csv")).hasContent("file,line,reason\n");
    assertThat(shown.toString())
        .contains(
            "Money: 55 % of every gift", "creators, net", "the books are in order", "payouts.csv")
        .doesNotContain("\u001b");
  }

  @Test
  void makesUpAPlatformWhenNoneIsGiven() {
    assertThat(execute("run", "--out", out.toString())).isZero();
    assertThat(shown.toString()).contains("running a made-up platform", "2025-12-31");
    assertThat(out.resolve("payouts.csv")).isNotEmptyFile();
  }

  @Test
  void listsBadRowsAndRunsTheOthers() throws IOException {
    run();
    String before = Files.readString(out.resolve("creator_earnings.csv"));
    Files.writeString(
        plain("gifts.csv"),
        "bad-1,gift,2025-12-01T10:00:00Z,,ada,rose,Rose,1,1.00,=HYPERLINK(\"\"),Spain\nbad-2\n",
        StandardOpenOption.APPEND);
    assertThat(run()).isZero();
    assertThat(out.resolve("creator_earnings.csv")).hasContent(before);
    assertThat(Files.readAllLines(out.resolve("rejected.csv")))
        .hasSize(3)
        .anyMatch(line -> line.contains("1 columns instead of 11"))
        .noneMatch(line -> line.startsWith("="));
    assertThat(shown.toString()).contains("1 columns instead of 11");
  }

  @Test
  void runsWhatStandsBeforeTheBreakOfAFile() throws IOException {
    Path gifts = data.resolve("gifts.csv.gz");
    byte[] whole = Files.readAllBytes(gifts);
    Files.write(gifts, Arrays.copyOf(whole, whole.length * 2 / 3));
    assertThat(run()).as("what is missing must not go unnoticed").isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("rejected.csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("gifts.csv.gz,")
        .contains("damaged or ends early");
    assertThat(out.resolve("creator_earnings.csv")).isNotEmptyFile();
  }

  @Test
  void endsWith1WhenEveryGiftIsBad() throws IOException {
    Path gifts = plain("gifts.csv");
    String header = Files.readAllLines(gifts).get(0);
    String bad = "g-%d,gift,yesterday,,ada,rose,Rose,1,1.00,USD,Spain\n";
    Files.writeString(gifts, header + "\n" + bad.formatted(1) + bad.formatted(2));
    assertThat(run()).isEqualTo(1);
    assertThat(shown.toString())
        .contains("Failed: every row of gifts.csv was rejected; ", "rejected.csv says why");
    assertThat(out.resolve("creator_tiers.csv")).as("video counters remain").isNotEmptyFile();

    Files.delete(data.resolve("video_stats.csv.gz"));
    Files.writeString(
        data.resolve("video_stats.csv"),
        "as_of_date,video_id,creator_id,views_total,likes_total,comments_total\n");
    Files.delete(out.resolve("rejected.csv"));
    assertThat(run()).as("nothing is left to run").isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("rejected.csv"))).hasSize(3);
  }

  @Test
  void warnsOfADateThatMakesYearsOfEmptyDays() throws IOException {
    Path gifts = plain("gifts.csv");
    Files.writeString(
        gifts,
        "stray,gift,2027-01-05T10:00:00Z,,ada,rose,Rose,1,1.00,USD,Spain\n",
        StandardOpenOption.APPEND);
    assertThat(run()).isZero();
    assertThat(err.toString())
        .contains("there is no gift between ", " and 2027-01-05; if a date is wrong", "--as-of");
  }

  @Test
  void showsWhatTheFiguresComeTo() {
    assertThat(run()).isZero();
    assertThat(shown.toString())
        .contains("users known", "active in the last 30 days", "net revenue of the next 30 days");
  }

  @Test
  void findsNoFaultWithGiftsThatAreAllLaterOrWithNone() throws IOException {
    assertThat(run("--as-of", "2025-11-01")).as("before the first day").isZero();
    Path gifts = plain("gifts.csv");
    Files.writeString(gifts, Files.readAllLines(gifts).get(0) + "\n");
    assertThat(run()).as("a platform without gifts").isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void hintsAtACurrencyThatNoGiftHas() {
    assertThat(run("--currency", "EUR")).isZero();
    assertThat(err.toString())
        .isEqualTo("fanfare: no gift is in EUR, so nobody is paid; the gifts are in USD\n");
  }

  @Test
  void countsCreatorsOfGiftsWhoAreNotInTheFileOfCreators() throws IOException {
    run();
    assertThat(shown.toString()).doesNotContain("not among them");
    Path creators = data.resolve("creators.csv");
    List<String> rows = Files.readAllLines(creators);
    Files.write(creators, rows.subList(0, rows.size() - 2));
    assertThat(run()).isZero();
    assertThat(shown.toString()).containsPattern("not among them but with gifts: never paid +2\n");
  }

  @Test
  void endsWith1AndNamesWhatIsMissing() throws IOException {
    Path nowhere = data.resolve("nowhere");
    assertThat(execute("run", "--data", nowhere.toString(), "--out", out.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no directory " + nowhere);
    Files.delete(data.resolve("creators.csv"));
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .contains("There is no file " + data.resolve("creators.csv"))
        .doesNotContain("\tat ");
  }

  @Test
  void endsWith1WhenItCannotWrite() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "");
    assertThat(execute("run", "--data", data.toString(), "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Could not write to " + file);
  }

  @Test
  void endsWith2ForAValueThatIsNone() {
    assertThat(run("--as-of", "tomorrow")).isEqualTo(2);
    assertThat(err.toString()).contains("'tomorrow' is not a date such as 2026-01-31");
    assertThat(run("--as-of", "1066-10-14")).isEqualTo(2);
    assertThat(run("--policy", "none")).isEqualTo(2);
    assertThat(run("--currency", "EURO")).isEqualTo(2);
    assertThat(run("--asof", "2026-01-31")).isEqualTo(2);
    assertThat(err.toString()).contains("Possible solutions: --as-of");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void stopsAtTheDayAndDecidesByThePolicyAsked() throws IOException {
    assertThat(run("--as-of", "2025-12-10", "--policy", "crm", "--currency", "usd")).isZero();
    assertThat(shown.toString())
        .contains("as of the end of 2025-12-10", "Tiers by policy crm-1-USD");
    assertThat(Files.readString(out.resolve("payouts.csv"))).doesNotContain("2025-12-12");
  }

  /** Unpacks a file of the sample and returns the plain one. */
  private Path plain(String name) throws IOException {
    Path packed = data.resolve(name + ".gz");
    Path file = data.resolve(name);
    try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Files.delete(packed);
    return file;
  }

  private int run(String... options) {
    List<String> args =
        new ArrayList<>(List.of("run", "--data", data.toString(), "--out", out.toString()));
    args.addAll(List.of(options));
    return execute(args.toArray(String[]::new));
  }

  private int execute(String... args) {
    return FanfareCli.commandLine()
        .setOut(new PrintWriter(shown, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
