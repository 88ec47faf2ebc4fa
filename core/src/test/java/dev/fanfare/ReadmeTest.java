package dev.fanfare;

import static dev.fanfare.credit.GrantSource.PURCHASE;
import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.QuoteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the program in the README a program that compiles and does what its comments say. */
class ReadmeTest {
  @Test
  void runs() {
    // readme
    var fanfare = Fanfare.inMemory();
    var usd = Asset.of("USD");
    var ada = CreatorId.of("ada");

    var earnings = fanfare.earnings();
    earnings.recordSale(TIP, Money.of("10.00", "USD"), ada, IdempotencyKey.of("tip-1"));
    earnings.recordRefund("tip-1", Money.of("4.00", "USD"), IdempotencyKey.of("refund-1"));
    earnings.balance(ada, usd); // pending=3.30 USD: 55 % of what was not refunded

    var wallet = new Wallet(ada, CreditType.GENERAL);
    fanfare.credits().grant(wallet, 50, PURCHASE, IdempotencyKey.of("order-7"));
    fanfare.credits().spend(wallet, 80, IdempotencyKey.of("poster-7")); // Declined[available=50]

    fanfare.payouts().quote(Money.of("2500.00", "USD"), PAXUM); // Quoted: fee 50.00, net 2450.00
    fanfare.auditor().verify(); // []: every account sums to zero, every invariant holds
    // end

    assertThat(fanfare.earnings().balance(ada, usd)).asString().contains("pending=3.30 USD");
    assertThat(fanfare.credits().spend(wallet, 80, IdempotencyKey.of("poster-7")))
        .asString()
        .contains("Declined[", "available=50");
    var quoted = (QuoteResult.Quoted) fanfare.payouts().quote(Money.of("2500.00", "USD"), PAXUM);
    assertThat(quoted.quote().fee().total()).isEqualTo(Money.of("50.00", "USD"));
    assertThat(quoted.quote().net()).isEqualTo(Money.of("2450.00", "USD"));
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void isTheProgramInTheReadme() throws IOException {
    Path root = Path.of(System.getProperty("fanfare.root", "none"));
    Path readme = root.resolve("README.md");
    assumeTrue(Files.exists(readme), "no README.md under fanfare.root " + root);
    Path source = root.resolve("core/src/test/java/dev/fanfare/ReadmeTest.java");
    assertThat(first("```java\n(.*?)```", Files.readString(readme)))
        .isEqualTo(
            first(" {4}// readme\n(.*?) {4}// end\n", Files.readString(source))
                .replaceAll("(?m)^ {4}", ""));
  }

  private static String first(String pattern, String text) {
    var matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).as("a match of %s", pattern).isTrue();
    return matcher.group(1);
  }
}
