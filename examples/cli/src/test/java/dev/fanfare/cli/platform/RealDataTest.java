package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.cli.RealData;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link RealData} comes to what is known of it. */
@Tag("slow")
class RealDataTest {
  private static final Asset GBP = Asset.of("GBP");

  @TempDir private Path out;

  @Test
  void comesToThePennyToTheKnownTotals() throws Exception {
    Path files = RealData.files();
    var rejections = new Rejections();
    var nobody = new PrintWriter(Writer.nullWriter());
    Console console = Console.of(nobody, nobody, true);
    PlatformData data = PlatformData.read(files, rejections, console);
    RunReport report =
        PlatformRun.run(
            Storage.inMemory(),
            data,
            new RunSettings(null, null, TierPresets::program, 1, out),
            rejections,
            console);

    assertThat(rejections.sorted()).isEmpty();
    assertThat(report.asOf()).isEqualTo(LocalDate.of(2011, 12, 9));
    assertThat(report.imported().added()).isEqualTo(541_909);
    RunReport.Totals totals = report.totals().get(GBP);
    assertThat(totals.gross()).isEqualTo(gbp("10666684.54"));
    assertThat(totals.refunded()).isEqualTo(gbp("918936.61"));
    assertThat(totals.creators()).isEqualTo(gbp("5361336.62"));
    assertThat(totals.platform()).isEqualTo(gbp("4386411.31"));
    assertThat(report.findings()).isEmpty();
    assertThat(report.tiers()).as("every creator of the files").hasSize(1_408);

    RunFiles.write(report, rejections, out);
    assertThat(Files.readString(out.resolve("creator_earnings.csv")))
        .isEqualTo(earningsByHand(files));
    try (FiguresBySql figures = new FiguresBySql(files, report.asOf(), Set.of())) {
      for (String name : report.figures().files().subList(0, 6)) {
        assertThat(Files.readString(out.resolve(name)).equals(figures.file(name)))
            .as("%s is what SQL makes of the files", name)
            .isTrue();
      }
    }
    assertThat(Files.readAllLines(out.resolve("retention_monthly.csv")).get(1))
        .startsWith("2010-12,885,324,");
    Map<String, Money> paid =
        report.payouts().stream()
            .collect(
                Collectors.toMap(
                    payout -> payout.creator().value(), Payout::gross, Money::plus, TreeMap::new));
    assertThat(paid).as("nobody is paid but who earned").hasSizeLessThan(644).isNotEmpty();
  }

  private static final class Sums {
    int gifts;
    BigDecimal earned = BigDecimal.ZERO.setScale(2);
    BigDecimal clawedBack = BigDecimal.ZERO.setScale(2);
  }

  /** Works out creators' earnings from the file with nothing but decimal arithmetic. */
  private static String earningsByHand(Path files) throws IOException {
    Map<String, Sums> creators = new TreeMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(files.resolve("gifts.csv.gz"))),
            StandardCharsets.UTF_8)) {
      for (CSVRecord row : format.parse(reader)) {
        BigDecimal part =
            new BigDecimal(row.get("amount"))
                .multiply(new BigDecimal("0.55"))
                .setScale(2, RoundingMode.HALF_EVEN);
        if (!row.get("kind").equals("free")) {
          Sums sums = creators.computeIfAbsent(row.get("creator_id"), id -> new Sums());
          if (row.get("kind").equals("gift")) {
            sums.gifts++;
            sums.earned = sums.earned.add(part);
          } else {
            sums.clawedBack = sums.clawedBack.add(part);
          }
        }
      }
    }
    var text = new StringBuilder("creator_id,gifts,earned,clawed_back,net,currency\n");
    creators.forEach(
        (creator, sums) ->
            text.append(
                "%s,%d,%s,%s,%s,GBP\n"
                    .formatted(
                        creator,
                        sums.gifts,
                        sums.earned,
                        sums.clawedBack,
                        sums.earned.subtract(sums.clawedBack))));
    return text.toString();
  }

  private static Money gbp(String amount) {
    return Money.of(amount, "GBP");
  }
}
