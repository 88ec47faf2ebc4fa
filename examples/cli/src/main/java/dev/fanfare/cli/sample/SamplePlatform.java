package dev.fanfare.cli.sample;

import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.sample.SampleCreators.SampleCreator;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes a made-up platform. Holds a few days at a time, however many there are. */
public final class SamplePlatform {
  private static final String[] CREATOR_HEADER = {
    "creator_id", "display_name", "first_seen", "main_category"
  };

  private SamplePlatform() {}

  /**
   * Writes {@code creators.csv}, {@code gifts.csv.gz} and {@code video_stats.csv.gz} into a
   * directory that is there, replacing files of these names.
   *
   * @param progress hears of every day written, from 1 to twice the days
   * @throws dev.fanfare.cli.csv.UnusableFileException if a file cannot be written
   */
  public static void write(SampleSpec spec, Path directory, IntConsumer progress) {
    var random = new SampleRandom(spec.seed());
    List<SampleCreator> creators = SampleCreators.of(spec, random.forPurpose("creators"));
    CsvOutput.replace(
        directory.resolve("creators.csv"),
        path -> {
          try (Writer writer = writer(Files.newOutputStream(path))) {
            writeCreators(creators, writer);
          }
        });
    var giftRows = new SampleRows(random.forPurpose("gift rows"), spec.days());
    var gifts = new SampleGifts(spec, creators, random.forPurpose("gifts"), giftRows);
    writeDays(
        spec,
        directory.resolve("gifts.csv.gz"),
        SampleGifts.HEADER,
        gifts::day,
        giftRows,
        progress);
    var videoRows = new SampleRows(random.forPurpose("video rows"), spec.days());
    var videos = new SampleVideos(spec, creators, random.forPurpose("videos"), videoRows);
    writeDays(
        spec,
        directory.resolve("video_stats.csv.gz"),
        SampleVideos.HEADER,
        videos::day,
        videoRows,
        day -> progress.accept(spec.days() + day));
  }

  private static void writeCreators(List<SampleCreator> creators, Writer writer)
      throws IOException {
    SampleRows.FORMAT.printRecord(writer, (Object[]) CREATOR_HEADER);
    List<SampleCreator> byId =
        creators.stream().sorted(Comparator.comparing(SampleCreator::id)).toList();
    for (SampleCreator creator : byId) {
      SampleRows.FORMAT.printRecord(
          writer, creator.id(), creator.name(), creator.firstSeen(), creator.category());
    }
  }

  private static void writeDays(
      SampleSpec spec,
      Path file,
      String[] header,
      IntConsumer makeUp,
      SampleRows rows,
      IntConsumer progress) {
    CsvOutput.replace(
        file,
        path -> {
          try (Writer writer = writer(new StoredGzip(buffered(path)))) {
            SampleRows.FORMAT.printRecord(writer, (Object[]) header);
            for (int day = 0; day < spec.days(); day++) {
              makeUp.accept(day);
              rows.write(day, writer);
              progress.accept(day + 1);
            }
          }
        });
  }

  private static OutputStream buffered(Path path) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
