package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.hash.BankReport.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one matcher after the other. */
final class AskingHashScreen implements HashScreen {
  private static final Logger log = LoggerFactory.getLogger(AskingHashScreen.class);

  private static final Comparator<HashMatch> NEAREST_FIRST =
      Comparator.comparingInt(HashMatch::distance)
          .thenComparing(match -> match.bank().severity(), Comparator.reverseOrder())
          .thenComparing(match -> match.bank().name())
          .thenComparing(HashMatch::item)
          .thenComparing(match -> match.hash().text());

  private static final Comparator<VideoMatch> MOST_FRAMES_FIRST =
      Comparator.comparingInt(VideoMatch::matchedFrames)
          .reversed()
          .thenComparingInt(VideoMatch::distance)
          .thenComparing(match -> match.bank().name())
          .thenComparing(VideoMatch::item);

  private final List<HashMatcher> matchers;
  private final MatchRule rule;
  private final Set<String> required;

  AskingHashScreen(List<HashMatcher> matchers, MatchRule rule, Set<String> required) {
    this.matchers = List.copyOf(matchers);
    this.rule = requireNonNull(rule, "rule");
    this.required = new TreeSet<>(required);
    require(!matchers.isEmpty(), "matchers must not be empty: nothing would ever match");
    require(
        matchers.stream().map(HashMatcher::name).distinct().count() == matchers.size(),
        "each matcher must have a name of its own");
  }

  @Override
  public HashScreening screen(ContentHash file) {
    requireNonNull(file, "file");
    HashAnswer answer = askAll(matcher -> matcher.exact(file));
    List<HashMatch> matches = new ArrayList<>();
    for (HashHit hit : answer.hits()) {
      matches.add(new HashMatch(hit.bank(), hit.item(), hit.hash(), 0, Orientation.ORIGINAL));
    }
    matches.sort(NEAREST_FIRST);
    return new HashScreening(matches, List.of(), true, answer.banks());
  }

  @Override
  public HashScreening screen(PdqResult picture) {
    return screen(
        List.of(picture.hash()), List.of(Orientation.ORIGINAL), rule.isComparable(picture));
  }

  @Override
  public HashScreening screen(OrientedHashes picture) {
    List<Orientation> orientations = List.of(Orientation.values());
    return screen(
        orientations.stream().map(o -> picture.of(o).hash()).toList(),
        orientations,
        rule.isComparable(picture.of(Orientation.ORIGINAL)));
  }

  private HashScreening screen(
      List<PdqHash> hashes, List<Orientation> orientations, boolean comparable) {
    if (!comparable) {
      return new HashScreening(List.of(), List.of(), false, List.of());
    }
    HashAnswer answer =
        askAll(matcher -> matcher.near(hashes, rule.nearMissDistance(), rule.minQuality()));
    List<HashMatch> all = new ArrayList<>();
    for (HashHit hit : answer.hits()) {
      all.add(
          new HashMatch(
              hit.bank(), hit.item(), hit.hash(), hit.distance(), orientations.get(hit.query())));
    }
    all.sort(NEAREST_FIRST);
    List<HashMatch> matches = new ArrayList<>();
    List<HashMatch> nearMisses = new ArrayList<>();
    for (HashMatch match : nearestOfEach(all)) {
      (rule.matches(match.distance()) ? matches : nearMisses).add(match);
    }
    return new HashScreening(matches, nearMisses, true, answer.banks());
  }

  /** An entry that several orientations found is one match. */
  private static Iterable<HashMatch> nearestOfEach(List<HashMatch> nearestFirst) {
    Map<List<String>, HashMatch> nearest = new LinkedHashMap<>();
    for (HashMatch match : nearestFirst) {
      nearest.putIfAbsent(List.of(match.bank().name(), match.item(), match.hash().text()), match);
    }
    return nearest.values();
  }

