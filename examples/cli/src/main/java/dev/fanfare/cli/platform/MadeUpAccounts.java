package dev.fanfare.cli.platform;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.payout.PayoutDestination;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Accounts in a country that does not exist: the files of a platform have none, and nothing is sent
 * there.
 */
public final class MadeUpAccounts {
  private MadeUpAccounts() {}

  /** Returns a creator's account, the same each time. */
  static PayoutDestination of(CreatorId creator) {
    long number =
        Math.floorMod(
            DerivedId.of(creator.value(), "account").getMostSignificantBits(), 10_000_000_000L);
    return new PayoutDestination.BankAccount(
        "Sample creator", "XX00FANF%010d".formatted(number), null);
  }

  /**
   * Returns the keyset that encrypts these accounts in a database. It is published with the program
   * and so protects nothing; it lets an interrupted run read what it wrote.
   */
  public static String keyset() {
    try (InputStream keyset =
        MadeUpAccounts.class.getResourceAsStream("/dev/fanfare/cli/made-up-accounts-keyset.json")) {
      if (keyset == null) {
        throw new IllegalStateException("the program lacks its keyset");
      }
      return new String(keyset.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
