package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeesCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void quotesOneMethodLineByLine() {
    assertThat(run("--amount", "2500", "--currency", "USD", "--method", "paxum")).isZero();
    assertThat(words())
        .containsSequence("gross", "2,500.00", "USD", "2%", "of", "gross", "-50.00")
        .containsSequence("fee", "50.00", "USD", "net", "2,450.00", "USD")
        .containsSequence("within", "1", "to", "2", "business", "days");
  }

  @Test
  void comparesAllMethods() {
    assertThat(run("--amount", "2500")).isZero();
    // 2.5 % and 2 %, and 2 % that is capped at 1.
    assertThat(words())
        .containsSequence("bank_transfer", "62.50", "2,437.50", "3", "to", "5")
        .containsSequence("paxum", "50.00", "2,450.00", "1", "to", "2")
        .containsSequence("paypal", "1.00", "2,499.00");
  }

  @Test
  void saysWhyAnAmountIsNotPaid() {
    assertThat(run("--amount", "19.99", "--method", "paxum")).isEqualTo(1);
    assertThat(out.toString()).contains("19.99 USD is not paid: the least is 20.00 USD");
    assertThat(run("--amount", "19.99")).as("the other methods are an answer").isZero();
    assertThat(out.toString()).contains("the least is 20.00 USD");
  }

  @Test
  void knowsCurrenciesWithoutDecimals() {
    assertThat(run("--amount", "2500", "--currency", "JPY", "--method", "paxum")).isZero();
    assertThat(words()).containsSequence("fee", "50", "JPY", "net", "2,450", "JPY");
  }

  @Test
  void quotesByTheSchedulesOfAFile() throws IOException {
    Path file = directory.resolve("fees.json");
    Files.writeString(
        file,
        """
        {"kind": "fee-schedule", "method": "pigeon", "currency": "USD", "version": "birds-1",
         "effectiveFrom": "1970-01-01T00:00:00Z", "rate": "1.5%", "fixed": "0.10 USD"}
        """);
    // 1.5 % of 200.00 is 3.00.
    assertThat(run("--amount", "200", "--method", "pigeon", "--schedule", file.toString()))
        .isZero();
    assertThat(words()).containsSequence("fee", "3.10", "USD", "net", "196.90", "USD");
    assertThat(run("--amount", "200", "--method", "paxum", "--schedule", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("'paxum' is no method; there are pigeon");
    assertThat(run("--amount", "200", "--currency", "EUR", "--schedule", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("in force for EUR");
    Files.writeString(
        file,
        """
        {"kind": "fee-schedule", "assets": {"USDT": 6}, "method": "crypto", "currency": "USDT",
         "version": "chain-1", "effectiveFrom": "1970-01-01T00:00:00Z", "rate": "1%"}
        """);
    assertThat(run("--amount", "200", "--currency", "usdt", "--schedule", file.toString()))
        .isZero();
    assertThat(words()).containsSequence("crypto", "2.000000", "198.000000");
    assertThat(run("--amount", "200", "--currency", "XYZ", "--schedule", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("'--currency': 'XYZ' is not an ISO 4217 currency");
    Files.writeString(file, "{\"kind\": \"fee-schedules\"}");
    assertThat(run("--amount", "200", "--schedule", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("$.schedules (line 1, column 1): is missing");
    Files.writeString(file, "{\"kind\": \"earning-policy\", \"hold\": \"1 day\"}");
    assertThat(run("--amount", "200", "--schedule", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no fee schedules");
  }

  @Test
  void endsWith2ForAValueThatIsNone() {
    assertThat(run("--amount", "2500", "--method", "pigeon")).isEqualTo(2);
    assertThat(err.toString()).contains("'pigeon' is no method; there are bank_transfer, crypto");
    for (String amount : List.of("0", "-5", "1.005", "1e3", "99999999999999999999", "12,50")) {
      assertThat(run("--amount", amount)).as(amount).isEqualTo(2);
    }
    assertThat(err.toString()).contains("--amount", "must be more than 0, was '-5'");
    assertThat(run("--currency", "USD")).as("no amount").isEqualTo(2);
  }

  @Test
  void quotesTheLargestAmount() {
    assertThat(run("--amount", "92233720368547758.07", "--method", "bank_transfer")).isZero();
    // 2.5 % of it is 2 305 843 009 213 693.95175, half up to the cent.
    assertThat(words()).containsSequence("fee", "2,305,843,009,213,693.95", "USD");
  }

  private List<String> words() {
    return List.of(out.toString().trim().split("\\s+"));
  }

  private int run(String... options) {
    List<String> args = new ArrayList<>(List.of("fees"));
    args.addAll(List.of(options));
    return FanfareCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }
}
