package dev.fanfare.payout.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutGateway.SubmitResult.Accepted;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gateway with its store, and the attempts and files that the tests here are made of. */
final class Bank {
  static final String GERMAN = "DE89370400440532013000";
  static final String DUTCH = "NL91ABNA0417164300";
  static final String BRAZILIAN = "BR1800360305000010009795493C1";
  static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
  static final BankAccount ADA_ACCOUNT = new BankAccount("Ada Lovelace", GERMAN, "COBADEFFXXX");

  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final TestClock clock = new TestClock(NOW);
  final Operations operations = Operations.inMemory(transactions, clock);
  final BankInstructionStore store;
  final BankFileGateway gateway;

  Bank() {
    this(null);
  }

  /** Makes a gateway over a store that a test has wrapped around the one in memory. */
  Bank(@Nullable UnaryOperator<BankInstructionStore> wrapping) {
    BankInstructionStore memory = new InMemoryBankInstructionStore(transactions);
    store = wrapping == null ? memory : wrapping.apply(memory);
    gateway = BankFileGateway.of(operations, store);
  }

  static UUID key(String name) {
    return DerivedId.of(name, "attempt");
  }

  static String endToEndId(String name) {
    return key(name).toString().replace("-", "");
  }

  static PayoutAttempt attempt(String name, Money amount, PayoutDestination to) {
    return new PayoutAttempt(
        key(name),
        DerivedId.of(name, "payout"),
        CreatorId.of("ada"),
        amount,
        PayoutMethod.BANK_TRANSFER,
        to,
        NOW);
  }

  static PayoutAttempt attempt(String name, String amount, String currency) {
    return attempt(name, Money.of(amount, currency), ADA_ACCOUNT);
  }

  static Money euros(String amount) {
    return Money.parse(amount, Asset.of("EUR"));
  }

  /** Hands over attempts of one euro to Ada and expects them to be accepted. */
  void accept(String... names) {
    for (String name : names) {
      assertThat(gateway.submit(attempt(name, "1.00", "EUR"))).isInstanceOf(Accepted.class);
    }
  }

  static PaymentFileRequest request(String messageId) {
    return new PaymentFileRequest(
        messageId,
        "Fanfare Platform GmbH",
        new Iban(DUTCH),
        new Bic("ABNANL2A"),
        LocalDate.of(2026, 11, 27));
  }

  /** Writes a file and returns its bytes. */
  byte[] write(String messageId) {
    var out = new ByteArrayOutputStream();
    assertThat(gateway.writeFile(request(messageId), out)).isInstanceOf(WrittenFile.Written.class);
    return out.toByteArray();
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
