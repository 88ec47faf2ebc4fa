package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** Finds numbers that belong to somebody. */
final class Numbers {
  private static final int SHORTEST_CARD = 13;
  private static final int LONGEST_CARD = 19;

  /** Of the IBAN registry. */
  private static final Map<String, Integer> IBAN_LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22",
          "DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28",
          "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25",
          "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29",
          "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29",
          "VA22 VG24 XK20 YE30");

  private Numbers() {}

  private static Map<String, Integer> lengths(String... lines) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String line : lines) {
      for (String entry : line.split(" ")) {
        lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
      }
    }
    return Map.copyOf(lengths);
  }

  /** Card numbers of a known brand with a right check digit, in groups or not. */
  static List<Match> cards(String text) {
    return runs(text, " -", (digits, raw) -> isCard(digits) && !isUniform(digits) && luhn(digits));
  }

  /** The prefixes that brands give out (ISO/IEC 7812 ranges as published), with their lengths. */
  private static boolean isCard(String digits) {
    int length = digits.length();
    if (length < SHORTEST_CARD || length > LONGEST_CARD) {
      return false;
    }
    int four = Integer.parseInt(digits.substring(0, 4));
    int two = four / 100;
    return switch (two / 10) {
      case 2 -> four >= 2200 && four <= 2204 || four >= 2221 && four <= 2720 && length == 16;
      case 3 ->
          (two == 34 || two == 37) && length == 15
              || (four / 10 >= 300 && four / 10 <= 305 || two == 36 || two >= 38)
                  && length >= 14
                  && length <= 19
              || four >= 3528 && four <= 3589 && length >= 16;
      case 4 -> length == 13 || length == 16 || length == 19;
      case 5 -> two >= 51 && two <= 55 ? length == 16 : two != 59;
      case 6 -> length >= 16;
      default -> false;
    };
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

  /** IBANs of their country's length with right check digits, in groups of four or not. */
  static List<Match> ibans(String text) {
    List<Match> found = new ArrayList<>();
    for (int at = 0; at + 4 <= text.length(); at++) {
      if (isDigit(text, at + 2)
          && isDigit(text, at + 3)
          && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
        Integer length = IBAN_LENGTHS.get(text.substring(at, at + 2).toUpperCase(Locale.ROOT));
        int end = length == null ? at : ibanEnd(text, at, length);
        if (end > at) {
          found.add(new Match(at, end));
        }
      }
    }
    return found;
  }

  /** Returns where it ends, or where it would begin if it is none. */
  private static int ibanEnd(String text, int start, int length) {
    StringBuilder compact = new StringBuilder(length);
    int at = start;
    while (at < text.length() && compact.length() < length) {
      char c = Character.toUpperCase(text.charAt(at));
      if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        compact.append(c);
      } else if (c != ' ' && c != '-' || !isAlphanumeric(text, at + 1)) {
        return start;
      }
      at++;
    }
    boolean whole = compact.length() == length && !isAlphanumeric(text, at);
    return whole && mod97(compact.substring(4) + compact.substring(0, 4)) == 1 ? at : start;
  }

  private static boolean isAlphanumeric(String text, int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
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
}
