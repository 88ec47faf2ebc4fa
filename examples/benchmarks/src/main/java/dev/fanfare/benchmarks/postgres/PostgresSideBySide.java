package dev.fanfare.benchmarks.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs what is named, or everything: {@code spend}, {@code gifts}. Each has a server to itself. */
public final class PostgresSideBySide {
  private static final Map<String, Comparison> ALL = new LinkedHashMap<>();

  static {
    ALL.put("spend", CreditSpend::run);
    ALL.put("gifts", GiftImport::run);
    ALL.put("mature", Maturing::run);
    ALL.put("payouts", PayoutBatch::run);
    ALL.put("rollup", Rollup::run);
    ALL.put("views", Rollup::views);
  }

  private PostgresSideBySide() {}

  /** One comparison on an empty database. */
  interface Comparison {
    /** Fills the database, measures, prints, and throws if what was written is wrong. */
    void run(Server server) throws Exception;
  }

  /** Runs the comparisons that are named. */
  public static void main(String[] names) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    for (String name : names.length == 0 ? ALL.keySet() : List.of(names)) {
      Comparison comparison = ALL.get(name);
      if (comparison == null) {
        System.err.printf("'%s' is none of %s%n", name, ALL.keySet());
        System.exit(2);
        return;
      }
      try (Server server = Server.start()) {
        System.out.println(server.conditions());
        comparison.run(server);
        if (Boolean.getBoolean("statements")) {
          server.printStatements();
        }
        server.audit();
      }
    }
  }
}
