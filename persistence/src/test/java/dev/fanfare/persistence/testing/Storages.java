package dev.fanfare.persistence.testing;

import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;

/** Storage for tests. */
public final class Storages {
  private static final FieldEncryption ENCRYPTION =
      FieldEncryption.fromJson(FieldEncryption.newKeyset());

  private Storages() {}

  /** Returns a keyset's encryption. */
  public static FieldEncryption encryption() {
    return ENCRYPTION;
  }

  /** Returns storage over the calling thread's database of a kind, emptied. */
  public static JpaStorage empty(Dialect dialect) {
    return JpaStorage.own(TestDatabase.of(dialect).factory(), ENCRYPTION);
  }
}
