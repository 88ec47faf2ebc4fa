package dev.fanfare.persistence.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.DuplicateRevenueException;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.earning.Sale;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes and reads sales with their parts. */
final class Sales {
  private static final String COLUMNS =
      "t.id, t.source, t.at, t.gross, t.asset, t.scale, t.available_at, t.split";

  private Sales() {}

  private record Part(Sale sale, int place, Sale.Part part) {}

  static void add(Sql sql, List<Sale> sales) throws SQLException {
    List<Object> added =
        sql.insertMissing(
            "fanfare_sale",
            Columns.of(sales)
                .text("id", Sale::id)
                .text("source", Sale::source)
                .instant("at", Sale::at)
                .number("gross", sale -> sale.gross().minor())
                .text("asset", sale -> sale.gross().asset().code())
                .small("scale", sale -> sale.gross().asset().scale())
                .instant("available_at", Sale::availableAt)
                .id("split", Sale::split),
            "id");
    requireAdded("Sale", sales.stream().map(Sale::id).toList(), added);
    List<Part> parts = new ArrayList<>(sales.size());
    for (Sale sale : sales) {
      for (int i = 0; i < sale.parts().size(); i++) {
        parts.add(new Part(sale, i, sale.parts().get(i)));
      }
    }
    sql.insert(
        "fanfare_sale_part",
        Columns.of(parts)
            .text("sale", part -> part.sale().id())
            .small("place", Part::place)
            .text("creator", part -> part.part().creator().value())
            .instant("at", part -> part.sale().at())
            .number("gross", part -> part.part().gross().minor())
            .number("rate_ppm", part -> part.part().rate().ppm())
            .number("earned", part -> part.part().earned().minor()));
  }

  /** Throws unless every id was added, each once. */
  static void requireAdded(String what, List<String> ids, List<Object> added) {
    if (added.size() < ids.size()) {
      Set<Object> left = new HashSet<>(added);
      for (String id : ids) {
        if (!left.remove(id)) {
          throw new DuplicateRevenueException(what, id);
        }
      }
    }
  }

  static Map<String, Sale> find(Sql sql, Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, Sale> heads = new HashMap<>();
    sql.each(
        "select " + COLUMNS + " from fanfare_sale t where t.id = any(?)",
        row -> heads.put(row.text(1), sale(row, List.of())),
        Param.array(ColumnType.TEXT, ids));
    return withParts(sql, heads);
  }

  static Map<String, Sale> lock(Sql sql, Collection<String> ids) throws SQLException {
    Map<String, Sale> heads = new HashMap<>();
    for (Sale sale :
        sql.lockInOrder(
            "select " + COLUMNS + " from fanfare_sale t",
            "id",
            ColumnType.TEXT,
            new TreeSet<>(ids),
            row -> sale(row, List.of()))) {
      heads.put(sale.id(), sale);
    }
    return withParts(sql, heads);
  }

  private static Map<String, Sale> withParts(Sql sql, Map<String, Sale> heads) throws SQLException {
    if (heads.isEmpty()) {
      return heads;
    }
    Map<String, List<Sale.Part>> parts = new HashMap<>();
    sql.each(
        """
        select sale, creator, gross, rate_ppm, earned from fanfare_sale_part
        where sale = any(?) order by sale, place
        """,
        row -> {
          Sale head = heads.get(row.text(1));
          if (head != null) {
            parts
                .computeIfAbsent(head.id(), id -> new ArrayList<>())
                .add(part(row, 2, head.gross().asset()));
          }
        },
        Param.array(ColumnType.TEXT, heads.keySet()));
    Map<String, Sale> whole = new LinkedHashMap<>();
    heads.forEach((id, head) -> whole.put(id, with(head, parts.getOrDefault(id, List.of()))));
    return whole;
  }

  static void forEach(Sql sql, Consumer<Sale> visitor) throws SQLException {
    Gathering gathering = new Gathering(visitor);
    sql.each(
        "select "
            + COLUMNS
            + """
            , p.creator, p.gross, p.rate_ppm, p.earned
            from fanfare_sale t left join fanfare_sale_part p on p.sale = t.id
            order by t.id, p.place
            """,
        gathering::row);
    gathering.end();
  }

  /** Puts the parts of one sale together, which come one after the other. */
  private static final class Gathering {
    private final Consumer<Sale> visitor;
    private final List<Sale.Part> parts = new ArrayList<>();
    private @Nullable Sale head;

    Gathering(Consumer<Sale> visitor) {
      this.visitor = visitor;
    }

    void row(Row row) throws SQLException {
      Sale current = head;
      if (current == null || !current.id().equals(row.text(1))) {
        end();
        current = sale(row, List.of());
        head = current;
      }
      if (row.textOrNull(9) != null) {
        parts.add(part(row, 9, current.gross().asset()));
      }
    }

    void end() {
      Sale current = head;
      if (current != null) {
        visitor.accept(with(current, parts));
        parts.clear();
        head = null;
      }
    }
  }

  private static Sale sale(Row row, List<Sale.Part> parts) throws SQLException {
    Asset asset = row.asset(5);
    return new Sale(
        row.text(1),
        row.constant(2, RevenueSource.class),
        row.instant(3),
        row.money(4, asset),
        parts,
        row.instant(7),
        row.idOrNull(8));
  }

  private static Sale with(Sale head, List<Sale.Part> parts) {
    return new Sale(
        head.id(), head.source(), head.at(), head.gross(), parts, head.availableAt(), head.split());
  }

  private static Sale.Part part(Row row, int column, Asset asset) throws SQLException {
    return new Sale.Part(
        CreatorId.of(row.text(column)),
        new Money(row.number(column + 1), asset),
        new Rate(row.integer(column + 2)),
        new Money(row.number(column + 3), asset));
  }
}
