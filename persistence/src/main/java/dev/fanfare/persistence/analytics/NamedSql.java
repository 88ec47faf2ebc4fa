package dev.fanfare.persistence.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose parameters have names, {@code :day} such, since some stand in many places.
 *
 * @param text with question marks
 * @param names of the parameters, in their places
 */
record NamedSql(String text, List<String> names) {
  private static final Pattern NAME = Pattern.compile(":([a-z]\\w*)");

  static NamedSql of(String named) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(named);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return new NamedSql(matcher.replaceAll("?"), List.copyOf(names));
  }

  /** Returns the values in their places. */
  @Nullable Object[] values(Map<String, ?> byName) {
    return names.stream()
        .map(
            name -> {
              Object value = byName.get(name);
              if (value == null) {
                throw new IllegalArgumentException("there is no :" + name);
              }
              return value;
            })
        .toArray();
  }
}
