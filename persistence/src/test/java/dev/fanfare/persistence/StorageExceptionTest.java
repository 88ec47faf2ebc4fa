package dev.fanfare.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageExceptionTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void showsNothingOfTheRowThatWasRefusedNotEvenInALog(Dialect dialect) {
    Database database = TestDatabase.of(dialect).database();
    String insert =
        """
        insert into fanfare_creator (id, display_name, currency, currency_scale, zone, joined_at,
          verification, payout_hold)
        values (?, ?, 'USD', 2, 'UTC', timestamp with time zone '2026-01-01 00:00:00+00', ?, ?)
        """;
    StorageException refused =
        catchThrowableOfType(
            StorageException.class,
            () ->
                database.sql(
                    sql -> sql.update(insert, "ada", "Ada Secret", "NO_SUCH_STATE", "fraud?")));

    StringWriter logged = new StringWriter();
    refused.printStackTrace(new PrintWriter(logged, true));
    assertThat(logged.toString())
        .containsIgnoringCase("fanfare_creator")
        .doesNotContain("Ada Secret")
        .doesNotContain("fraud?");
    assertThat(refused.sqlState()).startsWith("23");
  }
}
