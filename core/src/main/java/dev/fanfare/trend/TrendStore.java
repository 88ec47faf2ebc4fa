package dev.fanfare.trend;

import dev.fanfare.creator.CreatorId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where counts, trends and what creators make are kept. Safe for concurrent use. Texts are told
 * apart and sorted as bytes: no language's collation.
 *
 * <p>Of what is a trend at most one row is current: what is shown of it.
 */
public interface TrendStore {
  /** Stores counts, in place of those of the same key and day; of one key and day at most one. */
  void saveCounts(Collection<TrendCount> counts);

  /**
   * Returns what was counted in {@code [from, to]} of everything of which something was, in the
   * keys' order.
   *
   * @param after the last key already seen, empty to begin
   * @param limit how many keys at most, 1 or more
   */
  List<TrendSeries> series(LocalDate from, LocalDate to, Optional<TrendKey> after, int limit);

  /** Returns what was counted in {@code [from, to]} of a key, ascending by day. */
  List<TrendCount> counts(TrendKey key, LocalDate from, LocalDate to);

  /**
   * Returns, for each kind of which something was counted in {@code [from, to]}, how often that was
   * used which was used most, all days together.
   */
  Map<TrendKind, Long> mostUsed(LocalDate from, LocalDate to);

  /** Deletes the counts of days before one. Returns how many. */
  int deleteCounts(LocalDate before);

  /** Lets nobody else change which trends are current until the running transaction ends. */
  void lock();

  /**
   * Stores trends and makes them current, in place of what was so far, whatever its source; one of
   * the same {@link Trend#id} is replaced. The caller has the {@link #lock}.
   *
   * @param trends of different keys
   */
  void publish(Collection<Trend> trends);

  /** Returns the current trends of those keys that have one. */
  Map<TrendKey, Trend> current(Collection<TrendKey> keys);

  /**
   * Makes computed trends that were not made in {@code [madeFrom, madeTo]} no longer current. The
   * caller has the {@link #lock}.
   *
   * @return how many
   */
  int retire(LocalDate madeFrom, LocalDate madeTo);

  /**
   * Makes the computed trends of some keys no longer current. The caller has the {@link #lock}.
   *
   * @return how many
   */
  int withdraw(Collection<TrendKey> keys);

  /** Returns a trend, current or not. */
  Optional<Trend> find(UUID id);

  /**
   * Returns current trends with the highest growth score, then popularity (none is least), then in
   * the keys' order.
   *
   * @param madeFrom only those made on this day or later
   * @param madeTo only those made on this day or before
   * @param peakSince of those with a peak only if that is on this day or later
   * @param limit how many at most, 1 or more
   */
  List<Trend> top(
      TrendFilter filter, LocalDate madeFrom, LocalDate madeTo, LocalDate peakSince, int limit);

  /**
   * Returns trends whose peak was on a day or before and whose accuracy nobody has asked about yet,
   * by ascending id as text.
   *
   * @param limit how many at most, 1 or more
   */
  List<Trend> awaiting(LocalDate peakUntil, int limit);

  /**
   * Stores how well a trend's peak was met, once.
   *
   * @param accuracy null if nobody can tell; then it is not asked about again either
   */
  void saveAccuracy(UUID id, @Nullable Double accuracy);

  /** Stores what a creator makes, in place of what was known. */
  void saveCategories(CreatorId creator, Set<CreatorPlace> places);

  /** Returns what a creator makes, sorted. */
  List<String> categories(CreatorId creator);

  /**
   * Returns creators of a category in the order of their places, then by id.
   *
   * @param after the last one already seen
   * @param limit how many at most, 1 or more
   */
  List<CreatorPlace.Of> creators(String category, CreatorPlace.Of after, int limit);
}
