package dev.fanfare.persistence.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL of its own, with everything on that makes it durable. It is killed without warning
 * and started again on the files that are left.
 */
final class MortalServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private MortalServer(Path data) throws IOException {
    this.data = data;
    this.server = started(0);
  }

  static MortalServer start(Path data) throws IOException {
    return new MortalServer(data);
  }

  private EmbeddedPostgres started(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("lock_timeout", "60s")
            // Often, so that kills meet checkpoints too.
            .setServerConfig("checkpoint_timeout", "30s")
            .setServerConfig("max_wal_size", "64MB")
            .setPGStartupWait(Duration.ofSeconds(60));
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  /** Kills every process of the server at once and starts it again on the same files and port. */
  void killAndRestart() throws IOException {
    int port = server.getPort();
    ProcessHandle postmaster = server.getProcess().toHandle();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    postmaster.descendants().forEach(all::add);
    // The postmaster first: it would otherwise see the others die and put things in order.
    all.forEach(ProcessHandle::destroyForcibly);
    all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    server.close(); // frees the lock on the directory; there is nothing left to stop
    server = started(port);
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
