package dev.fanfare.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.platform.GiftRow;
import dev.fanfare.cli.platform.GiftRow.Kind;
import dev.fanfare.cli.platform.PlatformData;
import dev.fanfare.cli.platform.VideoRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePlatformTest {
  private static final List<String> FILES =
      List.of("creators.csv", "gifts.csv.gz", "video_stats.csv.gz");

  /** A whole year takes a second, so that it is written once for all tests that look at it. */
  @TempDir private static Path year;

  @TempDir private Path directory;

  @BeforeAll
  static void writeYear() {
    SamplePlatform.write(SampleSpec.DEFAULT, year, day -> {});
  }

  @Test
  void hasTheSameBytesForTheSameSeedEverywhere() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      // A locale with digits of its own, and a zone where the day begins elsewhere.
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      write(new SampleSpec(1, 20, 30));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    // Written down once. A change of the generator changes them, and every figure published for the
    // sample.
    assertThat(FILES.stream().map(this::sha256))
        .containsExactly(
            "95de9498b11066bff84c1cca46885dadc2871d40c0251cdaa9670d04a995a537",
            "f4c977dc2bbfe1e06e16a0bf723f237b25d49eefb8392c875df9e0ba05368e96",
            "33157f1185d859756b1683c44445c8c50c385e98a9e790eb79fe3ff3567dda98");
  }

  @Test
  void isAnotherPlatformForAnotherSeed() {
    write(new SampleSpec(1, 20, 30));
    List<String> first = FILES.stream().map(this::sha256).toList();
    write(new SampleSpec(2, 20, 30));
    assertThat(FILES.stream().map(this::sha256)).doesNotContainAnyElementsOf(first);
  }

  @Test
  void hasWhatRealDataHas() throws IOException {
    var rejections = new Rejections();
    PlatformData data = read(year, rejections);

    assertThat(rejections.sorted()).isEmpty();
    assertThat(data.creators()).hasSize(200);
    assertThat(data.rows().gifts()).isBetween(55_000L, 65_000L);
    assertThat(data.repeated().gifts()).as("rows sent twice").isBetween(100L, 300L);
    assertThat(data.repeated().videos()).as("rows sent twice").isPositive();
    assertThat(data.gifts())
        .filteredOn(gift -> gift.kind() == Kind.REFUND)
        .hasSizeBetween(700, 1300);
    assertThat(data.gifts()).filteredOn(gift -> gift.kind() == Kind.FREE).hasSizeBetween(250, 500);
    assertThat(data.gifts()).filteredOn(gift -> gift.sender() == null).hasSizeBetween(4_000, 7_000);
    assertThat(data.creators())
        .extracting(creator -> creator.displayName())
        .anyMatch(name -> name.contains("\""))
        .anyMatch(name -> name.contains(","))
        .anyMatch(name -> name.startsWith("="))
        .anyMatch(name -> name.codePoints().anyMatch(c -> c > 0x3000));
    assertThat(days(data.gifts()))
        .hasSize(365)
        .endsWith(SampleSpec.LAST_DAY)
        .startsWith(LocalDate.of(2025, 1, 1));
    assertThat(outOfOrder()).as("late rows").isPositive();
  }

  @Test
  void hasBusyWeekendsABusyDecemberAndFewCreatorsWithMost() {
    List<GiftRow> gifts =
        read(year, new Rejections()).gifts().stream()
            .filter(gift -> gift.kind() == Kind.GIFT)
            .toList();
    Map<DayOfWeek, Long> weekdays =
        gifts.stream()
            .collect(
                Collectors.groupingBy(gift -> day(gift).getDayOfWeek(), Collectors.counting()));
    assertThat(weekdays.get(DayOfWeek.SATURDAY))
        .isGreaterThan(weekdays.get(DayOfWeek.TUESDAY) * 5 / 4);
    Map<Integer, Long> months =
        gifts.stream()
            .collect(
                Collectors.groupingBy(gift -> day(gift).getMonthValue(), Collectors.counting()));
    assertThat(months.get(12)).isGreaterThan(months.get(8) * 5 / 4);
    Map<Object, Long> creators =
        gifts.stream().collect(Collectors.groupingBy(GiftRow::creator, Collectors.counting()));
    List<Long> most = creators.values().stream().sorted(Comparator.reverseOrder()).toList();
    long top = most.stream().limit(20).mapToLong(Long::longValue).sum();
    assertThat(top).as("gifts to a tenth of the creators").isGreaterThan(gifts.size() / 3L);
  }

  @Test
  void hasCountersThatFall() {
    Map<String, Long> highest = new HashMap<>();
    int falls = 0;
    for (VideoRow row : read(year, new Rejections()).videos()) {
      Long before = highest.get(row.video());
      falls += before != null && row.viewsTotal() < before ? 1 : 0;
      highest.merge(row.video(), row.viewsTotal(), Math::max);
    }
    assertThat(falls).isGreaterThan(50);
  }

  @Test
  void isSmallOrLargeAsAsked() {
    write(new SampleSpec(7, 1, 1));
    assertThat(read(directory, new Rejections()).creators()).hasSize(1);
    write(new SampleSpec(7, 1_500, 10));
    PlatformData data = read(directory, new Rejections());
    assertThat(data.creators()).hasSize(1_500);
    assertThat(days(data.gifts())).hasSize(10);
    assertThatThrownBy(() -> new SampleSpec(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("creators must be 1 to 100000, was 0");
  }

  @Test
  void writesGzipThatOthersRead() throws IOException {
    byte[] bytes = new byte[200_000];
    new java.util.Random(3).nextBytes(bytes);
    for (int length : new int[] {0, 1, 65_534, 65_535, 65_536, 131_070, 200_000}) {
      var compressed = new ByteArrayOutputStream();
      try (var out = new StoredGzip(compressed)) {
        out.write(bytes, 0, length);
      }
      byte[] stored = compressed.toByteArray();
      try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(stored))) {
        assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOf(bytes, length));
      }
      assertThat(stored).as("no time").startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }
  }

  private void write(SampleSpec spec) {
    SamplePlatform.write(spec, directory, day -> {});
  }

  private static PlatformData read(Path directory, Rejections rejections) {
    var nobody = new PrintWriter(Writer.nullWriter());
    return PlatformData.read(directory, rejections, Console.of(nobody, nobody, true));
  }

  private static long outOfOrder() throws IOException {
    List<String> times = new ArrayList<>();
    try (var in = new GZIPInputStream(Files.newInputStream(year.resolve("gifts.csv.gz")))) {
      new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .forEach(line -> times.add(line.split(",")[2]));
    }
    long late = 0;
    for (int i = 1; i < times.size(); i++) {
      late += times.get(i).compareTo(times.get(i - 1)) < 0 ? 1 : 0;
    }
    return late;
  }

  private static List<LocalDate> days(List<GiftRow> gifts) {
    return gifts.stream().map(SamplePlatformTest::day).distinct().toList();
  }

  private static LocalDate day(GiftRow gift) {
    return LocalDate.ofInstant(gift.sentAt(), ZoneOffset.UTC);
  }

  private String sha256(String file) {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
