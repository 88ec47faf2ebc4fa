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

class TierCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void givesEachCreatorTheTierOfThePolicy() throws IOException {
    stats(
        """
        creator_id,monthly_revenue,average_views,engagement_rate
        ada,2000,50000,6
        ben,1999.99,50000,6
        cleo,9000,900000,
        """);
    assertThat(run("--policy", "program")).isZero();
    assertThat(tiers())
        .containsExactly(
            "ada gold program-1-USD", "ben silver program-1-USD", "cleo starter program-1-USD");
  }

  @Test
  void ranksWithinTheFileForTheCrmPolicy() throws IOException {
    var text = new StringBuilder("creator_id,monthly_revenue,days_since_joining\n");
    for (int i = 0; i < 1_001; i++) {
      text.append("c%04d,%d,100\n".formatted(i, 100 + i));
    }
    stats(text.toString());
    assertThat(run("--policy", "crm")).isZero();
    // The top 0.1 % of 1001 creators are those whom fewer than 1.001 are ahead of: two.
    assertThat(tiers()).filteredOn(tier -> tier.contains(" legend ")).hasSize(2);
    assertThat(tiers()).element(900).asString().startsWith("c0900 rising ");
  }

  @Test
  void countsRevenueInTheCurrencyAsked() throws IOException {
    stats("creator_id,followers,monthly_revenue\nada,1000,100\n");
    assertThat(run("--policy", "catalog", "--currency", "jpy")).isZero();
    assertThat(tiers()).containsExactly("ada bronze catalog-1-JPY");
  }

  @Test
  void readsAPolicyFromAFile() throws IOException {
    stats("creator_id,monthly_revenue\nada,99.99\nben,100\n");
    policy("100.00 EUR");
    assertThat(run("--policy", path("policy.json"), "--currency", "EUR")).isZero();
    assertThat(tiers()).containsExactly("ada starter mine-1", "ben gold mine-1");
  }

  @Test
  void endsWith2AndSaysWhatIsWrongWithAPolicyFile() throws IOException {
    stats("creator_id,monthly_revenue\nada,100\n");
    policy("100.00");
    assertThat(run("--policy", path("policy.json"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("'--policy'", path("policy.json"), "$.tiers[1].criteria[0].min (line 5, column ")
        .contains("such as \"12.50 USD\", was \"100.00\"");
    policy("100.00 EUR");
    assertThat(run("--policy", path("policy.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("add --currency EUR");
    Files.writeString(
        directory.resolve("policy.json"),
        "{\"kind\": \"demotion-policy\", \"misses\": 1, \"lockIn\": \"0 days\"}");
    assertThat(run("--policy", path("policy.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("another kind of policy");
    assertThat(run("--policy", path("polcy.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("there are [program, catalog, crm], and there is no such");
  }

  @Test
  void doesNotReplaceThePolicyFile() throws IOException {
    stats("creator_id,monthly_revenue\nada,100\n");
    policy("100.00 USD");
    assertThat(run("--policy", path("policy.json"), "--out", path("policy.json"))).isEqualTo(2);
    assertThat(directory.resolve("policy.json")).content().contains("mine-1");
  }

  private void policy(String min) throws IOException {
    Files.writeString(
        directory.resolve("policy.json"),
        """
        {"kind": "tier-policy", "version": "mine-1", "effectiveFrom": "2026-01-01T00:00:00Z",
         "tiers": [
           {"name": "starter", "level": 1},
           {"name": "gold", "level": 2,
            "criteria": [{"metric": "monthly_revenue", "min": "%s"}]}]}
        """
            .formatted(min));
  }

  @Test
  void explainsEveryCriterion() throws IOException {
    stats("creator_id,monthly_revenue,engagement_rate\nada,450,3\n");
    assertThat(run("--explain")).isZero();
    assertThat(out.toString())
        .contains(
            "ada: bronze",
            "monthly_revenue 450.00 USD, at least 100.00 USD: met",
            "next silver:",
            "monthly_revenue 450.00 USD, at least 500.00 USD: 50.00 USD more",
            "average_views not measured");
  }

  @Test
  void listsBadRowsBesideTheResultAndEndsWell() throws IOException {
    stats("creator_id,followers\nada,1\nben,=1+1\n");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("creators: 1, rows rejected: 1");
    assertThat(directory.resolve("rejected.csv"))
        .hasContent(
            "file,line,reason\nstats.csv,3,\"followers must be a whole number, 0 or more, was '=1+1'\"\n");
  }

  @Test
  void warnsOnceOfColumnsThatItDoesNotRead() throws IOException {
    stats("creator_id,folowers,name\nada,1,Ada\nben,2,Ben\n");
    assertThat(run()).isZero();
    assertThat(err.toString())
        .isEqualTo(
            "fanfare: columns that are no figures are not read: 'folowers', 'name'; figures are"
                + " followers, monthly_revenue, average_views, total_views, engagement_rate,"
                + " content_quality_score, days_since_joining\n");
    err.getBuffer().setLength(0);
    stats("creator_id,followers\nada,1\n");
    run();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void letsNoIdBecomeAFormula() throws IOException {
    stats("creator_id\n=cmd|' /C calc'!A0\n");
    assertThat(run()).isZero();
    assertThat(Files.readAllLines(directory.resolve("tiers.csv")).get(1)).startsWith("'=cmd|");
  }

  @Test
  void endsWith2ForAnUnknownPolicyOrCurrency() throws IOException {
    stats("creator_id\nada\n");
    assertThat(run("--policy", "gold")).isEqualTo(2);
    assertThat(err.toString()).contains("'gold' is no policy; there are [program, catalog, crm]");
    assertThat(run("--currency", "XYZ")).isEqualTo(2);
    assertThat(err.toString()).contains("'XYZ' is not an ISO 4217 currency");
    assertThat(directory.resolve("tiers.csv")).doesNotExist();
  }

  @Test
  void replacesNeitherItsInputNorItsRejections() throws IOException {
    stats("creator_id\nada\n");
    assertThat(execute("--stats", path("stats.csv"), "--out", path("stats.csv"))).isEqualTo(2);
    assertThat(execute("--stats", path("stats.csv"), "--out", path("rejected.csv"))).isEqualTo(2);
    assertThat(directory.resolve("stats.csv")).hasContent("creator_id\nada\n");
  }

  @Test
  void endsWith1AndNamesAFileThatIsNotThereOrNoTable() throws IOException {
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .contains("Could not read " + path("stats.csv") + ": there is no such file or directory");
    stats("id,followers\nada,1\n");
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("has no column 'creator_id'").doesNotContain("\tat ");
  }

  private void stats(String text) throws IOException {
    Files.writeString(directory.resolve("stats.csv"), text);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private int run(String... options) {
    List<String> args =
        new ArrayList<>(List.of("--stats", path("stats.csv"), "--out", path("tiers.csv")));
    args.addAll(List.of(options));
    return execute(args.toArray(String[]::new));
  }

  private int execute(String... options) {
    List<String> args = new ArrayList<>(List.of("tier"));
    args.addAll(List.of(options));
    return FanfareCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }

  /** Returns creator, tier and version of every row of the result. */
  private List<String> tiers() throws IOException {
    return Files.readAllLines(directory.resolve("tiers.csv")).stream()
        .skip(1)
        .map(line -> String.join(" ", List.of(line.split(",")).subList(0, 3)))
        .toList();
  }
}
