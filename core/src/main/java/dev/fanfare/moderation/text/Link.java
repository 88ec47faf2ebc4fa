package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link in a text. {@code hxxp://} and {@code example[.]com} count as what they stand for.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param scheme in small letters, empty if there is none
 * @param user what stands before the host, empty if nothing does
 * @param host in small letters, empty for a scheme that has none
 * @param path what follows the host
 */
record Link(int start, int end, String scheme, String user, String host, String path) {
  private static final int LONGEST = 2_000;
  private static final int MAX_LINKS = 1_000;
  private static final Set<String> HOSTLESS = Set.of("javascript", "data", "vbscript");

  /** Endings of bare names that are taken for links; with a scheme, www or a path any will do. */
  private static final Set<String> ENDINGS =
      Set.of(
          "com", "net", "org", "info", "biz", "io", "co", "me", "tv", "cc", "ws", "ru", "cn", "de",
          "uk", "eu", "fr", "it", "es", "nl", "pl", "br", "in", "us", "ca", "au", "jp", "ch", "at",
          "xyz", "top", "site", "online", "club", "shop", "store", "live", "icu", "vip", "win",
          "bid", "loan", "click", "link", "app", "dev", "ly", "gg", "gd", "tk", "ml", "ga", "cf",
          "gq", "su", "pw", "zip", "mov", "porn", "xxx", "adult", "sex", "cam", "bet", "casino");

  /** Returns the links of a text. */
  static List<Link> in(String text) {
    List<Link> links = new ArrayList<>();
    int at = 0;
    while (at < text.length() && links.size() < MAX_LINKS) {
      if (isBreak(text.charAt(at))) {
        at++;
      } else {
        int end = at;
        while (end < text.length() && !isBreak(text.charAt(end))) {
          end++;
        }
        addAll(links, text, at, end);
        at = end;
      }
    }
    return links;
  }

  /** Adds the links of a piece without blanks: where it begins, and wherever a scheme stands. */
  private static void addAll(List<Link> links, String text, int start, int end) {
    int from = start;
    int sign = text.indexOf("://", start);
    while (sign >= 0 && sign < end && links.size() < MAX_LINKS) {
      int scheme = sign;
      while (scheme > from && isLetter(text.charAt(scheme - 1))) {
        scheme--;
      }
      if (scheme > from) {
        add(links, text, from, scheme);
      }
      from = scheme;
      sign = text.indexOf("://", sign + 3);
      if (sign >= 0 && sign < end) {
        int next = sign;
        while (next > from && isLetter(text.charAt(next - 1))) {
          next--;
        }
        add(links, text, from, next);
        from = next;
      }
    }
    add(links, text, from, end);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isBreak(char c) {
    return Character.isWhitespace(c) || c == '<' || c == '>' || c == '"' || c == '|' || c == '\'';
  }

  private static void add(List<Link> links, String text, int start, int end) {
    int from = start;
    int to = Math.min(end, start + LONGEST);
    while (from < to && "([{*_~,;".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ".,;:!?)]}*_~…".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    String piece =
        text.substring(from, to)
            .replace("[.]", ".")
            .replace("(.)", ".")
            .replace("{.}", ".")
            .replace("[dot]", ".")
            .replace("(dot)", ".");
    Link link = parse(piece, from, to);
    if (link != null) {
      links.add(link);
    }
  }

  private static @Nullable Link parse(String text, int start, int end) {
    String scheme = schemeOf(text);
    if (HOSTLESS.contains(scheme)) {
      return new Link(start, end, scheme, "", "", text.substring(scheme.length() + 1));
    }
    String rest = text;
    if (!scheme.isEmpty()) {
      rest = text.substring(scheme.length() + 1);
      if (!rest.startsWith("//")) {
        return null;
      }
      rest = rest.substring(2);
    }
    int hostEnd = firstOf(rest, "/?#");
    String authority = rest.substring(0, hostEnd);
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    String host = authority.substring(at + 1);
    int port = host.lastIndexOf(':');
    if (port >= 0 && host.indexOf(']') < port) {
      host = host.substring(0, port);
    }
    host = host.toLowerCase(Locale.ROOT);
    if (scheme.isEmpty() && (!user.isEmpty() || !looksLikeHost(host, hostEnd < rest.length()))) {
      return null; // an e-mail address, or no link at all
    }
    return host.isEmpty()
        ? null
        : new Link(start, end, scheme, user, host, rest.substring(hostEnd));
  }

  private static String schemeOf(String text) {
    int colon = text.indexOf(':');
    if (colon < 2 || colon > 12) {
      return "";
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return "";
    }
    boolean link = text.startsWith("//", colon + 1) || HOSTLESS.contains(scheme);
    return link ? scheme : "";
  }

  private static boolean looksLikeHost(String host, boolean hasPath) {
    int dot = host.lastIndexOf('.');
    if (dot <= 0 || host.contains("..")) {
      return false;
    }
    String ending = host.substring(dot + 1);
    boolean letters = ending.length() >= 2 && ending.chars().allMatch(Character::isLetter);
    boolean name = host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    return name
        && (letters && (host.startsWith("www.") || hasPath || ENDINGS.contains(ending))
            || hasPath && isNumber(host));
  }

  private static int firstOf(String text, String signs) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isNumber(String host) {
    String[] parts = host.split("\\.");
    return parts.length == 4
        && Arrays.stream(parts)
            .allMatch(
                part ->
                    !part.isEmpty()
                        && part.length() <= 3
                        && part.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** Returns whether the host is a number: an address, or one written as a single number. */
  boolean hasNumberHost() {
    return isNumber(host)
        || host.startsWith("[")
        || !host.isEmpty() && host.chars().allMatch(c -> c >= '0' && c <= '9')
        || host.startsWith("0x");
  }

  /** Returns whether the host is one of a name, or below it. */
  boolean isBelow(String name) {
    return host.equals(name) || host.endsWith("." + name);
  }

  /** Returns whether it runs something rather than leading somewhere. */
  boolean isScript() {
    return HOSTLESS.contains(scheme);
  }

  /** Shows no link. */
  @Override
  public String toString() {
    return "Link[" + start + " to " + end + "]";
  }
}
