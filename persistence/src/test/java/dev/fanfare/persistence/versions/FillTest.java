package dev.fanfare.persistence.versions;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.SmallPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Fills a database that a backup is to be made of; for people, at a release. */
class FillTest {
  @Test
  @EnabledIfSystemProperty(named = "fanfare.fill", matches = "jdbc:.+")
  void fills() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(System.getProperty("fanfare.fill"));
    try (HikariDataSource database = new HikariDataSource(config)) {
      assertThat(FanfareSchema.migrate(database)).isPositive();
      try (JpaStorage storage = JpaStorage.open(database, EarlierVersion.ENCRYPTION)) {
        SmallPlatform platform = SmallPlatform.over(storage);
        assertThat(platform.fanfare().auditor().verify()).isEmpty();
      }
      String script = System.getProperty("fanfare.fill.script", "");
      if (!script.isEmpty()) {
        try (Connection connection = database.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("script nopasswords nosettings to '" + script + "'");
        }
      }
    }
  }
}
