package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, and those that were taken apart: {@code p o r n}, {@code p.o.r.n} and {@code
 * po-rn} are one word too. A word is compared as a whole, so that none is found within another.
 */
final class Words {
  /** The longest word that is looked at; no list has a longer one. */
  private static final int LONGEST = 64;

  /** How far apart words of a phrase may stand. */
  private static final int MAX_GAP = 5;

  private static final int MAX_JOINED = 32;

  /** How many letters of a word may be starred out in a row. */
  private static final int MAX_STARS = 3;

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final List<Word> joined = new ArrayList<>();

  private Words(String text) {
    this.text = text;
  }

  /**
   * A word.
   *
   * @param start where it begins
   * @param end where it ends, exclusive
   * @param raw its letters as they stand
   * @param readings what it may be meant to say
   */
  record Word(int start, int end, String raw, List<String> readings) {}

  static Words of(String text) {
    Words found = new Words(text);
    found.read();
    found.join();
    return found;
  }

  /** Returns the words in order. */
  List<Word> words() {
    return words;
  }

  /** Returns the words that were taken apart. */
  List<Word> joined() {
    return joined;
  }

  /** Returns whether a word follows another closely enough to be of one phrase. */
  static boolean follows(Word first, Word second) {
    return second.start() - first.end() <= MAX_GAP;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isWord(point) || opens(at, point)) {
        int end = at + Character.charCount(point);
        while (end < text.length() && continues(end)) {
          end += Character.charCount(text.codePointAt(end));
        }
        if (end - at <= LONGEST) {
          String raw = text.substring(at, end);
          words.add(new Word(at, end, raw, Fold.readings(raw)));
        }
        at = end;
      } else {
        at += Character.charCount(point);
      }
    }
  }

  private static boolean isWord(int point) {
    return Character.isLetterOrDigit(point);
  }

  /** A sign that stands for a letter begins a word only right before a letter. */
  private boolean opens(int at, int point) {
    return (point == '@' || point == '$') && at + 1 < text.length() && letterAt(at + 1);
  }

  private boolean continues(int at) {
    int point = text.codePointAt(at);
    if (isWord(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
      return true;
    }
    int next = at + 1;
    if (point == '*') {
      while (next < text.length() && next < at + MAX_STARS && text.charAt(next) == '*') {
        next++;
      }
    } else if (!Fold.isLeet(point)) {
      return false;
    }
    return next < text.length() && letterAt(next);
  }

  private boolean letterAt(int at) {
    return Character.isLetter(text.codePointAt(at));
  }

  /** Single letters in a row, and parts with one sign between, are read as one word as well. */
  private void join() {
    int at = 0;
    while (at < words.size()) {
      int end = at + 1;
      boolean singles = isSingle(words.get(at));
      while (end < words.size()
          && end - at < MAX_JOINED
          && (singles && isSingle(words.get(end))
              ? words.get(end).start() - words.get(end - 1).end() <= 2
              : isSeparated(words.get(end - 1), words.get(end)))) {
        singles &= isSingle(words.get(end));
        end++;
      }
      if (end - at >= (singles ? 3 : 2)) {
        add(words.subList(at, end));
      }
      at = end;
    }
  }

  private void add(List<Word> parts) {
    StringBuilder whole = new StringBuilder();
    parts.forEach(part -> whole.append(part.raw()));
    if (whole.length() <= LONGEST) {
      joined.add(
          new Word(
              parts.get(0).start(),
              parts.get(parts.size() - 1).end(),
              whole.toString(),
              Fold.readings(whole.toString())));
    }
  }

  private static boolean isSingle(Word word) {
    return word.raw().codePointCount(0, word.raw().length()) == 1;
  }

  private boolean isSeparated(Word first, Word second) {
    return second.start() - first.end() == 1 && "-_.~'".indexOf(text.charAt(first.end())) >= 0;
  }
}
