package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VideoFiguresTest {
  private static final CreatorId ADA = CreatorId.of("ada");
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  @Test
  void countsTheFirstRowFullyAndThenOnlyGains() {
    VideoFigures figures = figures(row(29, "v1", 100, 10, 1), row(30, "v1", 160, 14, 3));
    assertThat(figures.viewsGained()).as("100 + 60").isEqualTo(160);
    assertThat(figures.interactionsGained()).as("11 + 4 + 2").isEqualTo(17);
    assertThat(figures.videosCounted()).isEqualTo(1);
  }

  @Test
  void countsNothingTwiceWhenACounterFallsAndRecovers() {
    VideoFigures figures =
        figures(
            row(27, "v1", 100, 10, 1),
            row(28, "v1", 80, 8, 1),
            row(29, "v1", 95, 10, 1),
            row(30, "v1", 130, 12, 2));
    assertThat(figures.viewsGained()).as("100 + 0 + 0 + 30").isEqualTo(130);
    assertThat(figures.interactionsGained()).as("11 + 2 + 1").isEqualTo(14);
    assertThat(figures.totalViews()).isEqualTo(130);
  }

  @Test
  void keepsTheHighestTotalWhenACounterEndsLower() {
    VideoFigures figures = figures(row(29, "v1", 100, 1, 1), row(30, "v1", 90, 1, 1));
    assertThat(figures.totalViews()).isEqualTo(100);
    assertThat(figures.bestVideoViews()).isEqualTo(100);
  }

  @Test
  void windowHasThirtyDaysAsOfDayIncluded() {
    // 2 January is the first of 30 days that end on 31 January.
    VideoFigures figures =
        figures(
            row(1, "v1", 100, 10, 0),
            row(2, "v1", 105, 11, 0),
            row(31, "v2", 7, 1, 0),
            row(1, "v3", 1_000, 0, 0));
    assertThat(figures.viewsGained()).as("5 + 7").isEqualTo(12);
    assertThat(figures.interactionsGained()).isEqualTo(2);
    assertThat(figures.videosCounted()).as("v1 and v2 have a row in it").isEqualTo(2);
    assertThat(figures.totalViews()).as("105 + 7 + 1000").isEqualTo(1_112);
    assertThat(figures.bestVideoViews()).isEqualTo(1_000);
  }

  @Test
  void ignoresWhatComesLater() {
    List<VideoRow> rows =
        List.of(row(31, "v1", 10, 1, 1), new VideoRow(3, AS_OF.plusDays(1), "v1", ADA, 99, 9, 9));
    assertThat(VideoFigures.of(rows, AS_OF, 30).get(ADA).totalViews()).isEqualTo(10);
  }

  private static VideoFigures figures(VideoRow... rows) {
    List<VideoRow> byDay = List.of(rows).stream().sorted(VideoRow.BY_DAY).toList();
    return VideoFigures.of(byDay, AS_OF, 30).get(ADA);
  }

  private static VideoRow row(int day, String video, long views, long likes, long comments) {
    return new VideoRow(2, LocalDate.of(2026, 1, day), video, ADA, views, likes, comments);
  }
}
