package dev.fanfare.persistence.earning;

import dev.fanfare.earning.EarningStore.SplitKey;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How far the parties of splits lag behind. A batch has few splits: one statement for each. */
final class Deficits {
  private Deficits() {}

  static Map<SplitKey, RevenueSplit.Deficits> lock(Sql sql, Collection<SplitKey> keys)
      throws SQLException {
    Map<SplitKey, RevenueSplit.Deficits> found = new LinkedHashMap<>();
    for (SplitKey key : new TreeSet<>(keys)) {
      Optional<RevenueSplit.Deficits> stored =
          sql.first(
              """
              select deficits from fanfare_split_deficit
              where split = ? and asset = ? and scale = ? for update
              """,
              row -> read(row.text(1)),
              key.split(),
              key.asset().code(),
              key.asset().scale());
      stored.ifPresent(deficits -> found.put(key, deficits));
    }
    return found;
  }

  static void save(Sql sql, Map<SplitKey, RevenueSplit.Deficits> deficits) throws SQLException {
    for (Map.Entry<SplitKey, RevenueSplit.Deficits> entry : new TreeMap<>(deficits).entrySet()) {
      SplitKey key = entry.getKey();
      String text = write(entry.getValue());
      Object[] values = {text, key.split(), key.asset().code(), key.asset().scale()};
      int updated =
          sql.update(
              """
              update fanfare_split_deficit set deficits = ?
              where split = ? and asset = ? and scale = ?
              """,
              values);
      if (updated == 0) {
        // The parties' accounts are locked, so nobody else begins this split now.
        sql.update(
            "insert into fanfare_split_deficit (deficits, split, asset, scale) values (?, ?, ?, ?)",
            values);
      }
    }
  }

  private static String write(RevenueSplit.Deficits deficits) {
    return deficits.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static RevenueSplit.Deficits read(String text) {
    List<Long> values = Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
    return new RevenueSplit.Deficits(values);
  }
}
