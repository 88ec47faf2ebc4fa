package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.DecodedPicture;
import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.HashScreen;
import dev.fanfare.moderation.hash.HashScreening;
import dev.fanfare.moderation.hash.InMemoryHashBankStore;
import dev.fanfare.moderation.hash.IndexedHashMatcher;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.PdqResult;
import dev.fanfare.moderation.hash.PictureDecoder;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.moderation.hash.VideoScreening;
import dev.fanfare.moderation.watermark.ImageWatermarker;
import dev.fanfare.moderation.watermark.MarkResult;
import dev.fanfare.moderation.watermark.ReadResult;
import dev.fanfare.moderation.watermark.WatermarkId;
import dev.fanfare.moderation.watermark.WatermarkKey;
import dev.fanfare.moderation.watermark.Watermarker;
import dev.fanfare.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The programs of docs/hashes-and-watermarks.md. */
class HashesAndWatermarksDocsTest {
  private final byte[] upload = TestPictures.jpeg(TestPictures.photo(1, 640, 480), 90, true);
  private final byte[] removed = TestPictures.jpeg(TestPictures.photo(1, 640, 480), 60, true);

  @Test
  void screens() {
    PdqResult known = Pdq.hash(((Decoded) PictureDecoder.standard().decode(removed)).image());
    // snippet: hash-screen
    HashBankStore banks = new InMemoryHashBankStore(new InMemoryUnitOfWork());
    banks.save(new HashBank("removed", "spam", SeverityHint.LOW, "our own decisions", "2026-11"));
    banks.add("removed", List.of(new BankEntry("case-17", KnownHash.of(known))));

    HashScreen screen =
        HashScreen.of(
            List.of(IndexedHashMatcher.over(banks)), // and whatever else can be asked
            MatchRule.STANDARD,
            Set.of("removed")); // if this bank is missing or down, nothing is clear

    HashScreening file = screen.screen(ContentHash.of(upload)); // the same bytes
    file.isClear(); // true: every bank was asked, and no file is the same

    DecodedPicture picture = PictureDecoder.standard().decode(upload);
    if (picture instanceof Decoded decoded) {
      HashScreening looks = screen.screen(Pdq.orientations(decoded.image()));
      looks.matches().get(0).item(); // case-17, some bits away
      looks.nearMisses(); // []: nothing at distance 32 to 48
      looks.faults(); // []: no bank was down
    }
    // end
    assertThat(file.isClear()).isTrue();
    HashScreening looks = screen.screen(Pdq.orientations(((Decoded) picture).image()));
    assertThat(looks.matches().get(0).item()).isEqualTo("case-17");
    assertThat(looks.matches().get(0).distance()).isBetween(1, 31);
    assertThat(looks.nearMisses()).isEmpty();
    assertThat(looks.faults()).isEmpty();

    banks.setEnabled("removed", false);
    assertThat(screen.screen(ContentHash.of(upload)).isClear()).isFalse();
  }

  @Test
  void screensVideos() {
    HashBankStore banks = new InMemoryHashBankStore(new InMemoryUnitOfWork());
    banks.save(new HashBank("removed", "spam", SeverityHint.LOW, "our own decisions", "2026-11"));
    List<PdqResult> clip = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clip.add(Pdq.hash(TestPictures.photo(i, 320, 240)));
    }
    for (PdqResult frame : clip) {
      banks.add("removed", List.of(new BankEntry("clip-9", KnownHash.of(frame))));
    }
    HashScreen screen =
        HashScreen.of(
            List.of(IndexedHashMatcher.over(banks)), MatchRule.STANDARD, Set.of("removed"));
    List<PdqResult> frames = new ArrayList<>(clip);
    frames.set(4, Pdq.hash(TestPictures.photo(9, 320, 240)));
    // snippet: hash-video
    VideoScreening video = screen.screenFrames(frames); // one frame a second
    video.matches().get(0).item(); // clip-9
    video.matches().get(0).matchedFrames(); // 4 of 5 good frames
    // end
    assertThat(video.matches().get(0).item()).isEqualTo("clip-9");
    assertThat(video.matches().get(0).matchedFrames()).isEqualTo(4);
    assertThat(video.goodFrames()).isEqualTo(5);
  }

  @Test
  void marks() {
    byte[] secret = new byte[32];
    // snippet: watermark
    Watermarker watermarker = ImageWatermarker.of(WatermarkKey.of(secret)); // 16 bytes or more
    WatermarkId id = WatermarkId.parse("5f0c9ad1e2b34877"); // in your table: which copy, for whom

    byte[] published = upload;
    MarkResult result = watermarker.mark(upload, id);
    if (result instanceof MarkResult.Verified verified) {
      published = verified.media(); // a JPEG, from which the id was read back
    } else if (result instanceof MarkResult.Skipped skipped) {
      skipped.reason(); // TOO_SMALL, say: your policy publishes it unmarked or not at all
    }

    ReadResult read = watermarker.read(published); // Found[id=5f0c9ad1e2b34877, corrected=0]
    // end
    assertThat(result).isInstanceOf(MarkResult.Verified.class);
    assertThat(read).hasToString("Found[id=5f0c9ad1e2b34877, corrected=0]");
  }
}
