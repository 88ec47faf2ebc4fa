package dev.fanfare.persistence.testing;

import dev.fanfare.persistence.FieldEncryption;

/** A keyset for tests, new for each process. */
public final class TestKeyset {
  /** The keyset in Tink's JSON. */
  public static final String JSON = FieldEncryption.newKeyset();

  /** Encryption with it. */
  public static final FieldEncryption ENCRYPTION = FieldEncryption.fromJson(JSON);

  private TestKeyset() {}
}
