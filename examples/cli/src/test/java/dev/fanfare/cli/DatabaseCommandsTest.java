package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.persistence.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCommandsTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void runsInAFileTwiceAndFindsItInOrder() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    SamplePlatform.write(new SampleSpec(3, 10, 40), data, day -> {});
    String results = directory.resolve("results").toString();

    assertThat(execute("run", "--data", data.toString(), "--out", results)).isZero();
    String memory = Files.readString(directory.resolve("results/payouts.csv"));
    for (int i = 0; i < 2; i++) {
      assertThat(execute("run", "--data", data.toString(), "--out", results, "--jdbc-url", file()))
          .isZero();
      assertThat(directory.resolve("results/payouts.csv")).hasContent(memory);
    }
    assertThat(err.toString()).isEmpty();

    assertThat(execute("audit", "--jdbc-url", file())).isZero();
    assertThat(shown()).startsWith("Everything is in order (");
    assertThat(Files.list(directory).map(path -> String.valueOf(path.getFileName())))
        .as("no traces of H2's beside the file")
        .containsExactlyInAnyOrder("data", "results", "platform.mv.db");
  }

  @Test
  void migratesOnce() {
    assertThat(execute("migrate", "--jdbc-url", file())).isZero();
    assertThat(shown()).matches("Ran [0-9]+ migrations; the tables are up to date.\n");
    assertThat(execute("migrate", "--jdbc-url", file())).isZero();
    assertThat(shown()).isEqualTo("The tables are up to date.\n");
  }

  @Test
  void worksOnPostgres() {
    try (HikariDataSource database = PostgresServer.newDatabase()) {
      String url = database.getJdbcUrl();
      assertThat(execute("audit", "--jdbc-url", url)).isEqualTo(1);
      assertThat(complaints()).contains("migrations of this version; run 'fanfare migrate' first");
      assertThat(execute("migrate", "--jdbc-url", url)).isZero();
      assertThat(shown()).contains("up to date");
      assertThat(execute("audit", "--jdbc-url", url)).isZero();
      assertThat(shown()).contains("Everything is in order");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void saysWhatTheAuditFound() throws SQLException {
    execute("migrate", "--jdbc-url", file());
    // A sale that no transaction of the ledger has booked: no constraint can see that.
    sql(
        """
        insert into fanfare_sale (id, source, at, gross, asset, scale, available_at)
        values ('s-1', 'TIP', '2026-03-01 10:00:00+00', 1000, 'USD', 2, '2026-03-08 10:00:00+00')
        """);
    assertThat(execute("audit", "--jdbc-url", file())).isEqualTo(1);
    assertThat(shown()).contains("rule", "subject", "what was found", "s-1", "Found 1 break (");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void auditsNothingWhoseTablesAreOfAnotherVersion() throws SQLException {
    execute("migrate", "--jdbc-url", file());
    sql(
        "delete from \"fanfare_schema_history\" where \"installed_rank\" ="
            + " (select max(\"installed_rank\") from \"fanfare_schema_history\")");
    assertThat(execute("audit", "--jdbc-url", file())).isEqualTo(1);
    assertThat(complaints())
        .isEqualTo(
            "fanfare: The tables lack 1 migration of this version; run 'fanfare migrate' first\n");
  }

  @Test
  void auditMakesNoDatabase() {
    assertThat(execute("audit", "--jdbc-url", file())).isEqualTo(1);
    assertThat(complaints()).startsWith("fanfare: Cannot reach the database: Database \"");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/x?password=s3cret",
        "postgresql://localhost/x?password=s3cret",
        "jdbc:postgresql://host:port/x?password=s3cret",
        "jdbc:h2:file:relative/x;PASSWORD=s3cret",
        "jdbc:h2:mem:x;NO_SUCH_SETTING=1;PASSWORD=s3cret"
      })
  void endsWith2ForAUrlThatIsNone(String url) {
    for (String command : List.of("audit", "migrate", "run")) {
      assertThat(execute(command, "--jdbc-url", url)).as(command).isEqualTo(2);
      assertThat(complaints())
          .contains("Invalid value for option '--jdbc-url'", "--help")
          .doesNotContain("s3cret")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void endsWith2WithoutADatabase() {
    assertThat(execute("audit")).isEqualTo(2);
    assertThat(complaints()).contains("Missing required option: '--jdbc-url=URL'");
    assertThat(execute("run", "--db-user", "ada")).isEqualTo(2);
    assertThat(complaints()).contains("'--jdbc-url=URL' is missing");
  }

  /** With its log, and with a password: both come from outside of the program. */
  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:postgresql://localhost:1/x?user=ada", "jdbc:h2:tcp://localhost:1/x"})
  void endsWith1AndOneLineWhenTheDatabaseIsNotThere(String url)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fanfare.cli.FanfareCli",
                "audit",
                "--jdbc-url",
                url)
            .redirectErrorStream(true);
    command.environment().put("FANFARE_DB_PASSWORD", "s3cret");
    Process process = command.start();
    String said;
    try (InputStream all = process.getInputStream()) {
      said = new String(all.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said.lines()).as(said).hasSize(1);
    assertThat(said)
        .startsWith("fanfare: Cannot reach the database: Connection refused")
        .doesNotContain("s3cret");
  }

  private String file() {
    return "jdbc:h2:file:" + directory.resolve("platform").toAbsolutePath();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(file());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    return FanfareCli.execute(
        FanfareCli.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true)),
        args);
  }

  private String shown() {
    return out.toString();
  }

  /** Returns what was complained of, and forgets it. */
  private String complaints() {
    String said = err.toString();
    err.getBuffer().setLength(0);
    return said;
  }
}
