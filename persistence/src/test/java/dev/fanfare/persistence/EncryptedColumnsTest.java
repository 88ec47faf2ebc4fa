package dev.fanfare.persistence;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.AttemptRecord;
import dev.fanfare.payout.Evidence;
import dev.fanfare.payout.FeeBearer;
import dev.fanfare.payout.FeeQuote;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutQuote;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.PayoutStep;
import dev.fanfare.payout.bankfile.BankInstruction;
import dev.fanfare.payout.bankfile.BankStatus;
import dev.fanfare.payout.bankfile.Bic;
import dev.fanfare.payout.bankfile.Iban;
import dev.fanfare.payout.bankfile.PaymentBlock;
import dev.fanfare.payout.bankfile.PaymentFile;
import dev.fanfare.payout.bankfile.PaymentFileRequest;
import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.payout.JpaPayoutDestinationStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import dev.fanfare.persistence.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of creators' bank accounts reaches the tables, and who can read it. */
class EncryptedColumnsTest {
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-01-30");
  private static final String IBAN = "DE89370400440532013000";
  private static final String OUR_IBAN = "NL91ABNA0417164300";
  private static final UUID PAYOUT = new UUID(1, 1);
  private static final UUID ATTEMPT = new UUID(2, 2);

  private static final PayoutDestination.BankAccount BANK =
      new PayoutDestination.BankAccount("Augusta Lovelace", IBAN, "COBADEFFXXX");
  private static final PayoutDestination.ProviderAccount PROVIDER =
      new PayoutDestination.ProviderAccount("augusta@example.org");
  private static final PayoutDestination.CryptoAddress CRYPTO =
      new PayoutDestination.CryptoAddress("tron", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb");

  private TestDatabase tables;
  private Database database;
  private String keyset;

  private void open(Dialect dialect) {
    tables = TestDatabase.of(dialect);
    database = tables.database();
    keyset = FieldEncryption.newKeyset();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void writesNoPersonalDataInClear(Dialect dialect) throws Exception {
    open(dialect);
    fill(FieldEncryption.fromJson(keyset));

    String dump = dump();

    assertThat(dump).as("the dump shows what is not secret").contains("9800", "bank_transfer");
    for (String secret :
        List.of(
            "augusta",
            "lovelace",
            "de893704",
            "0532013000",
            "cobadeff",
            "example.org",
            "t9yd14nj",
            "hxuwwb",
            "nl91abna",
            "0417164300",
            "platform gmbh",
            "bank_account")) {
      assertThat(dump).doesNotContain(secret);
      assertThat(dump)
          .doesNotContain(hex(secret))
          .doesNotContain(hex(secret.toUpperCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesPersonalDataWithoutAKeyset(Dialect dialect) throws Exception {
    open(dialect);
    FieldEncryption none = FieldEncryption.none();

    for (Runnable storing :
        List.<Runnable>of(
            () -> destinations(none).save(ADA, PayoutMethod.PAXUM, PROVIDER),
            () -> payouts(none).addAttempt(attempt(true)),
            () -> bank(none).add(instruction(1)))) {
      assertThatExceptionOfType(EncryptionException.class)
          .isThrownBy(storing::run)
          .withMessageContaining("FieldEncryption.newKeyset()");
    }
    assertThat(dump()).doesNotContain("paxum");
    assertThat(destinations(none).find(ADA, PayoutMethod.PAXUM)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void readsNothingWithoutTheRightKeyset(Dialect dialect) {
    open(dialect);
    fill(FieldEncryption.fromJson(keyset));

    for (FieldEncryption wrong :
        List.of(FieldEncryption.none(), FieldEncryption.fromJson(FieldEncryption.newKeyset()))) {
      for (Runnable reading :
          List.<Runnable>of(
              () -> destinations(wrong).find(ADA, PayoutMethod.PAXUM),
              () -> payouts(wrong).attempts(PAYOUT),
              () -> bank(wrong).find(new UUID(3, 1)),
              () -> bank(wrong).findFile("M1"))) {
        assertThatExceptionOfType(EncryptionException.class)
            .isThrownBy(reading::run)
            .withMessageContaining("key " + FieldEncryption.fromJson(keyset).primaryKey());
      }
      assertThat(payouts(wrong).find(PAYOUT)).as("amounts need no key").isPresent();
      assertThat(bank(wrong).totals("M1")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void readsNothingThatWasCopiedToAnotherRow(Dialect dialect) throws Exception {
    open(dialect);
    FieldEncryption encryption = FieldEncryption.fromJson(keyset);
    fill(encryption);
    destinations(encryption)
        .save(BEN, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("eve@example.org"));
    execute(
        """
        update fanfare_payout_destination set details =
          (select details from fanfare_payout_destination where creator = 'ben')
        where creator = 'ada' and method = 'paxum'
        """);

    assertThat(destinations(encryption).find(BEN, PayoutMethod.PAXUM)).isPresent();
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> destinations(encryption).find(ADA, PayoutMethod.PAXUM))
        .withMessageContaining("copied by hand")
        .withMessageNotContaining("eve@");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void forgetsWhatItEncrypted(Dialect dialect) throws Exception {
    open(dialect);
    FieldEncryption encryption = FieldEncryption.fromJson(keyset);
    fill(encryption);
    payouts(encryption).saveAttempt(attempt(false));
    bank(encryption)
        .setStatus(
            Map.of(new UUID(3, 1), new BankStatus(GatewayReport.State.PAID, "bank-1", null, NOON)));

    destinations(encryption).forget(ADA);
    assertThat(payouts(encryption).forgetDestinations(ADA)).containsExactly(ATTEMPT);
    assertThat(bank(encryption).forget(List.of(new UUID(3, 1)))).isEqualTo(1);

    assertThat(count("fanfare_payout_destination where creator = 'ada'")).isZero();
    assertThat(count("fanfare_payout_attempt where details is not null")).isZero();
    assertThat(count("fanfare_bank_entry where details is not null")).isEqualTo(1);
    assertThat(payouts(FieldEncryption.none()).attempts(PAYOUT))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.attempt().amount()).isEqualTo(usd("98"));
              assertThat(attempt.attempt().destination())
                  .isEqualTo(new PayoutDestination.Forgotten());
            });
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                destinations(encryption)
                    .save(ADA, PayoutMethod.PAXUM, new PayoutDestination.Forgotten()));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void movesEverythingToTheNewKey(Dialect dialect) throws Exception {
    open(dialect);
    FieldEncryption old = FieldEncryption.fromJson(keyset);
    fill(old);
    for (int i = 0; i < 1100; i++) {
      CreatorId creator = CreatorId.of("c" + i);
      destinations(old).save(creator, PayoutMethod.PAYPAL, PROVIDER);
    }
    String rotated = FieldEncryption.promoted(FieldEncryption.withNextKey(keyset));
    FieldEncryption renewed = FieldEncryption.fromJson(rotated);
    Reencryption reencryption = new Reencryption(database, renewed);
    destinations(renewed).save(BEN, PayoutMethod.PAXUM, PROVIDER);
    payouts(renewed).attempts(PAYOUT);

    // 1100 + 3 destinations, 1 attempt, 2 instructions, 1 file; Ben's has the new key already.
    assertThat(reencryption.remaining()).isEqualTo(1107);
    assertThat(reencryption.reencryptAll()).isEqualTo(1107);
    assertThat(reencryption.remaining()).isZero();
    assertThat(reencryption.reencryptAll()).as("again").isZero();

    FieldEncryption newest = FieldEncryption.fromJson(withoutOldKeys(rotated));
    assertThat(destinations(newest).find(CreatorId.of("c1099"), PayoutMethod.PAYPAL))
        .contains(PROVIDER);
    assertThat(destinations(newest).find(ADA, PayoutMethod.BANK_TRANSFER)).contains(BANK);
    assertThat(payouts(newest).attempts(PAYOUT)).containsExactly(attempt(true));
    assertThat(bank(newest).find(new UUID(3, 2))).contains(instruction(2).in("M1"));
    assertThat(bank(newest).findFile("M1")).contains(file());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void movesNothingWithAKeysetThatLacksAKey(Dialect dialect) {
    open(dialect);
    fill(FieldEncryption.fromJson(keyset));
    Reencryption other =
        new Reencryption(database, FieldEncryption.fromJson(FieldEncryption.newKeyset()));

    assertThatExceptionOfType(EncryptionException.class).isThrownBy(other::reencryptAll);
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> new Reencryption(database, FieldEncryption.none()).reencryptAll());

    assertThat(destinations(FieldEncryption.fromJson(keyset)).find(ADA, PayoutMethod.PAXUM))
        .contains(PROVIDER);
  }

  private void fill(FieldEncryption encryption) {
    destinations(encryption).save(ADA, PayoutMethod.BANK_TRANSFER, BANK);
    destinations(encryption).save(ADA, PayoutMethod.PAXUM, PROVIDER);
    destinations(encryption).save(ADA, PayoutMethod.CRYPTO, CRYPTO);
    payouts(encryption)
        .add(
            payout(),
            new PayoutStep(
                PAYOUT,
                1,
                null,
                PayoutState.REQUESTED,
                NOON,
                new Evidence(Evidence.Source.POLICY, "policy", "asked", null)));
    payouts(encryption).addAttempt(attempt(true));
    bank(encryption).add(instruction(1));
    bank(encryption).add(instruction(2));
    bank(encryption).assign(file());
  }

  private JpaPayoutDestinationStore destinations(FieldEncryption encryption) {
    return new JpaPayoutDestinationStore(database, encryption);
  }

  private JpaPayoutStore payouts(FieldEncryption encryption) {
    return new JpaPayoutStore(database, encryption);
  }

  private JpaBankInstructionStore bank(FieldEncryption encryption) {
    return new JpaBankInstructionStore(database, encryption);
  }

  private static Payout payout() {
    Money gross = usd("98");
    return new Payout(
        PAYOUT,
        ADA,
        PayoutMethod.BANK_TRANSFER,
        "bank-file",
        new PayoutQuote(
            gross,
            null,
            new FeeQuote(
                PayoutMethod.BANK_TRANSFER, "free", FeeBearer.CREATOR, gross, List.of(), usd("0")),
            null),
        PayoutState.REQUESTED,
        1,
        DAY,
        DAY,
        null,
        null,
        null,
        null,
        NOON,
        null,
        null,
        NOON);
  }

  private static AttemptRecord attempt(boolean open) {
    return new AttemptRecord(
        new PayoutAttempt(ATTEMPT, PAYOUT, ADA, usd("98"), PayoutMethod.BANK_TRANSFER, BANK, NOON),
        "bank-file",
        open,
        false,
        1,
        0,
        open ? NOON : null);
  }

  private static BankInstruction instruction(int n) {
    Asset euro = Asset.of("EUR");
    return new BankInstruction(
        new UUID(3, n),
        PAYOUT,
        new Money(9800, euro),
        new PaymentBlock(euro, true),
        "Augusta Lovelace",
        new Iban(IBAN),
        new Bic("COBADEFFXXX"),
        "Payout " + PAYOUT,
        NOON,
        null,
        new BankStatus(GatewayReport.State.ACCEPTED, null, null, NOON));
  }

  private static PaymentFile file() {
    return new PaymentFile(
        new PaymentFileRequest("M1", "Platform GmbH", new Iban(OUR_IBAN), new Bic("ABNANL2A"), DAY),
        NOON);
  }

  /** Returns a keyset of the primary key alone, as an operator makes it in the end. */
  private static String withoutOldKeys(String keyset) throws Exception {
    var handle =
        TinkJsonProtoKeysetFormat.parseKeyset(
            keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(handle.getPrimary().getKey()).makePrimary())
            .build(),
        AeadConfig2026.get(),
        InsecureSecretKeyAccess.get());
  }

  /** Returns every column of every row of every table, in small letters. */
  private String dump() throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet found =
          connection
              .getMetaData()
              .getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
        while (found.next()) {
          String name = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
          if (name.startsWith("fanfare_") && !name.equals(FanfareSchema.HISTORY_TABLE)) {
            names.add(name);
          }
        }
      }
      assertThat(names).contains("fanfare_payout_destination", "fanfare_bank_file");
      for (String name : names) {
        dump(statement, name, dump);
      }
    }
    return dump.toString().toLowerCase(Locale.ROOT);
  }

  private static void dump(Statement statement, String table, StringBuilder dump)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          dump.append(table).append(' ').append(rows.getString(i)).append('\n');
          if (rows.getObject(i) instanceof byte[] bytes) {
            dump.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
          }
        }
      }
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private long count(String from) {
    return database.sql(
        sql -> sql.first("select count(*) from " + from, row -> row.number(1)).orElseThrow());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
