package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables refuse what would break a wallet, also from a hand-written statement. */
class CreditTablesTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);
  private static final Wallet OTHERS = Wallet.of(BEN, CreditType.SCRIPT);

  private static final List<String> CORRUPTIONS =
      List.of(
          // The balance
          "update fanfare_credit_wallet set available = available + 1 where id = :wallet",
          "update fanfare_credit_wallet set available = -1 where id = :wallet",
          "update fanfare_credit_wallet set reserved = 0 where id = :wallet",
          "update fanfare_credit_wallet set last_entry = last_entry + 1 where id = :wallet",
          "update fanfare_credit_wallet set last_entry = null where id = :wallet",
          "update fanfare_credit_wallet set last_entry = null, last_at = null where id = :wallet",
          "update fanfare_credit_wallet set changed_at = null where id = :wallet",
          "update fanfare_credit_wallet set last_at = changed_at + interval '1' second where id = :wallet",
          "delete from fanfare_credit_wallet where id = :wallet",
          "insert into fanfare_credit_wallet (id, creator, credit_type) values (:new, 'ada', 'script')",
          "insert into fanfare_credit_wallet (id, creator, credit_type, available) values (:new, 'eve', 'script', 5)",
          // What the statement that spends goes by
          "update fanfare_credit_wallet set first_left = 1000 where id = :wallet",
          "update fanfare_credit_wallet set first_left = 0 where id = :wallet",
          "update fanfare_credit_wallet set first_left = null where id = :wallet",
          "update fanfare_credit_wallet set first_grant = :otherGrant where id = :wallet",
          // The allowance
          "update fanfare_credit_wallet set allowance = -1 where id = :wallet",
          "update fanfare_credit_wallet set allowance = null where id = :wallet",
          "update fanfare_credit_wallet set allowance_zone = null where id = :wallet",
          "update fanfare_credit_wallet set allowance_priority = 101 where id = :wallet",
          "update fanfare_credit_wallet set allowance_rollover = -1 where id = :wallet",
          "update fanfare_credit_wallet set period_used = -1 where id = :wallet",
          "update fanfare_credit_wallet set period_end = period_start where id = :wallet",
          // Grants
          "update fanfare_credit_grant set remaining = -1 where id = :grant",
          "update fanfare_credit_grant set held = -1 where id = :grant",
          "update fanfare_credit_grant set remaining = amount + 1 where id = :grant",
          "update fanfare_credit_grant set held = amount where id = :grant",
          "update fanfare_credit_grant set amount = 60 where id = :grant",
          "update fanfare_credit_grant set source = 'LOTTERY' where id = :grant",
          "update fanfare_credit_grant set priority = 101 where id = :grant",
          "update fanfare_credit_grant set expires_at = effective_at where id = :grant",
          "update fanfare_credit_grant set period = 3 where id = :grant",
          "update fanfare_credit_grant set parent = id where id = :grant",
          "update fanfare_credit_grant set parent = :new where id = :grant",
          "update fanfare_credit_grant set wallet = :otherWallet where id = :grant",
          "update fanfare_credit_grant set active_wallet = null where id = :grant",
          "delete from fanfare_credit_grant where id = :grant",
          """
          insert into fanfare_credit_grant
            (id, wallet, source, amount, priority, effective_at, remaining, held)
          select id, wallet, source, amount, priority, effective_at, remaining, held
          from fanfare_credit_grant where id = :grant
          """,
          """
          insert into fanfare_credit_grant
            (id, wallet, source, amount, priority, effective_at, remaining, held)
          select :new, :new, source, amount, priority, effective_at, remaining, held
          from fanfare_credit_grant where id = :grant
          """,
          // Reservations
          "update fanfare_credit_reservation set amount = 19 where id = :job",
          "update fanfare_credit_reservation set state = 'RELEASED' where id = :job",
          "update fanfare_credit_reservation set state = 'LOST' where id = :job",
          "update fanfare_credit_reservation set settled = 1 where id = :job",
          "update fanfare_credit_reservation set settled = 21, state = 'SETTLED', closed_at = created_at where id = :job",
          "update fanfare_credit_reservation set settled = 4 where id = :done",
          "update fanfare_credit_reservation set closed_at = null where id = :done",
          "update fanfare_credit_reservation set open_wallet = null where id = :job",
          "update fanfare_credit_reservation set wallet = :otherWallet where id = :job",
          "delete from fanfare_credit_reservation where id = :job",
          "update fanfare_credit_reservation_line set upto = 19 where reservation = :job",
          "update fanfare_credit_reservation_line set prev = 5 where reservation = :job",
          "update fanfare_credit_reservation_line set grant_id = :new where reservation = :job",
          "delete from fanfare_credit_reservation_line where reservation = :job",
          // Charges
          "update fanfare_credit_charge set amount = 1 where id = :charge",
          "update fanfare_credit_charge set refunded = 31 where id = :charge",
          "update fanfare_credit_charge set refunded = -1 where id = :charge",
          "update fanfare_credit_charge set wallet = :otherWallet where id = :charge",
          "update fanfare_credit_charge set reservation = :done where id = :charge",
          "update fanfare_credit_charge set reservation = :job where id = :charge",
          "delete from fanfare_credit_charge where id = :charge",
          "update fanfare_credit_charge_line set upto = 31 where charge = :charge",
          "update fanfare_credit_charge_line set grant_id = :new where charge = :charge",
          "delete from fanfare_credit_charge_line where charge = :charge",
          "insert into fanfare_credit_charge (id, wallet, amount, at, refunded) select :new, wallet, amount, at, 0 from fanfare_credit_charge where id = :charge",
          // The statement
          "update fanfare_credit_entry set available_after = available_after + 1 where charge = :charge",
          "update fanfare_credit_entry set amount = amount + 1 where charge = :charge",
          "update fanfare_credit_entry set kind = 'REFUNDED' where charge = :charge",
          "update fanfare_credit_entry set kind = 'SPENT' where reservation = :job",
          "update fanfare_credit_entry set at = at - interval '1' day where charge = :charge",
          "update fanfare_credit_entry set at = at + interval '1' day where charge = :charge",
          "update fanfare_credit_entry set seq = 77 where charge = :charge",
          "update fanfare_credit_entry set charge = :otherCharge where charge = :charge",
          "update fanfare_credit_entry set source = 'LOTTERY' where charge = :charge",
          "delete from fanfare_credit_entry where charge = :charge",
          "delete from fanfare_credit_entry where wallet = :wallet and seq = 1",
          "delete from fanfare_credit_entry where wallet = :wallet and seq = (select last_entry from fanfare_credit_wallet where id = :wallet)",
          // A gap, a fork, and a line that starts from another balance
          entry("last_entry + 2, last_entry + 1", "available", "available - 1"),
          entry("last_entry, last_entry - 1", "available", "available - 1"),
          entry("last_entry + 1, last_entry", "available + 1", "available"),
          entry("1, cast(null as bigint)", "0", "0"));

  /** A line that spends one credit, after other figures than the last line's. */
  private static String entry(String numbers, String prevAvailable, String available) {
    return """
        insert into fanfare_credit_entry
          (wallet, at, seq, prev_seq, kind, amount, prev_at, prev_available, prev_reserved,
           available_after, reserved_after, charge)
        select id, last_at, %s, 'SPENT', 1, last_at, %s, reserved, %s, reserved, :charge
        from fanfare_credit_wallet where id = :wallet
        """
        .formatted(numbers, prevAvailable, available);
  }

  @TestFactory
  List<DynamicTest> refusesOnPostgres() {
    return refuses(new CreditWorld(Dialect.POSTGRESQL));
  }

  @TestFactory
  List<DynamicTest> refusesOnH2() {
    return refuses(new CreditWorld(Dialect.H2));
  }

  private static List<DynamicTest> refuses(CreditWorld at) {
    at.credits.setAllowance(ADA, Map.of(CreditType.SCRIPT, 40L), "1", key("tier"));
    UUID grant = at.grant(SCRIPTS, 100);
    UUID charge = at.spend(SCRIPTS, 30);
    at.clock.advance(Duration.ofMinutes(1));
    // 10 are left of the allowance, so 10 of the 20 come from the grant.
    UUID job = at.reserve(SCRIPTS, 20);
    UUID done = at.reserve(SCRIPTS, 5);
    at.credits.settle(done, 3, key("done"));
    UUID otherGrant = at.grant(OTHERS, 10);
    UUID otherCharge = at.spend(OTHERS, 1);
    at.assertSound();
    Map<String, UUID> ids =
        Map.of(
            ":wallet", Wallets.id(SCRIPTS),
            ":otherWallet", Wallets.id(OTHERS),
            ":grant", grant,
            ":otherGrant", otherGrant,
            ":charge", charge,
            ":otherCharge", otherCharge,
            ":job", job,
            ":done", done,
            ":new", new UUID(7, 7));
    return CORRUPTIONS.stream().map(statement -> refusal(at, named(statement, ids))).toList();
  }

  private static String named(String statement, Map<String, UUID> ids) {
    String named = statement;
    for (Map.Entry<String, UUID> id : ids.entrySet()) {
      named = named.replaceAll(id.getKey() + "\\b", "cast('" + id.getValue() + "' as uuid)");
    }
    return named;
  }

  private static DynamicTest refusal(CreditWorld at, String statement) {
    return DynamicTest.dynamicTest(
        statement,
        () -> {
          assertThatThrownBy(() -> at.run(statement))
              .isInstanceOf(SQLException.class)
              .satisfies(
                  // 23…: a constraint; 428C9 and 90154: a column that nobody writes
                  e -> assertThat(((SQLException) e).getSQLState()).matches("23.*|428C9|90154"));
          at.assertSound();
        });
  }
}
