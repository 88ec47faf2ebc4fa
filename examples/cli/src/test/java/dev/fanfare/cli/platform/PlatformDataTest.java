package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejection;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.cli.platform.GiftRow.Kind;
import dev.fanfare.cli.platform.PlatformData.Rows;
import dev.fanfare.money.Money;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformDataTest {
  private static final String CREATORS = "creator_id,display_name,first_seen,main_category\n";
  private static final String GIFTS =
      "gift_id,kind,sent_at,sender_id,creator_id,spark_id,spark_name,quantity,amount,currency,country\n";
  private static final String VIDEOS =
      "as_of_date,video_id,creator_id,title,category_id,published_at,views_total,likes_total,comments_total\n";
  private static final String GIFT =
      "g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain\n";
  private static final String LATER =
      "g9,gift,2026-02-01T10:00:00Z,,ada,rose,Rose,1,0.99,USD,Spain\n";

  @TempDir private Path directory;

  private final Rejections rejections = new Rejections();

  @BeforeEach
  void writeGoodFiles() throws IOException {
    file("creators.csv", CREATORS + "ada,\"Ada, Countess\",2026-01-01,3\n");
    file("gifts.csv", GIFTS + GIFT);
    file("video_stats.csv", VIDEOS + "2026-01-31,v1,ada,Hi,3,2026-01-30T10:00:00Z,100,10,1\n");
  }

  @Test
  void readsWhatTheFilesSay() {
    PlatformData data = read();
    assertThat(data.creators().get(0).displayName()).isEqualTo("Ada, Countess");
    GiftRow gift = data.gifts().get(0);
    assertThat(gift.sentAt()).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
    assertThat(gift.amount()).isEqualTo(Money.of("1.98", "USD"));
    assertThat(gift.quantity()).isEqualTo(2);
    assertThat(data.videos().get(0).viewsTotal()).isEqualTo(100);
    assertThat(data.rows()).isEqualTo(new Rows(1, 1, 1));
    assertThat(rejections.count()).isZero();
  }

  @Test
  void putsGiftsInTheOrderInWhichTheyHappened() throws IOException {
    file("gifts.csv", GIFTS + LATER + GIFT.replace("g1", "g2") + GIFT);
    assertThat(read().gifts()).extracting(GiftRow::id).containsExactly("g1", "g2", "g9");
  }

  @Test
  void takesAGiftWithoutAmountForAFreeOne() throws IOException {
    file("gifts.csv", GIFTS + GIFT.replace("1.98", "0.00"));
    assertThat(read().gifts()).extracting(GiftRow::kind).containsExactly(Kind.FREE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "unknown currency; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,XYZ,Spain;"
            + " unknown currency 'XYZ'",
        "no currency; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,,Spain;"
            + " currency is missing",
        "negative amount; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,-1.98,USD,Spain;"
            + " amount must be 0 or more, was '-1.98'",
        "too many decimals; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.985,USD,Spain;"
            + " amount has more than the 2 decimals of USD: '1.985'",
        "decimals of yen; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.5,JPY,Spain;"
            + " amount has more than the 0 decimals of JPY: '1.5'",
        "overflow; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,9999999999999999999,USD,Spain;"
            + " amount is too large: '9999999999999999999'",
        "sums that overflow; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,10000000000.01,USD,Spain;"
            + " amount is too large: '10000000000.01'",
        "no number; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1e3,USD,Spain;"
            + " amount must be a plain decimal number such as 12.50, was '1e3'",
        "bad time; g1,gift,31.01.2026,ben,ada,rose,Rose,2,1.98,USD,Spain;"
            + " sent_at must be a time such as 2026-01-31T10:00:00Z, was '31.01.2026'",
        "no such day; g1,gift,2026-02-30T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain;"
            + " sent_at must be a time such as 2026-01-31T10:00:00Z, was '2026-02-30T10:00:00Z'",
        "far future; g1,gift,9026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain;"
            + " sent_at must be 1970-01-01 to 2100-12-31, was '9026-01-31T10:00:00Z'",
        "unknown kind; g1,bribe,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain;"
            + " kind must be gift, refund or free, was 'bribe'",
        "free with amount; g1,free,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain;"
            + " a free gift has amount 0, was '1.98'",
        "empty refund; g1,refund,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,0.00,USD,Spain;"
            + " a refund needs an amount above 0",
        "no id; ,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,2,1.98,USD,Spain; gift_id is missing",
        "no creator; g1,gift,2026-01-31T10:00:00Z,ben,,rose,Rose,2,1.98,USD,Spain;"
            + " creator_id is missing",
        "blank creator; g1,gift,2026-01-31T10:00:00Z,ben,   ,rose,Rose,2,1.98,USD,Spain;"
            + " creator_id is blank or has control characters: '   '",
        "no quantity; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,0,1.98,USD,Spain;"
            + " quantity must be 1 to 1000000000, was 0",
        "half a rose; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose,0.5,1.98,USD,Spain;"
            + " quantity must be a whole number, 1 or more, was '0.5'",
        "too few columns; g1,gift,2026-01-31T10:00:00Z,ben; 4 columns instead of 11",
        "unquoted comma; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,Rose, red,2,1.98,USD,Spain;"
            + " 12 columns instead of 11",
        "broken quoting; g1,gift,2026-01-31T10:00:00Z,ben,ada,rose,\"Rose,2,1.98,USD,Spain;"
            + " broken quoting: a quote is not closed, or text follows it",
      })
  void rejectsABadGiftAndGoesOn(String because, String row, String reason) throws IOException {
    file("gifts.csv", GIFTS + row + "\n" + LATER);
    PlatformData data = read();
    assertThat(data.gifts()).extracting(GiftRow::id).containsExactly("g9");
    assertThat(rejections.sorted())
        .as(because)
        .containsExactly(new Rejection("gifts.csv", 2, reason));
  }

  @Test
  void rejectsAnIdThatIsTooLongAndShowsItsBeginning() throws IOException {
    file("gifts.csv", GIFTS + GIFT.replace("ada", "a".repeat(65)) + LATER);
    assertThat(read().gifts()).hasSize(1);
    assertThat(rejections.sorted())
        .containsExactly(
            new Rejection(
                "gifts.csv",
                2,
                "creator_id is longer than 64 characters: '" + "a".repeat(40) + "…'"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "2026-13-01,v1,ada,Hi,3,,1,1,1; as_of_date must be a date such as 2026-01-31, was '2026-13-01'",
        "2026-01-01,,ada,Hi,3,,1,1,1; video_id is missing",
        "2026-01-01,v1,ada,Hi,3,,-1,1,1; views_total must be a whole number, 0 or more, was '-1'",
        "2026-01-01,v1,ada,Hi,3,,1,1,99999999999999999999;"
            + " comments_total must be 0 to 1000000000000, was 99999999999999999999",
        "2026-01-01,v1,ada,Hi,3,,1,,1; likes_total is missing",
      })
  void rejectsBadCounters(String row, String reason) throws IOException {
    file("video_stats.csv", VIDEOS + row + "\n2026-01-01,v2,ada,Hi,3,,1,1,1\n");
    assertThat(read().videos()).extracting(VideoRow::video).containsExactly("v2");
    assertThat(rejections.sorted()).containsExactly(new Rejection("video_stats.csv", 2, reason));
  }

  @Test
  void rejectsABadCreatorAndNamesTheUnnamed() throws IOException {
    file("creators.csv", CREATORS + "ada,Ada,yesterday,3\nben,,2026-01-01,3\n");
    PlatformData data = read();
    assertThat(data.creators()).extracting(CreatorRow::displayName).containsExactly("ben");
    assertThat(rejections.sorted())
        .containsExactly(
            new Rejection(
                "creators.csv",
                2,
                "first_seen must be a date such as 2026-01-31, was 'yesterday'"));
  }

  @Test
  void showsNoControlCharacterOfAName() throws IOException {
    file("creators.csv", CREATORS + "ada,A\u001b[31mda\u008c\u2028,2026-01-01,3\n");
    assertThat(read().creators())
        .extracting(CreatorRow::displayName)
        .containsExactly("A\uFFFD[31mda\uFFFD\uFFFD");
  }

  @Test
  void countsARowThatComesTwiceAndRejectsAnotherOneWithItsId() throws IOException {
    file("gifts.csv", GIFTS + GIFT + LATER + GIFT + GIFT.replace("1.98", "2.98"));
    PlatformData data = read();
    assertThat(data.gifts()).extracting(GiftRow::id).containsExactly("g1", "g9");
    assertThat(data.gifts().get(0).amount())
        .as("the first counts")
        .isEqualTo(Money.of("1.98", "USD"));
    assertThat(data.repeated()).isEqualTo(new Rows(0, 1, 0));
    assertThat(rejections.sorted())
        .containsExactly(
            new Rejection("gifts.csv", 5, "gift_id stands on line 2 with other content"));
  }

  @Test
  void countsCountersThatComeTwiceAndRejectsOthersOfThatDay() throws IOException {
    String row = "2026-01-31,v1,ada,Hi,3,,100,10,1\n";
    file("video_stats.csv", VIDEOS + row + row + row.replace("100", "101"));
    assertThat(read().repeated()).isEqualTo(new Rows(0, 0, 1));
    assertThat(rejections.sorted())
        .containsExactly(
            new Rejection(
                "video_stats.csv", 4, "this video's day stands on line 2 with other content"));
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> PlatformData.read(nowhere, rejections, console()))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("There is no directory " + nowhere);
    Files.delete(directory.resolve("gifts.csv"));
    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("There is no file " + directory.resolve("gifts.csv") + ", nor gifts.csv.gz");
  }

  @Test
  void asksWhichOfTwoFilesCounts() throws IOException {
    file("gifts.csv.gz", "");
    assertThatThrownBy(this::read)
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining("gifts.csv.gz are there; keep the one that counts");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private PlatformData read() {
    return PlatformData.read(directory, rejections, console());
  }

  private static Console console() {
    var nobody = new PrintWriter(Writer.nullWriter());
    return Console.of(nobody, nobody, true);
  }
}
