package dev.fanfare.cli.sample;

import dev.fanfare.cli.sample.SampleCreators.SampleCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes up the videos and their counters, day by day: cumulative, with gaps, and falling when a
 * platform weeds out fake views.
 */
final class SampleVideos {
  static final String[] HEADER = {
    "as_of_date",
    "video_id",
    "creator_id",
    "title",
    "category_id",
    "published_at",
    "views_total",
    "likes_total",
    "comments_total"
  };

  private static final String[] TITLES = {
    "Episode %d", "What I learned in week %d", "%d questions, \"honest\" answers",
        "Part %d: très facile!",
    "Live, take %d", "Folge %d – größer", "#%d | behind the scenes", "第%d回"
  };
  private static final int DAYS_COUNTED = 12;

  private static final class Video {
    final SampleCreator creator;
    final String id;
    final String title;
    final Instant published;
    final int firstDay;
    double dailyViews;
    long views;
    long likes;
    long comments;

    Video(
        SampleCreator creator, String id, String title, Instant published, int day, double views) {
      this.creator = creator;
      this.id = id;
      this.title = title;
      this.published = published;
      this.firstDay = day;
      this.dailyViews = views;
    }
  }

  private final SampleSpec spec;
  private final List<SampleCreator> creators;
  private final SampleRandom random;
  private final SampleRows rows;
  private final int[] nextUpload;
  private final List<Video> counted = new ArrayList<>();
  private int videos;

  SampleVideos(
      SampleSpec spec, List<SampleCreator> creators, SampleRandom random, SampleRows rows) {
    this.spec = spec;
    this.creators = creators;
    this.random = random;
    this.rows = rows;
    this.nextUpload = new int[creators.size()];
    for (int i = 0; i < nextUpload.length; i++) {
      nextUpload[i] = Math.max(0, creators.get(i).firstDay()) + random.below(30);
    }
  }

  /** Uploads the videos of a day and reads the counters of those that are still young. */
  void day(int day) {
    LocalDate date = spec.firstDay().plusDays(day);
    for (int i = 0; i < nextUpload.length; i++) {
      if (nextUpload[i] == day) {
        upload(creators.get(i), day, date);
        nextUpload[i] = day + random.between(14, 60);
      }
    }
    for (Iterator<Video> all = counted.iterator(); all.hasNext(); ) {
      Video video = all.next();
      if (day - video.firstDay > DAYS_COUNTED) {
        all.remove();
      } else {
        grow(video);
        if (!random.perMille(120)) {
          add(day, date, video);
        }
      }
    }
  }

  private void upload(SampleCreator creator, int day, LocalDate date) {
    videos++;
    String title = TITLES[random.below(TITLES.length)].replace("%d", String.valueOf(videos));
    Instant published =
        date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.below(86_400));
    // Some videos go far beyond the creator's usual reach, most fall short of it.
    double luck = Math.min(40, 0.3 / StrictMath.pow(1 - random.unit(), 0.7));
    double views = 40 + 270_000 * creator.weight() * luck;
    counted.add(new Video(creator, SampleRows.id('v', videos), title, published, day, views));
  }

  private void grow(Video video) {
    if (random.perMille(15)) {
      video.views -= video.views * random.between(1, 4) / 100;
      video.likes -= video.likes / 100;
      return;
    }
    long gained = (long) (video.dailyViews * random.between(70, 130) / 100);
    video.views += gained;
    video.likes += gained * video.creator.likesPerMille() / 1000;
    video.comments += gained * random.between(1, 12) / 1000;
    video.dailyViews *= 0.72;
  }

  private void add(int day, LocalDate date, Video video) {
    rows.add(
        day,
        video.id,
        List.of(
            date,
            video.id,
            video.creator.id(),
            video.title,
            video.creator.category(),
            video.published,
            video.views,
            video.likes,
            video.comments));
  }
}
