package dev.fanfare.cli.platform;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvRow;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.creator.CreatorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the files of a platform say, without the rows that were bad.
 *
 * @param creators by id
 * @param gifts by time, then id
 * @param videos by day, then video
 * @param giftFile the name of the file that the gifts are from
 * @param videoFile the name of the file that the counters are from
 * @param rows how many rows the files have, bad and repeated ones too
 * @param repeated how many rows say exactly what an earlier one said
 */
public record PlatformData(
    List<CreatorRow> creators,
    List<GiftRow> gifts,
    List<VideoRow> videos,
    String giftFile,
    String videoFile,
    Rows rows,
    Rows repeated) {
  /** The file of creators, without {@code .gz}. */
  public static final String CREATORS = "creators.csv";

  /** The file of gifts and refunds, without {@code .gz}. */
  public static final String GIFTS = "gifts.csv";

  /** The file of video counters, without {@code .gz}. */
  public static final String VIDEOS = "video_stats.csv";

  /** A number of rows for each file. */
  public record Rows(long creators, long gifts, long videos) {
    public long all() {
      return creators + gifts + videos;
    }
  }

  /**
   * Reads {@code creators.csv}, {@code gifts.csv} and {@code video_stats.csv}, each plain or with
   * {@code .gz}.
   *
   * @param rejections gets every bad row
   * @throws UnusableFileException if the directory or a file is missing or is not the expected
   *     table
   */
  public static PlatformData read(Path directory, Rejections rejections, Console console) {
    if (!Files.isDirectory(directory)) {
      throw new UnusableFileException(
          Files.exists(directory)
              ? "%s is not a directory".formatted(directory)
              : "There is no directory %s".formatted(directory));
    }
    Path creatorFile = find(directory, CREATORS);
    Path giftFile = find(directory, GIFTS);
    Path videoFile = find(directory, VIDEOS);
    var readers = new RowReaders();
    var creators = new Distinct<CreatorId, CreatorRow>(CreatorRow::sameContent, CreatorRow::line);
    var gifts = new Distinct<String, GiftRow>(GiftRow::sameContent, GiftRow::line);
    var videos = new Distinct<VideoDay, VideoRow>(VideoRow::sameContent, VideoRow::line);
    var rows =
        new Rows(
            read(
                creatorFile,
                RowReaders.CREATOR_COLUMNS,
                rejections,
                console,
                row -> {
                  CreatorRow creator = readers.creator(row);
                  creators.add(creator.id(), creator, "creator_id");
                }),
            read(
                giftFile,
                RowReaders.GIFT_COLUMNS,
                rejections,
                console,
                row -> {
                  GiftRow gift = readers.gift(row);
                  gifts.add(gift.id(), gift, "gift_id");
                }),
            read(
                videoFile,
                RowReaders.VIDEO_COLUMNS,
                rejections,
                console,
                row -> {
                  VideoRow video = readers.video(row);
                  videos.add(new VideoDay(video.asOf(), video.video()), video, "this video's day");
                }));
    return new PlatformData(
        creators.rows().stream().sorted(Comparator.comparing(CreatorRow::id)).toList(),
        gifts.rows().stream().sorted(GiftRow.BY_TIME).toList(),
        videos.rows().stream().sorted(VideoRow.BY_DAY).toList(),
        String.valueOf(giftFile.getFileName()),
        String.valueOf(videoFile.getFileName()),
        rows,
        new Rows(creators.repeated(), gifts.repeated(), videos.repeated()));
  }

  /** Returns how many gifts and refunds are of days after a day. */
  public long giftsAfter(LocalDate day) {
    return gifts.stream().filter(gift -> PlatformRun.day(gift).isAfter(day)).count();
  }

  /** Returns the currencies of the gifts, by code. */
  public SortedSet<String> currencies() {
    SortedSet<String> codes = new TreeSet<>();
    gifts.forEach(gift -> codes.add(gift.amount().asset().code()));
    return codes;
  }

  /** Returns how many creators got something up to a day and are not in the file of creators. */
  long strangers(LocalDate day) {
    Set<CreatorId> known = new HashSet<>();
    creators.forEach(creator -> known.add(creator.id()));
    return gifts.stream()
        .filter(gift -> !PlatformRun.day(gift).isAfter(day))
        .map(GiftRow::creator)
        .filter(creator -> !known.contains(creator))
        .distinct()
        .count();
  }

  /** Returns how many video counters are of days after a day. */
  long videosAfter(LocalDate day) {
    return videos.stream().filter(video -> video.asOf().isAfter(day)).count();
  }

  private record VideoDay(LocalDate day, String video) {}

  private static Path find(Path directory, String name) {
    Path plain = directory.resolve(name);
    Path compressed = directory.resolve(name + ".gz");
    boolean isPlain = Files.exists(plain);
    boolean isCompressed = Files.exists(compressed);
    if (isPlain && isCompressed) {
      throw new UnusableFileException(
          "Both %s and %s are there; keep the one that counts".formatted(plain, compressed));
    }
    if (!isPlain && !isCompressed) {
      throw new UnusableFileException(
          "There is no file %s, nor %s".formatted(plain, compressed.getFileName()));
    }
    return isPlain ? plain : compressed;
  }

  private static long read(
      Path file,
      List<String> columns,
      Rejections rejections,
      Console console,
      Consumer<CsvRow> reader) {
    try (ProgressLine progress = console.progress("Reading " + file.getFileName(), "rows")) {
      return CsvInput.read(file, columns, rejections, progress::at, reader);
    }
  }
}
