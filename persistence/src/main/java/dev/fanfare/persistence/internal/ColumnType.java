package dev.fanfare.persistence.internal;

/** The types that columns have, in the words that both databases know. */
public enum ColumnType {
  TEXT("varchar"),
  NUMBER("bigint"),
  SMALL("smallint"),
  REAL("double precision"),
  FLAG("boolean"),
  ID("uuid"),
  INSTANT("timestamp(6) with time zone"),
  DAY("date"),
  BYTES("varbinary");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
