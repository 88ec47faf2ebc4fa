package dev.fanfare.moderation.text;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Scans of a text, each in one walk. */
final class Scanners {
  private static final int SAME_CHARACTERS = 12;
  private static final int SAME_WORDS = 8;
  private static final int SHOUTED_LETTERS = 30;
  private static final int SHOUTED_PERCENT = 80;
  private static final String PUNYCODE = "xn--";
  private static final int LONGEST_LABEL = 63;

  private static final Set<String> SHORTENERS =
      Set.of(
          "bit.ly",
          "tinyurl.com",
          "t.co",
          "goo.gl",
          "is.gd",
          "ow.ly",
          "buff.ly",
          "cutt.ly",
          "rebrand.ly",
          "shorturl.at",
          "rb.gy",
          "t.ly",
          "v.gd",
          "tiny.cc",
          "adf.ly",
          "shorte.st",
          "bl.ink",
          "s.id");

  private static final List<String> PROGRAMS =
      List.of(
          ".exe", ".scr", ".apk", ".msi", ".bat", ".cmd", ".vbs", ".jar", ".ps1", ".pif", ".dmg",
          ".iso", ".hta");

  private Scanners() {}

  static List<Match> find(Scan scan, String text, Words words, List<Link> links) {
    return switch (scan) {
      case EMAIL -> emails(text);
      case PHONE -> Numbers.phones(text);
      case CARD_NUMBER -> Numbers.cards(text);
      case IBAN -> Numbers.ibans(text);
      case US_SSN -> Numbers.socialSecurity(text);
      case LINK -> links(links, link -> true);
      case LINK_IP_HOST -> links(links, Link::hasNumberHost);
      case LINK_USERINFO -> links(links, link -> !link.user().isEmpty());
      case LINK_LOOKALIKE -> links(links, link -> isLookalike(link.host()));
      case LINK_SHORTENER -> links(links, link -> SHORTENERS.contains(link.host()));
      case LINK_SCRIPT -> links(links, Link::isScript);
      case LINK_PROGRAM -> links(links, Scanners::isProgram);
      case LOOKALIKE_LETTERS -> mixed(words);
      case REPETITION -> repetition(text, words);
      case SHOUTING -> shouting(text);
    };
  }

  private static List<Match> links(List<Link> links, Predicate<Link> condition) {
    return links.stream()
        .filter(condition)
        .map(link -> new Match(link.start(), link.end()))
        .toList();
  }

  /**
   * Mixed alphabets, or another one whose letters all look like Latin ones, under a Latin ending.
   */
  private static boolean isLookalike(String host) {
    String[] labels = host.split("\\.");
    boolean latinEnding = labels.length > 1 && isAscii(labels[labels.length - 1]);
    for (String label : labels) {
      String shown = label;
      if (label.startsWith(PUNYCODE)) {
        shown = label.length() <= LONGEST_LABEL ? IDN.toUnicode(label) : label;
        if (shown.startsWith(PUNYCODE)) {
          return true; // nothing that could be shown
        }
      }
      boolean disguised = latinEnding && !isAscii(shown) && isForeign(shown);
      if (Fold.isMixed(shown) || disguised && isAscii(Fold.letters(shown))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForeign(String label) {
    return label
        .codePoints()
        .filter(Character::isLetter)
        .anyMatch(point -> Character.UnicodeScript.of(point) != Character.UnicodeScript.LATIN);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c <= '~');
  }

  private static boolean isProgram(Link link) {
    String path = link.path().toLowerCase(Locale.ROOT);
    int end = path.length();
    for (char sign : new char[] {'?', '#'}) {
      int at = path.indexOf(sign);
      end = at >= 0 && at < end ? at : end;
    }
    String file = path.substring(0, end);
    return PROGRAMS.stream().anyMatch(file::endsWith);
  }

  private static List<Match> emails(String text) {
    List<Match> found = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && at - start < 64 && isLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      int dot = -1;
      while (end < text.length() && end - at < 255 && isHost(text.charAt(end))) {
        dot = text.charAt(end) == '.' ? end : dot;
        end++;
      }
      while (end > at && text.charAt(end - 1) == '.') {
        end--;
        dot = text.lastIndexOf('.', end - 1);
      }
      if (start < at && dot > at + 1 && end - dot > 2) {
        found.add(new Match(start, end));
      }
    }
    return found;
  }

  private static boolean isLocal(char c) {
    return isHost(c) || c == '_' || c == '+' || c == '%';
  }

  private static boolean isHost(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.';
  }

  private static List<Match> mixed(Words words) {
    return words.words().stream()
        .filter(word -> Fold.isMixed(word.raw()))
        .map(word -> new Match(word.start(), word.end()))
        .toList();
  }

  private static List<Match> repetition(String text, Words words) {
    List<Match> found = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) != text.charAt(start)) {
        if (i - start >= SAME_CHARACTERS && !isRule(text.charAt(start))) {
          found.add(new Match(start, i));
        }
        start = i;
      }
    }
    List<Words.Word> all = words.words();
    int first = 0;
    for (int i = 1; i <= all.size(); i++) {
      if (i == all.size() || !all.get(i).raw().equalsIgnoreCase(all.get(first).raw())) {
        if (i - first >= SAME_WORDS) {
          found.add(new Match(all.get(first).start(), all.get(i - 1).end()));
        }
        first = i;
      }
    }
    return found;
  }

  /** Blanks and lines of signs part a text; they are no repetition. */
  private static boolean isRule(char c) {
    return Character.isWhitespace(c) || "-=_*.#~".indexOf(c) >= 0;
  }

  private static List<Match> shouting(String text) {
    int letters = 0;
    int capitals = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c)) {
        capitals++;
        letters++;
      } else if (Character.isLowerCase(c)) {
        letters++;
      }
    }
    boolean loud =
        letters >= SHOUTED_LETTERS && capitals * 100L >= (long) SHOUTED_PERCENT * letters;
    return loud ? List.of(new Match(0, text.length())) : List.of();
  }
}
