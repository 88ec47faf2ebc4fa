package dev.fanfare.moderation.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Undoes how words are disguised: letters of other alphabets, digits for letters, repetition. */
final class Fold {
  /** Letters that look like a Latin one, each beside it. */
  private static final String ALIKE =
      "аaвbеeкkмmнhоoрpсcтtуyхxіiѕsјjԁdһhԛqԝwӏlгrпn"
          + "αaβbεeηnιiκkνvοoρpτtυuχxγyωw"
          + "ıiłløođdħhŧtɑaɡgɪiʀrʟlɴnʙbʜhɢgꜰfꜱsᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzʏy";

  private static final String LEET = "0o3e4a5s7t8b9g@a$s+t";
  private static final int MAX_KEYS = 8;

  private Fold() {}

  /** Returns whether a character may stand for a letter, if it stands within a word. */
  static boolean isLeet(int point) {
    return point == '!' || point == '|' || point == '@' || point == '$' || point == '+';
  }

  /**
   * Returns a word in small Latin letters without accents, as far as each of its letters is or
   * looks like one; else merely in small letters.
   */
  static String letters(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder latin = new StringBuilder(apart.length());
    boolean whole = true;
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        char same = c <= '~' ? c : lookup(ALIKE, c);
        whole &= same != 0;
        latin.append(same == 0 ? c : same);
      }
    }
    String folded = latin.toString().replace("ß", "ss").replace("æ", "ae");
    return whole || isAscii(folded) ? folded : lower;
  }

  /** Returns whether a word mixes Latin letters with others that look like them. */
  static boolean isMixed(String word) {
    boolean latin = false;
    boolean alike = false;
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      if (c >= 'a' && c <= 'z') {
        latin = true;
      } else if (c > '~' && lookup(ALIKE, c) != 0) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        alike |=
            script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK;
      }
    }
    return latin && alike;
  }

  /** Returns what a word may be meant to say, the plainest first. */
  static List<String> readings(String word) {
    String letters = letters(word);
    Set<String> readings = new LinkedHashSet<>();
    addSqueezed(readings, letters);
    boolean anyLetter = letters.chars().anyMatch(Character::isLetter);
    if (anyLetter && letters.chars().anyMatch(c -> !Character.isLetter(c))) {
      addSqueezed(readings, unleet(letters, 'i'));
      addSqueezed(readings, unleet(letters, 'l'));
      String bare = letters.charAt(0) == '@' ? letters.substring(1) : letters;
      addSqueezed(readings, bare);
    }
    List<String> all = new ArrayList<>(readings);
    return all.size() <= MAX_KEYS ? all : all.subList(0, MAX_KEYS);
  }

  private static String unleet(String word, char one) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char letter = c == '1' || c == '!' || c == '|' ? one : lookup(LEET, c);
      letters.append(letter == 0 ? c : letter);
    }
    return letters.toString();
  }

  /** Adds a word, and, if a letter comes three times in a row, with such letters once and twice. */
  private static void addSqueezed(Set<String> readings, String word) {
    readings.add(word);
    String twice = squeezed(word, 2);
    if (!twice.equals(word)) {
      readings.add(twice);
      readings.add(squeezed(word, 1));
    }
  }

  private static String squeezed(String word, int keep) {
    StringBuilder kept = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      int end = i;
      while (end < word.length() && word.charAt(end) == word.charAt(i)) {
        end++;
      }
      int run = end - i;
      kept.append(String.valueOf(word.charAt(i)).repeat(run >= 3 ? keep : run));
      i = end;
    }
    return kept.toString();
  }

  private static char lookup(String pairs, char c) {
    for (int i = 0; i < pairs.length(); i += 2) {
      if (pairs.charAt(i) == c) {
        return pairs.charAt(i + 1);
      }
    }
    return 0;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
