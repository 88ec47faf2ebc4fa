package dev.fanfare.persistence.bankfile;

import dev.fanfare.payout.bankfile.Bic;
import dev.fanfare.payout.bankfile.Iban;
import dev.fanfare.persistence.EncryptionException;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.ValueJson;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A bank account as the JSON that is encrypted. */
record AccountText(String holder, String iban, @Nullable String bic) {
  static AccountText of(String holder, Iban iban, @Nullable Bic bic) {
    return new AccountText(holder, iban.value(), bic == null ? null : bic.value());
  }

  Iban account() {
    return new Iban(iban);
  }

  @Nullable Bic bank() {
    return bic == null ? null : new Bic(bic);
  }

  /** Encrypts an account for a row. */
  EncryptedTable.Sealed seal(
      EncryptedTable table, FieldEncryption encryption, ValueJson json, Object id) {
    return table.seal(encryption, json.write(this), id);
  }

  /** Decrypts the account of a row and makes something of it. */
  static <T> T open(
      EncryptedTable table,
      FieldEncryption encryption,
      ValueJson json,
      byte[] details,
      Object id,
      Function<AccountText, T> maker) {
    String text = table.open(encryption, details, id);
    try {
      return maker.apply(json.read(AccountText.class.getName(), text, AccountText.class));
    } catch (RuntimeException e) {
      // No cause: its message may show what it could not read.
      throw new EncryptionException(
          "An account in %s was decrypted and is none that this version knows"
              .formatted(table.name()));
    }
  }

  @Override
  public String toString() {
    return "AccountText";
  }
}
