package dev.fanfare.persistence.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Refund;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes and reads refunds with their parts. */
final class Refunds {
  private static final String SELECT =
      """
      select t.id, t.sale, t.sale_known, t.source, t.at, t.gross, t.asset, t.scale,
        p.creator, p.gross, p.clawed_back, p.from_pending, p.from_available, p.owed
      from fanfare_refund t left join fanfare_refund_part p on p.refund = t.id
      """;

  private Refunds() {}

  private record Part(Refund refund, int place, Refund.Part part) {}

  static void add(Sql sql, List<Refund> refunds) throws SQLException {
    List<Object> added =
        sql.insertMissing(
            "fanfare_refund",
            Columns.of(refunds)
                .text("id", Refund::id)
                .text("sale", Refund::of)
                .flag("sale_known", Refund::saleKnown)
                .text("source", Refund::source)
                .instant("at", Refund::at)
                .number("gross", refund -> refund.gross().minor())
                .text("asset", refund -> refund.gross().asset().code())
                .small("scale", refund -> refund.gross().asset().scale()),
            "id");
    Sales.requireAdded("Refund", refunds.stream().map(Refund::id).toList(), added);
    List<Part> parts = new ArrayList<>(refunds.size());
    for (Refund refund : refunds) {
      for (int i = 0; i < refund.parts().size(); i++) {
        parts.add(new Part(refund, i, refund.parts().get(i)));
      }
    }
    sql.insert(
        "fanfare_refund_part",
        Columns.of(parts)
            .text("refund", part -> part.refund().id())
            .small("place", Part::place)
            .text("creator", part -> part.part().creator().value())
            .instant("at", part -> part.refund().at())
            .number("gross", part -> part.part().gross().minor())
            .number("clawed_back", part -> part.part().clawedBack().minor())
            .number("from_pending", part -> part.part().fromPending().minor())
            .number("from_available", part -> part.part().fromAvailable().minor())
            .number("owed", part -> part.part().owed().minor()));
  }

  static List<Refund> find(Sql sql, String condition, Object value) throws SQLException {
    List<Refund> found = new ArrayList<>();
    walk(sql, "where " + condition, found::add, value);
    return found;
  }

  static void forEach(Sql sql, Consumer<Refund> visitor) throws SQLException {
    walk(sql, "", visitor);
  }

  private static void walk(Sql sql, String where, Consumer<Refund> visitor, Object... values)
      throws SQLException {
    Gathering gathering = new Gathering(visitor);
    sql.each(SELECT + where + " order by t.recorded, p.place", gathering::row, values);
    gathering.end();
  }

  /** Puts the parts of one refund together, which come one after the other. */
  private static final class Gathering {
    private final Consumer<Refund> visitor;
    private final List<Refund.Part> parts = new ArrayList<>();
    private @Nullable Refund head;

    Gathering(Consumer<Refund> visitor) {
      this.visitor = visitor;
    }

    void row(Row row) throws SQLException {
      Refund current = head;
      if (current == null || !current.id().equals(row.text(1))) {
        end();
        current = head(row);
        head = current;
      }
      if (row.textOrNull(9) != null) {
        parts.add(part(row, current.gross().asset()));
      }
    }

    void end() {
      Refund current = head;
      if (current != null) {
        visitor.accept(
            new Refund(
                current.id(),
                current.of(),
                current.saleKnown(),
                current.source(),
                current.at(),
                current.gross(),
                parts));
        parts.clear();
        head = null;
      }
    }
  }

  private static Refund head(Row row) throws SQLException {
    return new Refund(
        row.text(1),
        row.textOrNull(2),
        row.flag(3),
        row.constant(4, RevenueSource.class),
        row.instant(5),
        row.money(6, row.asset(7)),
        List.of());
  }

  private static Refund.Part part(Row row, Asset asset) throws SQLException {
    return new Refund.Part(
        CreatorId.of(row.text(9)),
        row.money(10, asset),
        row.money(11, asset),
        row.money(12, asset),
        row.money(13, asset),
        row.money(14, asset));
  }
}
