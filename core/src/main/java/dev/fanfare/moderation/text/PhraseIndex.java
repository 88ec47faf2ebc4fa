package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Finds phrases of all rules in one walk over a text's words. */
final class PhraseIndex {
  private static final List<String> ENDINGS = List.of("s", "es", "ed", "er", "ers", "ing", "z");
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final int MIN_SHOWN = 2;

  /** By the first word; the phrase's further words, and what it belongs to. */
  private final Map<String, List<Entry>> entries = new HashMap<>();

  /** Single words by their first letter and length, for words that are partly starred out. */
  private final Map<String, Set<String>> byShape = new HashMap<>();

  /**
   * A phrase.
   *
   * @param rest its words after the first
   * @param target what it belongs to
   */
  private record Entry(List<String> rest, int target) {}

  /** Adds a phrase. */
  void add(String phrase, int target) {
    boolean forms = phrase.endsWith("+");
    String text = forms ? phrase.substring(0, phrase.length() - 1) : phrase;
    List<String> words = new ArrayList<>();
    for (String word : BLANK.split(text.strip())) {
      words.add(Fold.letters(word));
    }
    put(words, target);
    if (forms) {
      int last = words.size() - 1;
      for (String ending : ENDINGS) {
        List<String> form = new ArrayList<>(words);
        form.set(last, words.get(last) + ending);
        put(form, target);
      }
    }
  }

  private void put(List<String> words, int target) {
    String first = words.get(0);
    entries
        .computeIfAbsent(first, any -> new ArrayList<>())
        .add(new Entry(List.copyOf(words.subList(1, words.size())), target));
    if (words.size() == 1) {
      byShape.computeIfAbsent(shape(first), any -> new HashSet<>()).add(first);
    }
  }

  private static String shape(String word) {
    return word.charAt(0) + "/" + word.length();
  }

  /** Calls for each phrase that is found, with its target. */
  void find(Words words, BiConsumer<Integer, Match> found) {
    List<Words.Word> all = words.words();
    for (int i = 0; i < all.size(); i++) {
      Words.Word first = all.get(i);
      for (String reading : first.readings()) {
        for (Entry entry : entriesOf(reading)) {
          int last = lastOf(all, i, entry.rest());
          if (last >= 0) {
            found.accept(entry.target(), new Match(first.start(), all.get(last).end()));
          }
        }
      }
    }
    for (Words.Word word : words.joined()) {
      for (String reading : word.readings()) {
        for (Entry entry : entriesOf(reading)) {
          if (entry.rest().isEmpty()) {
            found.accept(entry.target(), new Match(word.start(), word.end()));
          }
        }
      }
    }
  }

  private List<Entry> entriesOf(String reading) {
    if (reading.indexOf('*') < 0) {
      return entries.getOrDefault(reading, List.of());
    }
    long shown = reading.chars().filter(c -> c != '*').count();
    if (shown < MIN_SHOWN || reading.charAt(0) == '*') {
      return List.of();
    }
    return byShape.getOrDefault(shape(reading), Set.of()).stream()
        .filter(word -> fits(word, reading))
        .flatMap(word -> entries.getOrDefault(word, List.of()).stream())
        .filter(entry -> entry.rest().isEmpty())
        .toList();
  }

  private static boolean fits(String word, String starred) {
    for (int i = 0; i < word.length(); i++) {
      if (starred.charAt(i) != '*' && starred.charAt(i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index of a phrase's last word, or -1 if the phrase is not there. */
  private static int lastOf(List<Words.Word> all, int first, List<String> rest) {
    int at = first;
    for (String word : rest) {
      if (at + 1 >= all.size()
          || !Words.follows(all.get(at), all.get(at + 1))
          || !all.get(at + 1).readings().contains(word)) {
        return -1;
      }
      at++;
    }
    return at;
  }
}
