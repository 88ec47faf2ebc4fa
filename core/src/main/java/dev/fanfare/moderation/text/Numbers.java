package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Finds numbers that belong to somebody. */
final class Numbers {
  private static final int SHORTEST_CARD = 13;
  private static final int LONGEST_CARD = 19;
  private static final int SHORTEST_IBAN = 15;
  private static final int LONGEST_IBAN = 34;

  private Numbers() {}

  /** Card numbers with a right check digit, in groups or not. */
  static List<Match> cards(String text) {
    return runs(
        text,
        " -",
        (digits, raw) ->
            digits.length() >= SHORTEST_CARD
                && digits.length() <= LONGEST_CARD
                && "3456".indexOf(digits.charAt(0)) >= 0
                && !isUniform(digits)
                && luhn(digits));
  }

  /** Numbers with a plus before them, or in the groups of North America. */
  static List<Match> phones(String text) {
    return runs(
        text,
        " -.()/",
        (digits, raw) ->
            raw.startsWith("+") && digits.length() >= 8 && digits.length() <= 15
                || digits.length() == 10 && groups(raw).equals("3-3-4"));
  }

  /**
   * Social security numbers of the USA; areas and groups that were never given out are left out.
   */
  static List<Match> socialSecurity(String text) {
    return runs(
        text,
        "-",
        (digits, raw) -> {
          if (digits.length() != 9 || !groups(raw).equals("3-2-4")) {
            return false;
          }
          int area = Integer.parseInt(digits.substring(0, 3));
          return area != 0
              && area != 666
              && area < 900
              && !digits.startsWith("00", 3)
              && !digits.endsWith("0000");
        });
  }

  /** IBANs with right check digits, in groups of four or not. */
  static List<Match> ibans(String text) {
    List<Match> found = new ArrayList<>();
    for (int at = 0; at + SHORTEST_IBAN <= text.length(); at++) {
      if (isCapital(text, at)
          && isCapital(text, at + 1)
          && isDigit(text, at + 2)
          && isDigit(text, at + 3)
          && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
        int end = ibanEnd(text, at);
        if (end > at) {
          found.add(new Match(at, end));
        }
      }
    }
    return found;
  }

  /** Tries the longest first, since words may follow: "DE89 3704 0044 0532 0130 00 PLEASE". */
  private static int ibanEnd(String text, int start) {
    StringBuilder compact = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    int at = start;
    while (at < text.length() && compact.length() < LONGEST_IBAN) {
      char c = text.charAt(at);
      if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        compact.append(c);
        ends.add(at + 1);
      } else if (c != ' ' || at + 1 == text.length() || text.charAt(at + 1) == ' ') {
        break;
      }
      at++;
    }
    for (int length = compact.length(); length >= SHORTEST_IBAN; length--) {
      int end = ends.get(length - 1);
      boolean whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (whole && mod97(compact.substring(4, length) + compact.substring(0, 4)) == 1) {
        return end;
      }
    }
    return start;
  }

  /** Calls for each run of digits with signs between, none after another. */
  private static List<Match> runs(
      String text, String separators, BiPredicate<String, String> condition) {
    List<Match> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean opens = isDigit(text, at) || "+(".indexOf(text.charAt(at)) >= 0;
      boolean within = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
      if (!opens || within) {
        at++;
      } else {
        int end = runEnd(text, at, separators);
        String raw = text.substring(at, end);
        String digits = digitsOf(raw);
        boolean open = end == text.length() || !Character.isLetter(text.charAt(end));
        if (open && condition.test(digits, raw)) {
          found.add(new Match(at, end));
        }
        at = Math.max(end, at + 1);
      }
    }
    return found;
  }

  /** Two signs in a row end a run, but for a bracket and a blank. */
  private static int runEnd(String text, int start, String separators) {
    int end = start;
    int at = start;
    int gap = 0;
    while (at < text.length() && at - start < 64 && gap <= 2) {
      char c = text.charAt(at);
      if (isDigit(text, at)) {
        gap = 0;
        end = at + 1;
      } else if (at == start && (c == '+' || c == '(') || separators.indexOf(c) >= 0) {
        gap++;
      } else {
        break;
      }
      at++;
    }
    return end;
  }

  private static String digitsOf(String raw) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      if (isDigit(raw, i)) {
        digits.append(raw.charAt(i));
      }
    }
    return digits.toString();
  }

  /** Returns the lengths of the groups of digits, such as {@code 3-3-4}. */
  private static String groups(String raw) {
    StringBuilder groups = new StringBuilder();
    int length = 0;
    for (int i = 0; i <= raw.length(); i++) {
      if (i < raw.length() && isDigit(raw, i)) {
        length++;
      } else if (length > 0) {
        groups.append(groups.isEmpty() ? "" : "-").append(length);
        length = 0;
      }
    }
    return groups.toString();
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** ISO/IEC 7064, MOD 97-10, with A as 10 and Z as 35. */
  private static int mod97(String text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      rest = value < 10 ? (rest * 10 + value) % 97 : (rest * 100 + value) % 97;
    }
    return rest;
  }

  private static boolean isUniform(String digits) {
    return digits.chars().distinct().count() == 1;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isCapital(String text, int at) {
    return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
  }
}
