package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lists in which nothing stands twice, and whose order says nothing. */
final class Sets {
  private Sets() {}

  static <T> Reading.Converter<Set<T>> of(Reading reading, Reading.Converter<T> converter) {
    Reading.Converter<List<T>> list = reading.list(converter);
    return json -> {
      List<T> items = list.read(json);
      if (items == null) {
        return null;
      }
      Set<T> all = new LinkedHashSet<>();
      items.forEach(item -> require(all.add(item), "must name %s once", item));
      return all;
    };
  }

  static <E extends Enum<E>> Reading.Converter<Set<E>> words(Reading reading, Class<E> type) {
    return of(reading, reading.word(type));
  }

  /** Puts what there is, unless it is nothing. */
  static <T> void put(
      Map<String, Object> fields, String name, Collection<T> all, Function<T, String> word) {
    if (!all.isEmpty()) {
      fields.put(name, all.stream().map(word).toList());
    }
  }
}
