package dev.fanfare.moderation.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.moderation.hash.BankReport.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link HashMatcher} does. Extend it and hand over one that knows these banks. */
public abstract class HashMatcherContract {
  protected static final HashBank NCII =
      new HashBank("ncii", "ncii", SeverityHint.HIGH, "StopNCII.org", "2026-11-01");
  protected static final HashBank CSAM =
      new HashBank("csam", "csam", SeverityHint.CRITICAL, "NCMEC", "12");

  private static final ContentHash FILE = ContentHash.of("x".getBytes(StandardCharsets.UTF_8));

  /** Returns a matcher that knows these banks and nothing else. */
  protected abstract HashMatcher matcher(Map<HashBank, List<BankEntry>> banks);

  @Test
  void hasAName() {
    assertThat(matcher(Map.of()).name()).isNotBlank();
  }

  @Test
  void findsAFile() {
    HashMatcher matcher =
        matcher(
            Map.of(
                NCII,
                List.of(new BankEntry("a", KnownHash.of(FILE))),
                CSAM,
                List.of(new BankEntry("b", KnownHash.of(PdqHash.ZERO)))));

    HashAnswer answer = matcher.exact(FILE);
    assertThat(answer.hits()).containsExactly(new HashHit(0, NCII, "a", KnownHash.of(FILE), 0, 1));
    assertThat(answer.banks())
        .extracting(BankReport::bank, BankReport::status)
        .containsExactlyInAnyOrder(tuple("ncii", Status.SEARCHED), tuple("csam", Status.SEARCHED));
    assertThat(matcher.exact(ContentHash.of(new byte[1])).hits()).isEmpty();
  }

  @Test
  void findsEverythingWithinTheDistance() {
    var random = new Random(5);
    PdqHash query = Hashes.random(random);
    List<BankEntry> entries = new ArrayList<>();
    for (int distance = 0; distance <= 60; distance++) {
      entries.add(
          new BankEntry("at-" + distance, KnownHash.of(Hashes.at(distance, query, random))));
    }
    for (int i = 0; i < 500; i++) {
      entries.add(new BankEntry("far-" + i, KnownHash.of(Hashes.random(random))));
    }
    HashMatcher matcher = matcher(Map.of(NCII, entries));

    for (int maxDistance : new int[] {0, 1, 31, 32, 48}) {
      assertThat(matcher.near(List.of(query), maxDistance, 50).hits())
          .extracting(HashHit::item)
          .containsExactlyInAnyOrderElementsOf(
              entries.subList(0, maxDistance + 1).stream().map(BankEntry::item).toList());
    }
    HashHit hit =
        matcher.near(List.of(query), 31, 50).hits().stream()
            .filter(h -> h.item().equals("at-31"))
            .findFirst()
            .orElseThrow();
    assertThat(hit).isEqualTo(new HashHit(0, NCII, "at-31", entries.get(31).hash(), 31, 1));
  }

  @Test
  void saysWhichQuestionAHitAnswers() {
    var random = new Random(6);
    PdqHash one = Hashes.random(random);
    PdqHash other = Hashes.random(random);
    HashMatcher matcher =
        matcher(
            Map.of(
                NCII,
                List.of(
                    new BankEntry("one", KnownHash.of(one)),
                    new BankEntry("other", KnownHash.of(other)))));

    assertThat(matcher.near(List.of(PdqHash.ZERO, other, one, other), 0, 0).hits())
        .extracting(HashHit::query, HashHit::item)
        .containsExactlyInAnyOrder(tuple(1, "other"), tuple(2, "one"), tuple(3, "other"));
  }

  @Test
  void countsAnItemsComparableHashes() {
    PdqHash frame = new PdqHash(1, 1, 1, 1);
    HashMatcher matcher =
        matcher(
            Map.of(
                NCII,
                List.of(
                    new BankEntry("video", new KnownHash.Perceptual(frame, 80)),
                    new BankEntry("video", new KnownHash.Perceptual(new PdqHash(-1, 0, 0, 0), 50)),
                    new BankEntry(
                        "video", new KnownHash.Perceptual(new PdqHash(0, -1, 0, 0), null)),
                    new BankEntry("video", new KnownHash.Perceptual(new PdqHash(0, 0, -1, 0), 49)),
                    new BankEntry("dark", new KnownHash.Perceptual(new PdqHash(1, 1, 1, 2), 10)))));

    List<HashHit> hits = matcher.near(List.of(frame), 31, 50).hits();
    assertThat(hits).as("the dark one is left out").hasSize(1);
    assertThat(hits.get(0).itemHashes()).isEqualTo(3);
    assertThat(matcher.near(List.of(frame), 31, 0).hits()).hasSize(2);
  }

  @Test
  void refusesAQuestionThatIsNone() {
    HashMatcher matcher = matcher(Map.of(NCII, List.of()));
    assertThatThrownBy(() -> matcher.near(List.of(), 31, 50))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> matcher.near(List.of(PdqHash.ZERO), 257, 50))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> matcher.near(List.of(PdqHash.ZERO), 31, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
