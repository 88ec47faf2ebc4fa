package dev.fanfare.persistence.payout;

import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutDestination.CryptoAddress;
import dev.fanfare.payout.PayoutDestination.ProviderAccount;
import dev.fanfare.persistence.EncryptionException;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.ValueJson;
import org.jspecify.annotations.Nullable;

/** A destination as the JSON that is encrypted. */
record DestinationText(
    String kind,
    @Nullable String holder,
    @Nullable String iban,
    @Nullable String bic,
    @Nullable String handle,
    @Nullable String network,
    @Nullable String address) {
  private static final String BANK = "bank_account";
  private static final String PROVIDER = "provider_account";
  private static final String CRYPTO = "crypto_address";

  /**
   * Encrypts a destination for a row.
   *
   * @throws IllegalArgumentException if it says of none
   */
  static EncryptedTable.Sealed seal(
      EncryptedTable table,
      FieldEncryption encryption,
      ValueJson json,
      PayoutDestination destination,
      Object... id) {
    return table.seal(encryption, json.write(of(destination)), id);
  }

  /** Decrypts the destination of a row. */
  static PayoutDestination open(
      EncryptedTable table,
      FieldEncryption encryption,
      ValueJson json,
      byte[] details,
      Object... id) {
    String text = table.open(encryption, details, id);
    try {
      return json.read(DestinationText.class.getName(), text, DestinationText.class).destination();
    } catch (RuntimeException e) {
      // No cause: its message may show what it could not read.
      throw new EncryptionException(
          "A destination in %s was decrypted and is none that this version knows"
              .formatted(table.name()));
    }
  }

  private static DestinationText of(PayoutDestination destination) {
    if (destination instanceof BankAccount bank) {
      return new DestinationText(BANK, bank.holder(), bank.iban(), bank.bic(), null, null, null);
    }
    if (destination instanceof ProviderAccount provider) {
      return new DestinationText(PROVIDER, null, null, null, provider.handle(), null, null);
    }
    if (destination instanceof CryptoAddress crypto) {
      return new DestinationText(
          CRYPTO, null, null, null, null, crypto.network(), crypto.address());
    }
    throw new IllegalArgumentException(
        "a destination must say where money goes; remove forgets one");
  }

  private PayoutDestination destination() {
    return switch (kind) {
      case BANK -> new BankAccount(known(holder), known(iban), bic);
      case PROVIDER -> new ProviderAccount(known(handle));
      case CRYPTO -> new CryptoAddress(known(network), known(address));
      default -> throw new IllegalArgumentException("unknown kind");
    };
  }

  private static String known(@Nullable String part) {
    if (part == null) {
      throw new IllegalArgumentException("a part is missing");
    }
    return part;
  }

  @Override
  public String toString() {
    return "DestinationText[" + kind + "]";
  }
}
