package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is screened: one version of a piece of content, with all of it that detectors may see.
 * Immutable. Start with {@link #text} or {@link #media} and add what there is. {@code toString}
 * shows no content.
 *
 * <p>Halves of surrogate pairs and U+0000, which no storage keeps, become U+FFFD in the texts; the
 * normaliser flags those.
 *
 * @param ref which item and version
 * @param kind what it mainly is
 * @param creator whose it is
 * @param surface where it is shown
 * @param locale its language as a BCP 47 tag, 1 to 35 characters, null if that is not known
 * @param sha256 SHA-256 of the content, 64 lower-case hexadecimal digits; what is decided is
 *     decided about these bytes
 * @param depicted who can be seen or heard in it, sorted, without repetition
 * @param text what is written: title, caption, comment; at most {@link #MAX_TEXT} characters
 * @param transcript what is said in it; at most {@link #MAX_TEXT} characters
 * @param media its files, at most {@link #MAX_MEDIA}
 * @param declaredAiMade whether the creator says that a model made or altered it
 */
public record ContentItem(
    ContentRef ref,
    ContentKind kind,
    CreatorId creator,
    Surface surface,
    @Nullable String locale,
    String sha256,
    List<PersonId> depicted,
    @Nullable String text,
    @Nullable String transcript,
    List<MediaHandle> media,
    boolean declaredAiMade)
    implements Serializable {
  /** The longest text and the longest transcript, in UTF-16 characters. */
  public static final int MAX_TEXT = 1_000_000;

  /** The most files of an item. */
  public static final int MAX_MEDIA = 100;

  /** The most people in an item. */
  public static final int MAX_DEPICTED = 1_000;

  /**
   * @throws IllegalArgumentException if a value is out of range, or there is nothing to screen
   */
  public ContentItem {
    requireNonNull(ref, "ref");
    requireNonNull(kind, "kind");
    requireNonNull(creator, "creator");
    requireNonNull(surface, "surface");
    if (locale != null) {
      requireText("locale", locale, 35);
    }
    sha256 = Hex.requireSha256("sha256", sha256);
    depicted = List.copyOf(new TreeSet<>(depicted));
    require(
        depicted.size() <= MAX_DEPICTED,
        "depicted must be at most %d, were %d",
        MAX_DEPICTED,
        depicted.size());
    text = storable("text", text);
    transcript = storable("transcript", transcript);
    media = List.copyOf(media);
    require(
        media.size() <= MAX_MEDIA, "media must be at most %d, were %d", MAX_MEDIA, media.size());
    require(
        text != null || transcript != null || !media.isEmpty(),
        "content '%s' has neither text nor transcript nor media",
        ref);
  }

  /** Returns an item of text on {@link Surface#POST}. */
  public static ContentItem text(ContentRef ref, CreatorId creator, String text) {
    return new ContentItem(
        ref,
        ContentKind.TEXT,
        creator,
        Surface.POST,
        null,
        Hex.sha256(text),
        List.of(),
        text,
        null,
        List.of(),
        false);
  }

  /**
   * Returns an item of one file on {@link Surface#POST}.
   *
   * @param sha256 of the file's bytes, in hexadecimal digits
   */
  public static ContentItem media(
      ContentRef ref, CreatorId creator, MediaHandle media, String sha256) {
    return new ContentItem(
        ref,
        media.kind(),
        creator,
        Surface.POST,
        null,
        sha256,
        List.of(),
        null,
        null,
        List.of(media),
        false);
  }

  /** Returns the same item on another surface. */
  public ContentItem on(Surface surface) {
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        depicted,
        text,
        transcript,
        media,
        declaredAiMade);
  }

  /** Returns the same item in a language, as a BCP 47 tag. */
  public ContentItem inLocale(String locale) {
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        depicted,
        text,
        transcript,
        media,
        declaredAiMade);
  }

  /** Returns the same item with a caption; {@link #sha256} stays. */
  public ContentItem withText(String text) {
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        depicted,
        text,
        transcript,
        media,
        declaredAiMade);
  }

  /** Returns the same item with what is said in it. */
  public ContentItem withTranscript(String transcript) {
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        depicted,
        text,
        transcript,
        media,
        declaredAiMade);
  }

  /** Returns the same item with a further file. */
  public ContentItem withMedia(MediaHandle more) {
    List<MediaHandle> all = new ArrayList<>(media);
    all.add(more);
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        depicted,
        text,
        transcript,
        all,
        declaredAiMade);
  }

  /** Returns the same item with these people in it. */
  public ContentItem depicting(PersonId... people) {
    return new ContentItem(
        ref,
        kind,
        creator,
        surface,
        locale,
        sha256,
        List.of(people),
        text,
        transcript,
        media,
        declaredAiMade);
  }

  /** Returns the same item, declared to be made or altered by a model. */
  public ContentItem declaredAsAiMade() {
    return new ContentItem(
        ref, kind, creator, surface, locale, sha256, depicted, text, transcript, media, true);
  }

  /** Returns whether a file of it can be looked at. */
  public boolean hasVisualMedia() {
    return media.stream().anyMatch(file -> file.kind().isVisual());
  }

  /** Returns a hash of all that detectors see: equal exactly for equal content. */
  public String digest() {
    return Hex.digest(this);
  }

  private static @Nullable String storable(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    require(
        text.length() <= MAX_TEXT,
        "%s must be at most %d characters, had %d",
        name,
        MAX_TEXT,
        text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
            .map(point -> point == 0 || isHalf(point) ? '\uFFFD' : point)
            .forEach(kept::appendCodePoint);
        return kept.toString();
      }
    }
    return text;
  }

  private static boolean isHalf(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }

  @Override
  public String toString() {
    return "ContentItem[%s, %s of %s]".formatted(ref, kind, creator);
  }
}
