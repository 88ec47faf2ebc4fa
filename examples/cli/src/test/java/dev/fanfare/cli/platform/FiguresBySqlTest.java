package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.tier.TierPresets;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of figures are what SQL of its own makes of the same input. */
class FiguresBySqlTest {
  @TempDir private Path directory;

  /**
   * A sample has refunds, unknown senders, free gifts, late and repeated rows, falling counters.
   */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"2025-11-30", "2025-11-16"})
  void isWhatARunWrites(@Nullable String asOf) throws Exception {
    Path files = Files.createDirectory(directory.resolve("files"));
    Path out = directory.resolve("out");
    SamplePlatform.write(new SampleSpec(11, 25, 120), files, day -> {});
    var nobody = new PrintWriter(Writer.nullWriter());
    Console console = Console.of(nobody, nobody, true);
    var rejections = new Rejections();
    CsvOutput.prepare(out);
    RunReport report =
        PlatformRun.run(
            Storage.inMemory(),
            PlatformData.read(files, rejections, console),
            new RunSettings(
                asOf == null ? null : LocalDate.parse(asOf), null, TierPresets::program, 1, out),
            rejections,
            console);

    assertThat(report.figures().files()).hasSize(7);
    Set<String> rejected =
        rejections.sorted().stream()
            .map(rejection -> rejection.file() + ":" + rejection.line())
            .collect(Collectors.toSet());
    try (FiguresBySql figures = new FiguresBySql(files, report.asOf(), rejected)) {
      for (String name : report.figures().files().subList(0, 6)) {
        assertThat(Files.readString(out.resolve(name))).as(name).isEqualTo(figures.file(name));
      }
    }
  }
}
