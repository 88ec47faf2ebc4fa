package dev.fanfare.persistence.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments, of the process that works and of the server under it. What is asked
 * for follows from the seed; when death comes does not, so a failure may not come again.
 */
class KillTest {
  @TempDir Path directory;

  @Test
  void survivesAFewKills() throws Exception {
    survives(1, 2, 1);
  }

  @Test
  @Tag("slow")
  void survivesManyKills() throws Exception {
    survives(Long.getLong("fanfare.killSeed", 42), 26, 26);
  }

  private void survives(long seed, int processKills, int serverKills) throws Exception {
    Path keyset = Files.writeString(directory.resolve("keyset.json"), FieldEncryption.newKeyset());
    Witness witness = new Witness();
    try (MortalServer server = MortalServer.start(directory.resolve("data"));
        Bank bank = new Bank(seed);
        HikariDataSource connections = Platform.connections(server.url())) {
      FanfareSchema.migrate(connections);
      rememberEvents(connections);
      TestClock clock = new TestClock(Instant.now());
      try (JpaStorage storage = JpaStorage.open(connections, FieldEncryption.fromFile(keyset))) {
        Fanfare fanfare = Platform.start(storage, PayoutGateways.of(bank.direct()), clock);
        Platform.open(fanfare);

        Random random = new Random(seed);
        int left = serverKills;
        for (int i = processKills; i > 0; i--) {
          Life life = Life.begin(server.url(), bank.port(), keyset, seed, witness);
          life.awaitReady();
          for (int n = (left + i - 1) / i; n > 0; n--, left--) {
            life.awaitWork();
            Thread.sleep(random.nextInt(600));
            server.killAndRestart();
          }
          life.awaitWork();
          Thread.sleep(random.nextInt(900));
          life.kill();
        }
        Life last = Life.begin(server.url(), bank.port(), keyset, seed, witness);
        last.awaitReady();
        last.awaitWork();
        last.stop();

        clock.set(Instant.now());
        Reckoning reckoning = new Reckoning(fanfare, clock, bank, witness, seed);
        assertThat(witness.faults()).isEmpty();
        assertThat(server.recoveries()).as("deaths of the server").isEqualTo(serverKills);
        reckoning.finishWhatWasBegun();
        reckoning.settle();
        reckoning.audit();
        reckoning.payoutsAreAsTheGatewaysSay();
        reckoning.balancesAreAsAnswered();
        reckoning.everyAnswerStands();
        reckoning.audit();
        reckoning.eventsCameInOrder(committedEvents(connections));
        long paid = reckoning.payouts().stream().filter(p -> p.state() == PayoutState.PAID).count();
        System.out.printf(
            "%,d kills of the process, %,d of PostgreSQL; %,d operations acknowledged, each"
                + " replayed; %,d payouts, %,d paid; %,d events, %,d delivered again; calls lost"
                + " and made again by SQLSTATE: %s%n",
            processKills,
            serverKills,
            witness.answered(),
            reckoning.payouts().size(),
            paid,
            witness.events().size(),
            witness.repeatedDeliveries(),
            witness.lost());
      }
    }
  }

  /** Keeps a copy of every event that was ever committed: the outbox forgets those delivered. */
  private static void rememberEvents(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table committed_event (sequence bigint primary key, id uuid)");
      statement.execute(
          """
          create function remember_event() returns trigger language plpgsql as $$
          begin
            insert into committed_event values (new.sequence, new.id);
            return new;
          end $$
          """);
      statement.execute(
          """
          create trigger remember_event after insert on fanfare_outbox
          for each row execute function remember_event()
          """);
    }
  }

  private static Map<Long, UUID> committedEvents(DataSource database) throws SQLException {
    Map<Long, UUID> events = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select sequence, id from committed_event")) {
      while (rows.next()) {
        events.put(rows.getLong(1), rows.getObject(2, UUID.class));
      }
    }
    return events;
  }
}
