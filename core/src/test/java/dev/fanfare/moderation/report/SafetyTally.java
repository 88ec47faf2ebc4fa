package dev.fanfare.moderation.report;

import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a report of each day has to say, as somebody would who watches: with a date from a
 * wall clock, tally marks, and a look at what is open whenever the date changes. It knows neither
 * where a day begins nor any of the code that makes reports.
 */
final class SafetyTally {
  /** Midnights and changes of clocks are at whole quarters of an hour. */
  private static final long QUARTER = 900;

  /** A flag, as it is by now. */
  static final class SeenFlag {
    Flag flag;

    SeenFlag(ModerationStore store, Flag flag) {
      this.flag = flag;
      store.put(flag);
    }

    void becomes(ModerationStore store, Flag next) {
      flag = next;
      store.put(next);
    }
  }

  /** A case, as it is by now. */
  static final class SeenCase {
    ReviewCase known;

    SeenCase(ReviewCase known) {
      this.known = known;
    }
  }

  private record Midnight(Instant at, LocalDate ended) {}

  final ZoneId zone;
  final List<SeenFlag> flags = new ArrayList<>();
  private final Map<LocalDate, SortedMap<String, Long>> marks = new HashMap<>();
  private final Map<LocalDate, Map<String, Duration>> outTimes = new HashMap<>();
  private final List<Midnight> midnights = new ArrayList<>();
  private final List<SeenCase> openCases = new ArrayList<>();
  private final List<Appeal> openAppeals = new ArrayList<>();
  private final Map<ContentRef, Instant> deferred = new HashMap<>();
  private final Map<String, Set<LocalDate>> out = new HashMap<>();

  SafetyTally(ZoneId zone) {
    this.zone = zone;
  }

  private LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  void count(Instant at, String what) {
    add(date(at), what, 1);
  }

  private void add(LocalDate date, String what, long amount) {
    marks.computeIfAbsent(date, any -> new TreeMap<>()).merge(what, amount, Long::sum);
  }

  /** Time passes from one instant to another. */
  void pass(Instant from, Instant to) {
    Instant at = from;
    long quarter = (from.getEpochSecond() / QUARTER + 1) * QUARTER;
    for (; quarter <= to.getEpochSecond(); quarter += QUARTER) {
      Instant next = Instant.ofEpochSecond(quarter);
      LocalDate before = date(next.minusNanos(1));
      if (!date(next).equals(before)) {
        passOn(before, Duration.between(at, next));
        midnight(next, before);
        at = next;
      }
    }
    if (to.isAfter(at)) {
      passOn(date(at), Duration.between(at, to));
    }
  }

  private void passOn(LocalDate date, Duration time) {
    out.forEach(
        (stage, days) -> {
          outTimes.computeIfAbsent(date, any -> new HashMap<>()).merge(stage, time, Duration::plus);
          if (days.add(date)) {
            add(date, "OUTAGES " + stage, 1);
          }
        });
  }

  private void midnight(Instant at, LocalDate ended) {
    midnights.add(new Midnight(at, ended));
    Map<String, List<Long>> ages = new HashMap<>();
    for (SeenCase open : openCases) {
      String queue = open.known.queue().name();
      add(ended, "CASES_OPEN " + queue, 1);
      if (open.known.dueAt().isBefore(at)) {
        add(ended, "CASES_OVERDUE " + queue, 1);
      }
      ages.computeIfAbsent(queue, any -> new ArrayList<>())
          .add(at.getEpochSecond() - ceiling(open.known.openedAt()));
    }
    ages.forEach(
        (queue, all) -> {
          add(ended, "QUEUE_AGE_OLDEST " + queue, notExceededBy(all, 1.0));
          add(ended, "QUEUE_AGE_MEDIAN " + queue, notExceededBy(all, 0.5));
          add(ended, "QUEUE_AGE_P95 " + queue, notExceededBy(all, 0.95));
        });
    openAppeals.forEach(appeal -> add(ended, "APPEALS_OPEN " + appeal.party(), 1));
    out.keySet().forEach(stage -> add(ended, "OUTAGES_OPEN " + stage, 1));
    deferred.values().stream()
        .mapToLong(since -> at.getEpochSecond() - ceiling(since))
        .max()
        .ifPresent(
            oldest -> {
              add(ended, "DEFERRED_OPEN", deferred.size());
              add(ended, "DEFERRED_OLDEST", oldest);
            });
  }

