package dev.fanfare.moderation.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes text as a reader sees it: Unicode's NFKC, without characters that show nothing. Notes what
 * it takes out.
 */
public final class TextNormaliser {
  private static final int MAX_MARKS = 4;
  private static final int MAX_FLAG_TAGS = 8;
  private static final int SELECTOR_RUN = 4;
  private static final int MAX_ODDITIES = 100;

  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int FIRST_TAG = 0xE0000;
  private static final int CANCEL_TAG = 0xE007F;

  private final String text;
  private final StringBuilder plain;
  private final StringBuilder cluster = new StringBuilder();
  private final int[][] origins = new int[2][];
  private final List<Oddity> oddities = new ArrayList<>();
  private final Map<Oddity.Kind, Integer> counts = new EnumMap<>(Oddity.Kind.class);
  private int clusterStart;
  private int clusterEnd;
  private int marks;

  private TextNormaliser(String text) {
    this.text = text;
    this.plain = new StringBuilder(text.length());
    origins[0] = new int[text.length()];
    origins[1] = new int[text.length()];
  }

  /** Returns a text as a reader sees it. */
  public static NormalText normalise(String text) {
    return isPlainAscii(text)
        ? new NormalText(text, new int[0], new int[0], List.of())
        : new TextNormaliser(text).run();
  }

  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c < ' ' && c != '\n' && c != '\t' && c != '\r') {
        return false;
      }
    }
    return true;
  }

  private NormalText run() {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (isTag(point)) {
        at = tags(at);
      } else if (isSelector(point)) {
        at = selectors(at);
      } else {
        take(point, at, end);
        at = end;
      }
    }
    flush();
    return new NormalText(plain.toString(), origins[0], origins[1], oddities);
  }

  private void take(int point, int start, int end) {
    if (isFormat(point)) {
      note(hidden(point, start, end), start, end);
    } else if (isMark(point)) {
      mark(point, start, end);
    } else {
      flush();
      clusterStart = start;
      clusterEnd = end;
      if (point == 0xFFFD) {
        note(Oddity.Kind.UNREADABLE, start, end);
      }
      cluster.appendCodePoint(readable(point, start, end));
    }
  }

  private int readable(int point, int start, int end) {
    return switch (Character.getType(point)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.CONTROL -> {
        if (point == '\n' || point == '\t' || point == '\r') {
          yield point;
        }
        note(Oddity.Kind.CONTROL, start, end);
        yield ' ';
      }
      default -> point;
    };
  }

  private void mark(int point, int start, int end) {
    if (!isHangul(point) && ++marks > MAX_MARKS) {
      note(Oddity.Kind.STACKED_MARKS, start, end);
      return;
    }
    if (cluster.isEmpty()) {
      clusterStart = start;
    }
    clusterEnd = end;
    cluster.appendCodePoint(point);
  }

  private void flush() {
    if (!cluster.isEmpty()) {
      String normal =
          cluster.length() == 1 && cluster.charAt(0) <= '~'
              ? cluster.toString()
              : Normalizer.normalize(cluster, Normalizer.Form.NFKC);
      int length = plain.length();
      plain.append(normal);
      if (plain.length() > origins[0].length) {
        int room = Math.max(plain.length(), 2 * origins[0].length);
        origins[0] = Arrays.copyOf(origins[0], room);
        origins[1] = Arrays.copyOf(origins[1], room);
      }
      for (int i = length; i < plain.length(); i++) {
        origins[0][i] = clusterStart;
        origins[1][i] = clusterEnd;
      }
      cluster.setLength(0);
    }
    marks = 0;
  }

  /** Flags of regions are a black flag with tags behind it; any other tags are hidden text. */
  private int tags(int start) {
    int end = start;
    int last = 0;
    int count = 0;
    while (end < text.length() && isTag(text.codePointAt(end))) {
      last = text.codePointAt(end);
      end += Character.charCount(last);
      count++;
    }
    boolean flag =
        start >= 2
            && text.codePointBefore(start) == BLACK_FLAG
            && last == CANCEL_TAG
            && count <= MAX_FLAG_TAGS;
    if (!flag) {
      note(Oddity.Kind.TAGS, start, end);
    }
    return end;
  }

  private int selectors(int start) {
    int end = start;
    int count = 0;
    while (end < text.length() && isSelector(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
      count++;
    }
    if (count >= SELECTOR_RUN) {
      note(Oddity.Kind.SELECTORS, start, end);
    }
    return end;
  }

  /**
   * Returns what a character that shows nothing counts as, or null where it belongs: joiners stand
   * in emoji and in Arabic and Indic words, direction marks in every text that mixes scripts.
   */
  private Oddity.@Nullable Kind hidden(int point, int start, int end) {
    if (point == 0x202D || point == 0x202E) {
      return Oddity.Kind.BIDI_OVERRIDE;
    }
    if (isDirection(point)) {
      return null;
    }
    boolean within =
        start > 0
            && end < text.length()
            && isWestern(text.codePointBefore(start))
            && isWestern(text.codePointAt(end));
    return within ? Oddity.Kind.HIDDEN : null;
  }

  private void note(Oddity.@Nullable Kind kind, int start, int end) {
    if (kind != null && counts.merge(kind, 1, Integer::sum) <= MAX_ODDITIES) {
      oddities.add(new Oddity(kind, start, end));
    }
  }

  private static boolean isTag(int point) {
    return point >= FIRST_TAG && point <= CANCEL_TAG;
  }

  private static boolean isSelector(int point) {
    return point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF;
  }

  private static boolean isDirection(int point) {
    return point == 0x200E
        || point == 0x200F
        || point == 0x061C
        || point >= 0x202A && point <= 0x202C
        || point >= 0x2066 && point <= 0x2069;
  }

  private static boolean isFormat(int point) {
    if (point < 0xAD) {
      return false;
    }
    return Character.getType(point) == Character.FORMAT || isFiller(point);
  }

  /** Letters and marks by their type that show nothing. */
  private static boolean isFiller(int point) {
    return switch (point) {
      case 0x034F,
          0x115F,
          0x1160,
          0x17B4,
          0x17B5,
          0x180B,
          0x180C,
          0x180D,
          0x180E,
          0x2800,
          0x3164,
          0xFFA0 ->
          true;
      default -> false;
    };
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> isHangul(point);
    };
  }

  /** Vowels and finals of decomposed Hangul, which belong to the consonant before. */
  private static boolean isHangul(int point) {
    return point >= 0x1161 && point <= 0x11FF || point >= 0xD7B0 && point <= 0xD7FB;
  }

  private static boolean isWestern(int point) {
    if (!Character.isLetterOrDigit(point)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case LATIN, GREEK, CYRILLIC, COMMON -> true;
      default -> false;
    };
  }
}
