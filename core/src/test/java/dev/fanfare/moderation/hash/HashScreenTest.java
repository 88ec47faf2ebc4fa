package dev.fanfare.moderation.hash;

import static dev.fanfare.moderation.hash.HashMatcherContract.CSAM;
import static dev.fanfare.moderation.hash.HashMatcherContract.NCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.hash.BankReport.Status;
import dev.fanfare.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashScreenTest {
  private final Random random = new Random(3);
  private final PdqHash known = Hashes.random(random);
  private final HashBankStore store = new InMemoryHashBankStore(new InMemoryUnitOfWork());
  private final HashMatcher banks = IndexedHashMatcher.over(store);
  private final HashScreen screen =
      HashScreen.of(List.of(banks), MatchRule.STANDARD, Set.of("ncii"));

  @BeforeEach
  void fillBanks() {
    store.save(NCII);
    store.save(CSAM);
    store.add("ncii", List.of(new BankEntry("a", KnownHash.of(known))));
  }

  @ParameterizedTest(name = "{0} bits apart, quality {1}: {2}")
  @CsvSource({
    "0, 100, match",
    "31, 100, match",
    "31, 50, match",
    "32, 100, near miss",
    "48, 100, near miss",
    "49, 100, clear",
    "0, 49, not comparable",
    "0, 0, not comparable"
  })
  void tellsMatchesFromNearMisses(int distance, int quality, String expected) {
    HashScreening result =
        screen.screen(new PdqResult(Hashes.at(distance, known, random), quality));

    assertThat(result.matches().size()).isEqualTo(expected.equals("match") ? 1 : 0);
    assertThat(result.nearMisses().size()).isEqualTo(expected.equals("near miss") ? 1 : 0);
    assertThat(result.comparable()).isEqualTo(!expected.equals("not comparable"));
    assertThat(result.isClear()).isEqualTo(expected.equals("clear"));
    if (expected.equals("match")) {
      assertThat(result.matches().get(0))
          .isEqualTo(new HashMatch(NCII, "a", KnownHash.of(known), distance, Orientation.ORIGINAL));
    }
  }

  @Test
  void findsAFile() {
    ContentHash file = ContentHash.of(new byte[] {1});
    store.add("csam", List.of(new BankEntry("b", KnownHash.of(file))));
    store.add("ncii", List.of(new BankEntry("c", KnownHash.of(file))));

    HashScreening result = screen.screen(file);
    assertThat(result.matches())
        .as("the graver bank first")
        .extracting(HashMatch::item)
        .containsExactly("b", "c");
    assertThat(screen.screen(ContentHash.of(new byte[] {2})).isClear()).isTrue();
  }

  @Test
  void sortsByDistanceThenSeverity() {
    store.add("ncii", List.of(new BankEntry("far", KnownHash.of(Hashes.at(20, known, random)))));
    store.add(
        "csam",
        List.of(
            new BankEntry("grave", KnownHash.of(known)),
            new BankEntry("farther", KnownHash.of(Hashes.at(31, known, random)))));

    assertThat(screen.screen(new PdqResult(known, 100)).matches())
        .extracting(HashMatch::item)
        .containsExactly("grave", "a", "far", "farther");
  }

  @Test
  void findsAPictureHoweverItIsTurned() {
    BufferedImage photo = TestPictures.photo(5, 320, 320);
    store.add("csam", List.of(new BankEntry("photo", KnownHash.of(Pdq.hash(photo)))));
    var mirrored = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 320; y++) {
      for (int x = 0; x < 320; x++) {
        mirrored.setRGB(319 - x, y, photo.getRGB(x, y));
      }
    }

    assertThat(screen.screen(Pdq.hash(mirrored)).isClear()).isTrue();
    HashScreening turned = screen.screen(Pdq.orientations(mirrored));
    assertThat(turned.matches())
        .extracting(HashMatch::item, HashMatch::orientation)
        .containsExactly(tuple("photo", Orientation.MIRRORED_LEFT_RIGHT));
    assertThat(screen.screen(Pdq.orientations(new BufferedImage(9, 9, 1))).comparable()).isFalse();
  }

  @Test
  void namesAnEntryOnceWhenSeveralOrientationsFindIt() {
    Map<Orientation, PdqHash> hashes = new EnumMap<>(Orientation.class);
    for (Orientation orientation : Orientation.values()) {
      hashes.put(orientation, Hashes.at(20, known, random));
    }
    hashes.put(Orientation.TRANSPOSED, Hashes.at(3, known, random));

    HashScreening result = screen.screen(new OrientedHashes(hashes, 90));
    assertThat(result.matches())
        .containsExactly(new HashMatch(NCII, "a", KnownHash.of(known), 3, Orientation.TRANSPOSED));
  }

  @Test
  void neverTakesAFaultForNoMatch() {
    HashMatcher broken =
        new HashMatcher() {
          @Override
          public String name() {
            return "far-away";
          }

          @Override
          public HashAnswer exact(ContentHash hash) {
            throw new FanfareException("no connection");
          }

          @Override
          public HashAnswer near(List<PdqHash> hashes, int maxDistance, int minQuality) {
            throw new IllegalStateException("bug");
          }
        };
    HashScreen both = HashScreen.of(List.of(broken, banks), MatchRule.STANDARD, Set.of());

    HashScreening clear = both.screen(new PdqResult(Hashes.random(random), 100));
    assertThat(clear.matches()).isEmpty();
    assertThat(clear.isClear()).isFalse();
    assertThat(clear.faults())
        .containsExactly(
            new BankReport(
                "far-away", Status.UNAVAILABLE, "the matcher failed: IllegalStateException"));
    assertThat(both.screen(ContentHash.of(new byte[0])).faults()).hasSize(1);
    assertThat(both.screen(new PdqResult(known, 100)).matches())
        .as("what the others found counts")
        .hasSize(1);
    VideoScreening video = both.screenFrames(List.of(new PdqResult(known, 100)));
    assertThat(video.matches()).hasSize(1);
    assertThat(video.faults()).hasSize(1);
    assertThat(both.screenFrames(List.of(new PdqResult(Hashes.random(random), 90))).isClear())
        .isFalse();
  }

  @Test
  void missesABankThatIsRequired() {
    HashScreen strict = HashScreen.of(List.of(banks), MatchRule.STANDARD, Set.of("ncii", "terror"));
    PdqResult unknown = new PdqResult(Hashes.random(random), 100);
    assertThat(strict.screen(unknown).faults())
        .containsExactly(
            new BankReport("terror", Status.UNAVAILABLE, "required, but nobody knows it"));

    store.setEnabled("csam", false);
    assertThat(screen.screen(unknown).isClear()).as("not required, and off").isTrue();
    store.setEnabled("ncii", false);
    assertThat(screen.screen(unknown).faults())
        .containsExactly(new BankReport("ncii", Status.UNAVAILABLE, "required, but switched off"));
  }

  @ParameterizedTest(name = "{0} of 10 frames match a known video of 20: {1}")
  @CsvSource({"10, match", "8, match", "7, partial", "1, partial", "0, clear"})
  void asksForFourFifthsOfAVideosFrames(int matching, String expected) {
    List<PdqHash> clip = randomFrames(20);
    addVideo("clip", clip);
    List<PdqResult> frames = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      PdqHash hash = i < matching ? Hashes.at(31, clip.get(i), random) : Hashes.random(random);
      frames.add(new PdqResult(hash, 50));
    }
    Collections.shuffle(frames, random);

    VideoScreening result = screen.screenFrames(frames);
    assertThat(result.goodFrames()).isEqualTo(10);
    assertThat(result.isClear()).isEqualTo(expected.equals("clear"));
    assertThat(result.matches().size()).isEqualTo(expected.equals("match") ? 1 : 0);
    assertThat(result.partial().size()).isEqualTo(expected.equals("partial") ? 1 : 0);
    for (VideoMatch match : expected.equals("match") ? result.matches() : result.partial()) {
      assertThat(match.item()).isEqualTo("clip");
      assertThat(match.matchedFrames()).isEqualTo(matching);
      assertThat(match.knownMatched()).isEqualTo(matching);
      assertThat(match.knownFrames()).isEqualTo(20);
      assertThat(match.distance()).isEqualTo(31);
    }
  }

  @Test
  void countsOnlyGoodFramesAndEachOnce() {
    List<PdqHash> clip = randomFrames(4);
    addVideo("clip", clip);
    List<PdqResult> frames = new ArrayList<>();
    frames.add(new PdqResult(Hashes.random(random), 49)); // a black frame says nothing
    for (int i = 0; i < 50; i++) {
      frames.add(new PdqResult(clip.get(2), 90)); // a still: one frame
    }
    frames.add(new PdqResult(clip.get(3), 90));

    VideoScreening result = screen.screenFrames(frames);
    assertThat(result.goodFrames()).isEqualTo(2);
    assertThat(result.matches()).containsExactly(new VideoMatch(NCII, "clip", 2, 2, 2, 4, 0, 1));
    assertThat(screen.screenFrames(List.of(new PdqResult(clip.get(0), 49))))
        .isEqualTo(new VideoScreening(List.of(), List.of(), 0, List.of()));
    assertThat(screen.screenFrames(List.of()).isClear()).as("nothing was compared").isFalse();
  }

  @Test
  void canAskForAShareOfTheKnownVideoToo() {
    addVideo("film", randomFrames(99));
    List<PdqHash> clip = randomFrames(4);
    addVideo("clip", clip);
    HashScreen whole = HashScreen.of(List.of(banks), new MatchRule(31, 48, 50, 80, 75), Set.of());

    assertThat(whole.screenFrames(good(clip.subList(0, 3))).matches()).hasSize(1);
    assertThat(whole.screenFrames(good(clip.subList(0, 2))).matches()).isEmpty();
    assertThat(whole.screenFrames(good(clip.subList(0, 2))).partial()).hasSize(1);
    assertThat(screen.screenFrames(good(clip.subList(0, 2))).matches()).hasSize(1);
  }

  @Test
  void listsVideosWithMostMatchedFramesFirst() {
    List<PdqHash> one = randomFrames(6);
    addVideo("six", one);
    addVideo("two", one.subList(3, 5));
    addVideo("four", one.subList(0, 4));

    VideoScreening result = screen.screenFrames(good(one));
    assertThat(result.matches()).extracting(VideoMatch::item).containsExactly("six");
    assertThat(result.partial()).extracting(VideoMatch::item).containsExactly("four", "two");
    assertThat(result.partial().get(1).firstFrame()).isEqualTo(3);
  }

  @Test
  void refusesASetUpThatCouldNotWork() {
    assertThatThrownBy(() -> HashScreen.of(List.of(), MatchRule.STANDARD, Set.of()))
        .hasMessageContaining("nothing would ever match");
    assertThatThrownBy(() -> HashScreen.of(List.of(banks, banks), MatchRule.STANDARD, Set.of()))
        .hasMessageContaining("a name of its own");
    assertThatThrownBy(() -> new MatchRule(31, 30, 50, 80, 0))
        .hasMessage("nearMissDistance must be 31 to 256, was 30");
    assertThatThrownBy(() -> new MatchRule(31, 48, 101, 80, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MatchRule(31, 48, 50, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<PdqHash> randomFrames(int count) {
    List<PdqHash> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(Hashes.random(random));
    }
    return frames;
  }

  private void addVideo(String item, List<PdqHash> frames) {
    store.add(
        "ncii", frames.stream().map(frame -> new BankEntry(item, KnownHash.of(frame))).toList());
  }

  private static List<PdqResult> good(List<PdqHash> hashes) {
    return hashes.stream().map(hash -> new PdqResult(hash, 100)).toList();
  }
}
