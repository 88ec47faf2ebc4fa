package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link in a text. {@code hxxp://}, {@code example[.]com} and {@code example dot com} count as
 * what they stand for.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param scheme in small letters, empty if there is none
 * @param user what stands before the host, empty if nothing does
 * @param host in small letters, empty for a scheme that has none
 * @param path what follows the host
 */
record Link(int start, int end, String scheme, String user, String host, String path) {
  /** A media type that browsers open as a page. */
  private static final Pattern DOCUMENT =
      Pattern.compile("(?i)(?:text/html|application/xhtml|image/svg)");

  /** Something that does something, other than a title with a colon. */
  private static final Pattern CODE = Pattern.compile("[(=%`]");

  /** What browsers take for an address: whole, or in parts, decimal, octal or hexadecimal. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:0x[0-9a-f]++|[0-9]++)(?:\\.(?:0x[0-9a-f]++|[0-9]++)){0,3}");

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
  static List<Link> in(String given) {
    DottedText dotted = DottedText.of(given);
    String text = dotted.text();
    List<Link> links = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
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
    return dotted.isAsGiven() ? links : links.stream().map(link -> link.in(dotted)).toList();
  }

  private Link in(DottedText dotted) {
    return new Link(dotted.startOf(start), dotted.endOf(end), scheme, user, host, path);
  }

  /** Adds the links of a piece without blanks: where it begins, and wherever a scheme stands. */
  private static void addAll(List<Link> links, String text, int start, int end) {
    int from = start;
    for (int colon = start; colon < end; colon++) {
      if (text.charAt(colon) == ':') {
        int scheme = colon;
        while (scheme > from && isLetter(text.charAt(scheme - 1))) {
          scheme--;
        }
        boolean begins =
            colon + 2 < end && text.startsWith("//", colon + 1)
                || HOSTLESS.contains(text.substring(scheme, colon).toLowerCase(Locale.ROOT));
        if (begins && scheme > from) {
          add(links, text, from, scheme);
          from = scheme;
        }
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
    int to = end;
    while (from < to && "([{*_~,;".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ".,;:!?)]}*_~…".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    Link link = parse(text.substring(from, to), from, to);
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
    return host.startsWith("[") || NUMBER.matcher(host).matches();
  }

  /** Returns whether an ending makes a bare name a link. */
  static boolean isEnding(String word) {
    return ENDINGS.contains(word);
  }

  /** Returns whether the host is one of a name, or below it. */
  boolean isBelow(String name) {
    return host.equals(name) || host.endsWith("." + name);
  }

  /** Returns whether it runs something rather than leading somewhere. */
  boolean isScript() {
    if (scheme.equals("data")) {
      return DOCUMENT.matcher(path).lookingAt();
    }
    return HOSTLESS.contains(scheme) && CODE.matcher(path).find();
  }

  /** Shows no link. */
  @Override
  public String toString() {
    return "Link[" + start + " to " + end + "]";
  }
}
