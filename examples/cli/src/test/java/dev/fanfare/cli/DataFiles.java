package dev.fanfare.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The files of a platform, told otherwise: in another order, or only some rows. */
final class DataFiles {
  private static final String CREATORS = "creators.csv";
  private static final String GIFTS = "gifts.csv";
  private static final String VIDEOS = "video_stats.csv";
  private static final List<String> ALL = List.of(CREATORS, GIFTS, VIDEOS);

  private DataFiles() {}

  /** Writes all rows in an order drawn from a seed. */
  static Path shuffled(Path data, long seed, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : ALL) {
      List<String> lines = new ArrayList<>(lines(data, name));
      Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
      Files.write(to.resolve(name), lines);
    }
    return to;
  }

  /**
   * Writes what happened before a day.
   *
   * @param day an ISO date
   */
  static Path before(String day, Path data, Path to) throws IOException {
    return some(
        data,
        to,
        gift -> gift.split(",", 4)[2].compareTo(day) < 0,
        video -> video.compareTo(day) < 0);
  }

  /** Writes every second gift and every second count of a video, of all days. */
  static Path everySecond(Path data, Path to) throws IOException {
    return some(data, to, everySecond(), everySecond());
  }

  private static Predicate<String> everySecond() {
    int[] row = {0};
    return line -> row[0]++ % 2 == 0;
  }

  private static Path some(
      Path data, Path to, Predicate<String> ofGifts, Predicate<String> ofVideos)
      throws IOException {
    Files.createDirectories(to);
    Files.write(to.resolve(CREATORS), lines(data, CREATORS));
    Files.write(to.resolve(GIFTS), some(lines(data, GIFTS), ofGifts));
    Files.write(to.resolve(VIDEOS), some(lines(data, VIDEOS), ofVideos));
    return to;
  }

  private static List<String> some(List<String> lines, Predicate<String> wanted) {
    List<String> some = new ArrayList<>(lines.subList(0, 1));
    lines.stream().skip(1).filter(wanted).forEach(some::add);
    return some;
  }

  private static List<String> lines(Path data, String name) throws IOException {
    Path plain = data.resolve(name);
    if (Files.exists(plain)) {
      return Files.readAllLines(plain);
    }
    try (var in = new GZIPInputStream(Files.newInputStream(data.resolve(name + ".gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
