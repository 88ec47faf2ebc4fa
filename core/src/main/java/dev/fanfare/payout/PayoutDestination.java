package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator's money goes. Personal data: {@code toString} shows the last four characters at
 * most, and what refuses a value does not show it.
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
      requirePersonal("account holder", holder, 70);
      requirePersonal("IBAN", iban, 34);
      if (bic != null) {
        requirePersonal("BIC", bic, 11);
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
      requirePersonal("provider account", handle, 254);
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
      requirePersonal("address", address, 128);
    }

    @Override
    public String toString() {
      return "CryptoAddress[" + network + " " + lastFour(address) + "]";
    }
  }

  /**
   * In the place of a destination that was erased: the money has gone there, and nobody knows any
   * more where that was. Only attempts that are closed have it.
   */
  record Forgotten() implements PayoutDestination {
    @Override
    public String toString() {
      return "Forgotten";
    }
  }

  private static String lastFour(String text) {
    return text.length() < 8 ? "…" : "…" + text.substring(text.length() - 4);
  }
}
