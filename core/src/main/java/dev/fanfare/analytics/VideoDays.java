package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What videos gained, in memory, found by video and by creator. */
final class VideoDays {
  private record ByVideo(String video, LocalDate day) {}

  private record ByCreator(String creator, String video, LocalDate day) {}

  private final InMemoryUnitOfWork transactions;
  private final TreeMap<ByVideo, VideoDay> videoRows =
      new TreeMap<>(Comparator.comparing(ByVideo::video).thenComparing(ByVideo::day));
  private final TreeMap<ByCreator, VideoDay> creatorRows =
      new TreeMap<>(
          Comparator.comparing(ByCreator::creator)
              .thenComparing(ByCreator::video)
              .thenComparing(ByCreator::day));
  private final InMemoryTable<ByVideo, VideoDay> byVideo;
  private final InMemoryTable<ByCreator, VideoDay> byCreator;

  VideoDays(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.byVideo = new InMemoryTable<>(transactions, videoRows);
    this.byCreator = new InMemoryTable<>(transactions, creatorRows);
  }

  VideoCounts highestBefore(String video, LocalDate day) {
    Map.@Nullable Entry<ByVideo, VideoDay> entry =
        transactions.<Map.@Nullable Entry<ByVideo, VideoDay>>read(
            () -> videoRows.lowerEntry(new ByVideo(video, day)));
    return entry == null || !entry.getKey().video().equals(video)
        ? VideoCounts.NONE
        : entry.getValue().highest();
  }

  /** Stores a row; returns whether its highest totals are new. */
  boolean put(VideoDay row) {
    ByVideo key = new ByVideo(row.video(), row.day());
    @Nullable VideoDay before = byVideo.find(key).orElse(null);
    byVideo.put(key, row);
    byCreator.put(new ByCreator(row.creator().value(), row.video(), row.day()), row);
    return before == null || !before.highest().equals(row.highest());
  }

  void clear() {
    byVideo.keys().forEach(byVideo::remove);
    byCreator.keys().forEach(byCreator::remove);
  }

  VideoReach reach(CreatorId creator, DayRange range) {
    Collection<VideoDay> rows =
        transactions.read(
            () ->
                List.copyOf(
                    creatorRows
                        .subMap(
                            new ByCreator(creator.value(), "", LocalDate.MIN),
                            new ByCreator(creator.value() + '\0', "", LocalDate.MIN))
                        .values()));
    Set<String> counted = new HashSet<>();
    VideoCounts gained = VideoCounts.NONE;
    Map<String, Long> views = new HashMap<>();
    for (VideoDay row : rows) {
      if (row.day().isBefore(range.to())) {
        views.merge(row.video(), row.highest().views(), Math::max);
        if (range.contains(row.day())) {
          counted.add(row.video());
          gained = gained.plus(row.gained());
        }
      }
    }
    return new VideoReach(
        counted.size(),
        gained,
        views.size(),
        views.values().stream().reduce(0L, Math::addExact),
        views.values().stream().reduce(0L, Math::max));
  }
}
