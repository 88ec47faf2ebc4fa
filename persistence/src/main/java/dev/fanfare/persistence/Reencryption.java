package dev.fanfare.persistence;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.payout.JpaPayoutDestinationStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import java.util.List;

/**
 * Moves what is encrypted to the primary key of a keyset, after a new key was added to it. Once
 * nothing is {@link #remaining}, the old keys may be taken out of the keyset.
 *
 * <p>Start at {@code JpaStorage.reencryption()}. It works beside everything else, a few hundred
 * rows in a transaction, and may be interrupted and started again at any time.
 */
public final class Reencryption {
  private static final List<EncryptedTable> TABLES =
      List.of(
          JpaPayoutDestinationStore.ENCRYPTED,
          JpaPayoutStore.ENCRYPTED,
          JpaBankInstructionStore.ENCRYPTED,
          JpaBankInstructionStore.ENCRYPTED_FILES);

  private final Database database;
  private final FieldEncryption encryption;

  Reencryption(Database database, FieldEncryption encryption) {
    this.database = requireNonNull(database, "database");
    this.encryption = requireNonNull(encryption, "encryption");
  }

  /** Returns how many rows another key than the primary one has encrypted. Reads the tables. */
  public long remaining() {
    return TABLES.stream().mapToLong(table -> table.outdated(database, encryption)).sum();
  }

  /**
   * Encrypts every row with the primary key that another key has encrypted.
   *
   * @return how many rows there were
   * @throws EncryptionException if there is no keyset, or it lacks a key that a row needs
   */
  public long reencryptAll() {
    return TABLES.stream().mapToLong(table -> table.reencrypt(database, encryption)).sum();
  }
}