  @Override
  public VideoScreening screenFrames(List<PdqResult> frames) {
    Map<PdqHash, Integer> firstFrames = new LinkedHashMap<>();
    for (int i = 0; i < frames.size(); i++) {
      if (rule.isComparable(frames.get(i))) {
        firstFrames.putIfAbsent(frames.get(i).hash(), i);
      }
    }
    if (firstFrames.isEmpty()) {
      return new VideoScreening(List.of(), List.of(), 0, List.of());
    }
    List<PdqHash> hashes = List.copyOf(firstFrames.keySet());
    List<Integer> positions = List.copyOf(firstFrames.values());
    HashAnswer answer =
        askAll(matcher -> matcher.near(hashes, rule.maxDistance(), rule.minQuality()));
    Map<List<String>, List<HashHit>> byItem = new LinkedHashMap<>();
    for (HashHit hit : answer.hits()) {
      byItem
          .computeIfAbsent(List.of(hit.bank().name(), hit.item()), key -> new ArrayList<>())
          .add(hit);
    }
    List<VideoMatch> matches = new ArrayList<>();
    List<VideoMatch> partial = new ArrayList<>();
    for (List<HashHit> hits : byItem.values()) {
      VideoMatch match = match(hits, positions);
      (isMatch(match) ? matches : partial).add(match);
    }
    matches.sort(MOST_FRAMES_FIRST);
    partial.sort(MOST_FRAMES_FIRST);
    return new VideoScreening(matches, partial, hashes.size(), answer.banks());
  }

  private boolean isMatch(VideoMatch match) {
    return rule.matches(
        match.matchedFrames(), match.goodFrames(), match.knownMatched(), match.knownFrames());
  }

  private static VideoMatch match(List<HashHit> hits, List<Integer> positions) {
    Set<Integer> frames = new HashSet<>();
    Set<String> known = new HashSet<>();
    int distance = PdqHash.BITS;
    int first = Integer.MAX_VALUE;
    for (HashHit hit : hits) {
      frames.add(hit.query());
      known.add(hit.hash().text());
      distance = Math.min(distance, hit.distance());
      first = Math.min(first, positions.get(hit.query()));
    }
    HashHit any = hits.get(0);
    // A bank that changes while it is asked may find more than it had counted.
    int knownFrames = Math.max(any.itemHashes(), known.size());
    return new VideoMatch(
        any.bank(),
        any.item(),
        frames.size(),
        positions.size(),
        known.size(),
        knownFrames,
        distance,
        first);
  }

  private HashAnswer askAll(Function<HashMatcher, HashAnswer> question) {
    List<HashHit> hits = new ArrayList<>();
    Map<String, BankReport> banks = new TreeMap<>();
    for (HashMatcher matcher : matchers) {
      HashAnswer answer = ask(matcher, question);
      hits.addAll(answer.hits());
      // Two matchers may know the same bank; that one of them is down must not be lost.
      answer.banks().forEach(bank -> banks.merge(bank.bank(), bank, AskingHashScreen::worse));
    }
    for (String bank : required) {
      BankReport report = banks.get(bank);
      if (report == null) {
        banks.put(bank, unavailable(bank, "required, but nobody knows it"));
      } else if (report.status() == Status.DISABLED) {
        banks.put(bank, unavailable(bank, "required, but switched off"));
      }
    }
    return new HashAnswer(hits, List.copyOf(banks.values()));
  }

  private static BankReport worse(BankReport one, BankReport other) {
    return one.status().compareTo(other.status()) >= 0 ? one : other;
  }

  private static HashAnswer ask(HashMatcher matcher, Function<HashMatcher, HashAnswer> question) {
    try {
      return question.apply(matcher);
    } catch (RuntimeException e) {
      log.warn("Hash matcher '{}' failed", matcher.name(), e);
      String detail = "the matcher failed: " + e.getClass().getSimpleName();
      return new HashAnswer(List.of(), List.of(unavailable(matcher.name(), detail)));
    }
  }

  private static BankReport unavailable(String bank, String detail) {
    return new BankReport(bank, Status.UNAVAILABLE, detail);
  }
}
