package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.KnownContent;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.hash.BankReport;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.DecodedPicture;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashMatch;
import dev.fanfare.moderation.hash.HashScreen;
import dev.fanfare.moderation.hash.HashScreening;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Orientation;
import dev.fanfare.moderation.hash.OrientedHashes;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.PdqResult;
import dev.fanfare.moderation.hash.PictureDecoder;
import dev.fanfare.moderation.hash.VideoMatch;
import dev.fanfare.moderation.hash.VideoScreening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares content with hash banks: SHA-256 for files that are the same, PDQ for pictures and
 * frames that look the same.
 *
 * <p>A match in the sense of the {@link MatchRule} has a confidence of 0.9 to 1, the more the
 * nearer it is. A near miss, and a known video of which only some frames are found, is a weak
 * signal: LOW, or as severe as its bank, with a confidence of 0.3 and 0.5. A picture with too
 * little in it to be compared matches nothing. A bank that could not be searched, or a picture that
 * could not be read, is said.
 */
public final class HashBanks implements KnownContent {
  private static final Map<String, Category> BY_NAME = byName();
  private static final String VERSION = "sha256+pdq";
  private static final double NEAR_MISS = 0.3;
  private static final double PARTIAL = 0.5;

  private final HashScreen screen;
  private final PictureDecoder decoder;
  private final Map<String, Category> categories;

  private HashBanks(HashScreen screen, PictureDecoder decoder, Map<String, Category> categories) {
    this.screen = requireNonNull(screen, "screen");
    this.decoder = requireNonNull(decoder, "decoder");
    this.categories = Map.copyOf(categories);
  }

  /**
   * Returns what compares with banks, whose categories are named as ours are, such as {@code ncii}
   * or {@code violent-extremism}. A bank of another name counts as {@link Category#OTHER}.
   */
  public static HashBanks of(HashScreen screen) {
    return new HashBanks(screen, PictureDecoder.standard(), Map.of());
  }

  /** Returns the same, with names of categories that banks use and what they stand for. */
  public HashBanks naming(Map<String, Category> categories) {
    return new HashBanks(screen, decoder, categories);
  }

  /** Returns the same with another decoder of pictures. */
  public HashBanks decoding(PictureDecoder decoder) {
    return new HashBanks(screen, decoder, categories);
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public Found find(ContentItem item, List<Frame> frames) {
    Search search = new Search();
    search.file(item);
    Map<MediaHandle, List<Frame>> byFile = new LinkedHashMap<>();
    for (Frame frame : frames) {
      byFile.computeIfAbsent(frame.media(), file -> new ArrayList<>()).add(frame);
    }
    byFile.forEach(
        (file, some) -> {
          if (file.kind() == ContentKind.VIDEO) {
            search.video(some);
          } else {
            some.forEach(search::picture);
          }
        });
    return search.found();
  }

  /** One comparison of one item. */
  private final class Search {
    private final List<Hit> hits = new ArrayList<>();
    private boolean bankOut;
    private boolean unreadable;

    Found found() {
      if (unreadable) {
        return new Found(hits, SignalStatus.REFUSED, "unreadable-picture");
      }
      return bankOut ? new Found(hits, SignalStatus.ERRORED, "bank-out") : Found.all(hits);
    }

    private void file(ContentItem item) {
      HashScreening known = screen.screen(ContentHash.parse(item.sha256()));
      note(known.faults());
      known.matches().forEach(match -> hits.add(hit(match.bank(), match.hash(), 0, 100, 1, null)));
    }

    private void picture(Frame frame) {
      DecodedPicture decoded = decoder.decode(frame.image().bytes());
      if (!(decoded instanceof DecodedPicture.Decoded picture)) {
        unreadable = true;
        return;
      }
      OrientedHashes hashes = Pdq.orientations(picture.image());
      int quality = hashes.of(Orientation.ORIGINAL).quality();
      HashScreening known = screen.screen(hashes);
      note(known.faults());
      for (HashMatch match : known.matches()) {
        double sure = confidence(match.distance());
        hits.add(hit(match.bank(), match.hash(), match.distance(), quality, sure, at(frame, sure)));
      }
      for (HashMatch miss : known.nearMisses()) {
        Hit hit =
            hit(
                miss.bank(),
                miss.hash(),
                miss.distance(),
                quality,
                NEAR_MISS,
                at(frame, NEAR_MISS));
        hits.add(new Hit(hit.category(), Severity.LOW, NEAR_MISS, hit.match(), hit.where()));
      }
    }

    private void video(List<Frame> frames) {
      List<PdqResult> hashes = new ArrayList<>();
      for (Frame frame : frames) {
        if (decoder.decode(frame.image().bytes()) instanceof DecodedPicture.Decoded picture) {
          hashes.add(Pdq.hash(picture.image()));
        } else {
          unreadable = true;
          return;
        }
      }
      VideoScreening known = screen.screenFrames(hashes);
      note(known.faults());
      known.matches().forEach(match -> add(match, frames, hashes, confidence(match.distance())));
      known.partial().forEach(match -> add(match, frames, hashes, PARTIAL));
    }

    private void add(
        VideoMatch match, List<Frame> frames, List<PdqResult> hashes, double confidence) {
      PdqResult first = hashes.get(match.firstFrame());
      hits.add(
          hit(
              match.bank(),
              KnownHash.of(first),
              match.distance(),
              first.quality(),
              confidence,
              at(frames.get(match.firstFrame()), confidence)));
    }

    private void note(List<BankReport> faults) {
      bankOut |= !faults.isEmpty();
    }
  }

  private static double confidence(int distance) {
    return 1 - 0.1 * Math.min(1, (double) distance / MatchRule.STANDARD.maxDistance());
  }

  private static Evidence.FrameRange at(Frame frame, double score) {
    long millis = frame.at().toMillis();
    return new Evidence.FrameRange(frame.media().handle(), millis, millis, score);
  }

  private Hit hit(
      HashBank bank,
      KnownHash hash,
      int distance,
      int quality,
      double confidence,
      Evidence.@Nullable FrameRange where) {
    String[] text = hash.text().split(":", 2);
    return new Hit(
        category(bank),
        Severity.valueOf(bank.severity().name()),
        confidence,
        new Evidence.HashMatch(bank.name(), text[0], text[1], distance, quality),
        where);
  }

  private Category category(HashBank bank) {
    Category named = categories.get(bank.category());
    if (named != null) {
      return named;
    }
    String name = bank.category().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return BY_NAME.getOrDefault(name, Category.OTHER);
  }

  private static Map<String, Category> byName() {
    Map<String, Category> names = new TreeMap<>();
    for (Category category : Category.values()) {
      names.put(category.name(), category);
    }
    return Map.copyOf(names);
  }
}