  /** A midnight is a whole second: what began within a second is that much younger. */
  private static long ceiling(Instant since) {
    return since.getEpochSecond() + (since.getNano() > 0 ? 1 : 0);
  }

  private static long notExceededBy(List<Long> ages, double share) {
    return ages.stream()
        .filter(
            age ->
                ages.stream().filter(other -> other <= age).count() >= share * ages.size() - 1e-9)
        .mapToLong(Long::longValue)
        .min()
        .orElseThrow();
  }

  void opened(SeenCase seen) {
    openCases.add(seen);
    count(seen.known.openedAt(), "CASES_OPENED " + seen.known.queue() + " " + seen.known.kind());
  }

  void ended(SeenCase seen, ReviewOutcome.End end, boolean late) {
    openCases.remove(seen);
    ReviewOutcome outcome = seen.known.outcome();
    if (outcome == null) {
      throw new IllegalStateException();
    }
    count(outcome.at(), "CASES_ENDED " + seen.known.queue() + " " + end);
    if (late) {
      count(outcome.at(), "CASES_LATE " + seen.known.queue());
    }
  }

  /** Somebody appeals, or is known only now to have appealed then. */
  void opened(Appeal appeal) {
    openAppeals.add(appeal);
    count(appeal.openedAt(), "APPEALS_OPENED " + appeal.party());
    for (Midnight midnight : midnights) {
      if (midnight.at().isAfter(appeal.openedAt())) {
        add(midnight.ended(), "APPEALS_OPEN " + appeal.party(), 1);
      }
    }
  }

  void closed(Appeal appeal, Instant at, AppealState end) {
    openAppeals.remove(appeal);
    count(at, "APPEALS_CLOSED " + appeal.party() + " " + end);
  }

  void out(String stage) {
    out.put(stage, new HashSet<>());
  }

  void back(String stage) {
    out.remove(stage);
  }

  /** A decision stands from now on. */
  void stands(ContentRef content, @Nullable Instant deferredSince) {
    if (deferredSince == null) {
      deferred.remove(content);
    } else {
      deferred.put(content, deferredSince);
    }
  }

  /** Returns the days that are over, oldest first. */
  List<LocalDate> over() {
    return midnights.stream().map(Midnight::ended).toList();
  }

  /** Returns what the report of a day that is over has to say by now, without what is 0. */
  SortedMap<String, Long> expected(LocalDate date) {
    SortedMap<String, Long> all = new TreeMap<>(marks.getOrDefault(date, new TreeMap<>()));
    outTimes
        .getOrDefault(date, Map.of())
        .forEach((stage, time) -> all.put("OUTAGE_SECONDS " + stage, time.toSeconds()));
    Set<ContentRef> flagged = new HashSet<>();
    for (SeenFlag seen : flags) {
      Flag flag = seen.flag;
      if (date(flag.openedAt()).equals(date)) {
        flagged.add(flag.content());
        String kind = " " + flag.category() + " " + flag.severity();
        all.merge("FLAGS" + kind, 1L, Long::sum);
        Flag.Resolution resolution = flag.resolution();
        if (resolution != null) {
          all.merge("FLAGS_" + resolution.outcome() + kind, 1L, Long::sum);
        }
      }
    }
    all.put("FLAGGED", (long) flagged.size());
    all.values().removeIf(amount -> amount == 0);
    return all;
  }
}
