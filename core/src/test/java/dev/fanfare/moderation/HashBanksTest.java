package dev.fanfare.moderation;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiContent;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.HashScreen;
import dev.fanfare.moderation.hash.InMemoryHashBankStore;
import dev.fanfare.moderation.hash.IndexedHashMatcher;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.moderation.stage.HashBanks;
import dev.fanfare.moderation.stage.HashStage;
import dev.fanfare.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Known content, from the bank to the decision. */
class HashBanksTest {
  private static final BufferedImage KNOWN = TestPictures.photo(1, 320, 240);
  private static final BufferedImage OTHER = TestPictures.photo(2, 320, 240);

  private final HashBankStore banks = new InMemoryHashBankStore(new InMemoryUnitOfWork());
  private final HashScreen screen =
      HashScreen.of(List.of(IndexedHashMatcher.over(banks)), MatchRule.STANDARD, Set.of("ncii-eu"));
  private final Bench bench = new Bench();

  @BeforeEach
  void fill() {
    banks.save(new HashBank("ncii-eu", "ncii", SeverityHint.CRITICAL, "a keeper", "7"));
    banks.add("ncii-eu", List.of(new BankEntry("a", KnownHash.of(Pdq.hash(KNOWN)))));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Frame frame(MediaHandle file, int second, byte[] bytes) {
    return new Frame(
        file,
        second,
        Duration.ofSeconds(second),
        AiContent.Image.of(AiContent.Image.Type.PNG, bytes));
  }

  private static ContentItem image() {
    return Given.image("i");
  }

  private KnownContent.Found find(ContentItem item, BufferedImage... pictures) {
    MediaHandle file = item.media().get(0);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < pictures.length; i++) {
      frames.add(frame(file, i, TestPictures.jpeg(pictures[i], 70, true)));
    }
    return HashBanks.of(screen).find(item, frames);
  }

  @Test
  void findsAPictureThatLooksTheSame() {
    KnownContent.Found found = find(image(), KNOWN);

    assertThat(found.status()).isEqualTo(SignalStatus.OK);
    KnownContent.Hit hit = found.hits().get(0);
    assertThat(hit.category()).isEqualTo(Category.NCII);
    assertThat(hit.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(hit.confidence()).isBetween(0.9, 1.0);
    assertThat(hit.match().bank()).isEqualTo("ncii-eu");
    assertThat(hit.match().algorithm()).isEqualTo("pdq");
    assertThat(hit.match().hash()).isEqualTo(Pdq.hash(KNOWN).hash().hex());
    assertThat(hit.match().distance()).isBetween(0, 31);
    assertThat(find(image(), OTHER)).isEqualTo(KnownContent.Found.all(List.of()));
  }

  @Test
  void findsAVideoByMostOfItsFramesAndSuspectsOneBySome() {
    ContentItem video = Given.video("v");

    assertThat(find(video, KNOWN, KNOWN).hits().get(0).confidence()).isGreaterThanOrEqualTo(0.9);
    KnownContent.Hit some = find(video, OTHER, KNOWN).hits().get(0);
    assertThat(some.confidence()).isEqualTo(0.5);
    assertThat(some.where()).isEqualTo(new Evidence.FrameRange("files/v.mp4", 1_000, 1_000, 0.5));
  }

  @Test
  void findsTheSameFile() {
    byte[] bytes = {1, 2, 3};
    banks.save(new HashBank("own", "Violent extremism", SeverityHint.HIGH, "us", "1"));
    banks.add("own", List.of(new BankEntry("b", KnownHash.of(ContentHash.of(bytes)))));
    ContentItem audio =
        ContentItem.media(
            ContentRef.of("a", 1), ADA, MediaHandle.audio("a"), ContentHash.of(bytes).hex());

    assertThat(HashBanks.of(screen).find(audio, List.of()).hits())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.category()).isEqualTo(Category.VIOLENT_EXTREMISM);
              assertThat(hit.confidence()).isEqualTo(1);
              assertThat(hit.match().algorithm()).isEqualTo("sha256");
            });
    assertThat(
            HashBanks.of(screen)
                .naming(Map.of("Violent extremism", Category.HATE))
                .find(audio, List.of())
                .hits())
        .extracting(KnownContent.Hit::category)
        .containsExactly(Category.HATE);
  }

  @Test
  void saysWhatCouldNotBeCompared() {
    assertThat(
            HashBanks.of(screen)
                .find(image(), List.of(frame(image().media().get(0), 0, new byte[] {1, 2})))
                .status())
        .as("a picture that cannot be read")
        .isEqualTo(SignalStatus.REFUSED);
    banks.setEnabled("ncii-eu", false);
    assertThat(find(image(), OTHER).status())
        .as("a bank that is switched off and required")
        .isEqualTo(SignalStatus.ERRORED);
  }

  @Test
  void blocksWhatIsKnown() {
    Moderation moderation =
        bench.over(
            ModerationPolicies.of(ModerationPresets.standard()),
            bench
                .pipeline(HashStage.of(HashBanks.of(screen)))
                .frames((file, most) -> List.of(frame(file, 0, TestPictures.jpeg(KNOWN, 70, true))))
                .build());

    Decision decision = ((ScreenResult.Decided) moderation.screen(image(), key("k"))).decision();

    assertThat(decision.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(decision.facts().rows()).startsWith("ncii-known");
  }
}
