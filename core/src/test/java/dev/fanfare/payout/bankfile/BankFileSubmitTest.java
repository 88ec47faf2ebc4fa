package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.Bank.ADA_ACCOUNT;
import static dev.fanfare.payout.bankfile.Bank.GERMAN;
import static dev.fanfare.payout.bankfile.Bank.attempt;
import static dev.fanfare.payout.bankfile.Bank.endToEndId;
import static dev.fanfare.payout.bankfile.Bank.euros;
import static dev.fanfare.payout.bankfile.Bank.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutDestination.CryptoAddress;
import dev.fanfare.payout.PayoutGateway.LookupResult.CannotTell;
import dev.fanfare.payout.PayoutGateway.LookupResult.DefinitelyNotReceived;
import dev.fanfare.payout.PayoutGateway.LookupResult.Found;
import dev.fanfare.payout.PayoutGateway.SubmitResult.Accepted;
import dev.fanfare.payout.PayoutGateway.SubmitResult.Rejected;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankFileSubmitTest {
  private final Bank bank = new Bank();

  @Test
  void storesAnAttemptBeforeItAcceptsIt() {
    var answer =
        bank.gateway.submit(
            attempt("a", euros("12.50"), new BankAccount("Jürgen Groß", GERMAN, null)));

    assertThat(answer).isEqualTo(new Accepted(endToEndId("a")));
    assertThat(bank.store.find(key("a")).orElseThrow())
        .isInstanceOfSatisfying(
            BankInstruction.class,
            i -> {
              assertThat(i.amount()).isEqualTo(euros("12.50"));
              assertThat(i.holder()).isEqualTo("Jurgen Gross");
              assertThat(i.iban().value()).isEqualTo(GERMAN);
              assertThat(i.bic()).isNull();
              assertThat(i.block().code()).isEqualTo("EUR-SEPA");
              assertThat(i.messageId()).isNull();
            });
  }

  @Test
  void namesAPaymentInAtMost35Characters() {
    assertThat(endToEndId("a")).hasSize(32).matches("[0-9a-f]{32}");
    assertThat(EndToEndId.parse(endToEndId("a"))).contains(key("a"));
    assertThat(EndToEndId.parse(endToEndId("a").toUpperCase(Locale.ROOT))).contains(key("a"));
    UUID low = new UUID(0, 1);
    assertThat(EndToEndId.parse(EndToEndId.of(low))).contains(low);
    assertThat(EndToEndId.parse("NOTPROVIDED")).isEmpty();
  }

  @Test
  void answersTheSameKeyTheSameWay() {
    PayoutAttempt attempt = attempt("a", "1.00", "EUR");

    var first = bank.gateway.submit(attempt);
    bank.write("M1");
    bank.clock.advance(Duration.ofDays(4_000));

    assertThat(bank.gateway.submit(attempt)).isEqualTo(first);
    assertThat(bank.gateway.dedupeWindow()).isGreaterThan(Duration.ofDays(10_000));
    assertThat(Bank.NOW.plus(bank.gateway.dedupeWindow())).isAfter(Bank.NOW);
    assertThat(bank.gateway.writeFile(Bank.request("M2"), new ByteArrayOutputStream()))
        .as("one instruction only")
        .isEqualTo(new WrittenFile.NothingToWrite());
  }

  @Test
  void storesOneInstructionWhenManyThreadsHandOverTheSameAttempt() throws Exception {
    var answers =
        inParallel(16, 10, (thread, n) -> bank.gateway.submit(attempt("a" + n, "1.00", "EUR")));

    assertThat(answers).allMatch(Accepted.class::isInstance);
    assertThat(new HashSet<>(answers)).hasSize(10);
    assertThat(bank.gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream()))
        .isInstanceOfSatisfying(
            WrittenFile.Written.class, w -> assertThat(w.transactions()).isEqualTo(10));
  }

  @Test
  void doesNotTakeAnotherPaymentForTheSameKey() {
    bank.accept("a");

    for (PayoutAttempt other :
        new PayoutAttempt[] {
          attempt("a", "2.00", "EUR"),
          attempt("a", "1.00", "USD"),
          attempt("a", euros("1.00"), new BankAccount("Ada Lovelace", Bank.DUTCH, null)),
          attempt("a", euros("1.00"), new CryptoAddress("bitcoin", "bc1qxyz1234567890"))
        }) {
      assertThatExceptionOfType(IdempotencyConflictException.class)
          .isThrownBy(() -> bank.gateway.submit(other));
    }
    assertThat(bank.gateway.submit(attempt("a", "1.00", "EUR"))).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest(name = "{3}: {0}, {1}, {2}")
  @CsvSource({
    "Ada Lovelace, DE88370400440532013000, COBADEFF, IBAN",
    "Ada Lovelace, DE8937040044053201300, COBADEFF, IBAN",
    "Ada Lovelace, XX, COBADEFF, IBAN",
    "Ada Lovelace, <script>, COBADEFF, IBAN",
    "Ada Lovelace, DE89370400440532013000, COBADEF, BIC",
    "Ada Lovelace, DE89370400440532013000, 12345678, BIC",
    "محمد, DE89370400440532013000, COBADEFF, account holder",
    "🎬🎬, DE89370400440532013000, COBADEFF, account holder"
  })
  void rejectsAnAccountNamingTheFieldAtFault(String holder, String iban, String bic, String field) {
    PayoutAttempt attempt = attempt("a", euros("1.00"), new BankAccount(holder, iban, bic));

    assertThat(bank.gateway.submit(attempt))
        .isInstanceOfSatisfying(
            Rejected.class,
            r -> assertThat(r.reason()).startsWith(field).doesNotContain(iban, holder));
  }

  @Test
  void rejectsADestinationThatIsNoBankAccount() {
    PayoutDestination wallet = new CryptoAddress("bitcoin", "bc1qxyz1234567890");

    assertThat(bank.gateway.submit(attempt("a", euros("1.00"), wallet)))
        .isEqualTo(new Rejected("destination must be a bank account, was CryptoAddress"));
  }

  @Test
  void rejectsWhatIsNoCurrency() {
    for (Asset asset :
        new Asset[] {
          new Asset("USDT", 6), new Asset("BTC", 8), new Asset("XAU", 4), new Asset("AB", 2)
        }) {
      var answer = bank.gateway.submit(attempt(asset.code(), new Money(100, asset), ADA_ACCOUNT));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Rejected.class, r -> assertThat(r.reason()).startsWith("currency must be"));
    }
  }

  @Test
  void rejectsAnAmountOfMoreThan18Digits() {
    Asset yen = Asset.of("JPY");

    assertThat(
            bank.gateway.submit(
                attempt("a", new Money(999_999_999_999_999_999L, yen), ADA_ACCOUNT)))
        .isInstanceOf(Accepted.class);
    assertThat(
            bank.gateway.submit(
                attempt("b", new Money(1_000_000_000_000_000_000L, yen), ADA_ACCOUNT)))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).startsWith("amount must have at most 18"));
  }

  /** The SEPA rulebook ends at 999 999 999.99 euros. */
  @Test
  void rejectsMoreEurosThanSepaMoves() {
    assertThat(bank.gateway.submit(attempt("a", "999999999.99", "EUR")))
        .isInstanceOf(Accepted.class);
    assertThat(bank.gateway.submit(attempt("b", "1000000000.00", "EUR")))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).startsWith("amount must be at most"));
    assertThat(
            bank.gateway.submit(
                attempt("c", euros("1000000000.00"), new BankAccount("Ada", Bank.BRAZILIAN, null))))
        .as("not by SEPA")
        .isInstanceOf(Accepted.class);
  }

  @Test
  void staysWithARejection() {
    PayoutAttempt bad =
        attempt("a", euros("1.00"), new BankAccount("Ada", "DE88370400440532013000", null));

    var first = bank.gateway.submit(bad);

    assertThat(bank.gateway.submit(bad)).isEqualTo(first);
    assertThat(bank.gateway.submit(attempt("a", "1.00", "EUR"))).isEqualTo(first);
    assertThat(bank.gateway.lookup(key("a")))
        .isInstanceOfSatisfying(
            Found.class,
            f -> {
              assertThat(f.report().state()).isEqualTo(GatewayReport.State.REJECTED);
              assertThat(f.report().reason()).startsWith("IBAN");
            });
  }

  @Test
  void findsAnAcceptedAttempt() {
    bank.accept("a");

    assertThat(bank.gateway.lookup(key("a")))
        .isEqualTo(
            new Found(
                new GatewayReport(
                    "lookup/" + endToEndId("a") + "/ACCEPTED",
                    key("a"),
                    GatewayReport.State.ACCEPTED,
                    endToEndId("a"),
                    null,
                    Bank.NOW)));
  }

  @Test
  void refusesAnAttemptThatItSaidNeverCame() {
    assertThat(bank.gateway.lookup(key("a"))).isEqualTo(new DefinitelyNotReceived());

    assertThat(bank.gateway.submit(attempt("a", "1.00", "EUR"))).isInstanceOf(Rejected.class);

    assertThat(bank.gateway.lookup(key("a"))).isEqualTo(new DefinitelyNotReceived());
    assertThat(bank.gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream()))
        .isEqualTo(new WrittenFile.NothingToWrite());
  }

  @Test
  void neverBothAcceptsAnAttemptAndDeniesIt() throws Exception {
    var answers =
        inParallel(
            16,
            50,
            (thread, n) ->
                thread % 2 == 0
                    ? bank.gateway.submit(attempt("a" + n, "1.00", "EUR"))
                    : bank.gateway.lookup(key("a" + n)));

    assertThat(answers).hasSize(16 * 50);
    for (int n = 0; n < 50; n++) {
      boolean accepted = bank.gateway.submit(attempt("a" + n, "1.00", "EUR")) instanceof Accepted;
      assertThat(bank.gateway.lookup(key("a" + n)) instanceof Found).isEqualTo(accepted);
    }
    long accepted = answers.stream().filter(Accepted.class::isInstance).count();
    long found = answers.stream().filter(Found.class::isInstance).count();
    long denied = answers.stream().filter(DefinitelyNotReceived.class::isInstance).count();
    long refused = answers.stream().filter(Rejected.class::isInstance).count();
    assertThat(accepted).as("each key got one kind of answer").isEqualTo(found);
    assertThat(denied).isEqualTo(refused);
  }

  @Test
  void cannotTellWhileItsStoreFails() {
    var broken =
        (BankInstructionStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BankInstructionStore.class},
                (proxy, method, args) -> {
                  throw new FanfareException("database gone");
                });
    BankFileGateway gateway = BankFileGateway.of(bank.operations, broken);

    assertThat(gateway.lookup(key("a"))).isInstanceOf(CannotTell.class);
    assertThatExceptionOfType(FanfareException.class)
        .isThrownBy(() -> gateway.submit(attempt("a", "1.00", "EUR")));
  }

  @Test
  void refusesToAnswerWithinATransactionThatMayBeUndone() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bank.operations.inTransaction(
                    () -> bank.gateway.submit(attempt("a", "1.00", "EUR"))));
    assertThatIllegalStateException()
        .isThrownBy(() -> bank.operations.inTransaction(() -> bank.gateway.lookup(key("a"))));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bank.operations.inTransaction(
                    () -> bank.gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream())));
  }

  @Test
  void hasANameOfItsOwn() {
    assertThat(bank.gateway.name()).isEqualTo("bank-file");
    assertThat(
            BankFileGateway.of("commerz", bank.operations, bank.store, new Pain002Reader()).name())
        .isEqualTo("commerz");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BankFileGateway.of("", bank.operations, bank.store, new Pain002Reader()));
  }

  @Test
  void showsNoAccountNumber() {
    bank.accept("a");
    BankEntry entry = bank.store.find(key("a")).orElseThrow();

    assertThat(entry.toString()).doesNotContain(GERMAN).doesNotContain("Lovelace");
    assertThat(Bank.request("M1").toString()).doesNotContain(Bank.DUTCH);
  }
}
