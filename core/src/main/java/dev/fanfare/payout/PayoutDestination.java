package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator's money goes. Personal data: {@code toString} shows the last four characters at
 * most.
 */
public sealed interface PayoutDestination extends Serializable {
  /**
   * A bank account.
   *
   * @param holder the account holder's name, 1 to 70 characters
   * @param iban the IBAN without spaces; its check digits are verified where a payment file is
   *     written
   * @param bic the bank's BIC, null where the IBAN is enough
   */
  record BankAccount(String holder, String iban, @Nullable String bic)
      implements PayoutDestination {
    public BankAccount {
      requireText("account holder", holder, 70);
      requireText("IBAN", iban, 34);
      if (bic != null) {
        requireText("BIC", bic, 11);
      }
    }

    @Override
    public String toString() {
      return "BankAccount[" + lastFour(iban) + "]";
    }
  }

  /**
   * An account at a payment provider.
   *
   * @param handle the provider's name for it, such as an e-mail address, 1 to 254 characters
   */
  record ProviderAccount(String handle) implements PayoutDestination {
    public ProviderAccount {
      requireText("provider account", handle, 254);
    }

    @Override
    public String toString() {
      return "ProviderAccount[" + lastFour(handle) + "]";
    }
  }

  /**
   * An address on a blockchain.
   *
   * @param network which chain, 1 to 32 characters
   * @param address 1 to 128 characters
   */
  record CryptoAddress(String network, String address) implements PayoutDestination {
    public CryptoAddress {
      requireText("network", network, 32);
      requireText("address", address, 128);
    }

    @Override
    public String toString() {
      return "CryptoAddress[" + network + " " + lastFour(address) + "]";
    }
  }

  private static String lastFour(String text) {
    return text.length() < 8 ? "…" : "…" + text.substring(text.length() - 4);
  }
}
