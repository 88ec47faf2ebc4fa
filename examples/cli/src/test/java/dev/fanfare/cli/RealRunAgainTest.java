package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link RealData} gives the same bytes wherever it is stored and however its rows come. H2 takes a
 * quarter of an hour for it, and is left to {@link RunAgainTest}.
 */
@Tag("slow")
class RealRunAgainTest {
  private static Map<String, String> whole = Map.of();

  @TempDir private Path directory;

  @BeforeAll
  static void runInMemory() throws IOException {
    whole = Runs.run(RealData.files(), null);
    assertThat(whole.get("daily_analytics.csv").lines()).hasSizeGreaterThan(370);
  }

  @Test
  void writesTheSameInWhateverOrderRowsCome() throws IOException {
    Path shuffled = DataFiles.shuffled(RealData.files(), 1, directory.resolve("shuffled"));
    Runs.assertSame(Runs.run(shuffled, null), whole);
  }

  /** The first half and then everything, which is also everything, and again. */
  @Test
  void writesTheSameOnPostgresInPieces() throws IOException {
    try (HikariDataSource database = PostgresServer.newDatabase()) {
      String url = database.getJdbcUrl();
      Path half = DataFiles.before("2011-07-01", RealData.files(), directory.resolve("half"));
      assertThat(Runs.run(half, url).get("daily_analytics.csv").lines()).hasSizeBetween(150, 250);
      Runs.assertSame(Runs.run(RealData.files(), url), whole);
      Runs.assertSame(Runs.run(RealData.files(), url), whole);
    }
  }
}
