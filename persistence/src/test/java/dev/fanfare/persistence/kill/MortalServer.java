package dev.fanfare.persistence.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, with everything on that makes it durable. It is killed without warning
 * and started again on the files that are left.
 */
final class MortalServer implements AutoCloseable {
  private final Path data;
  private final Path log;
  private EmbeddedPostgres server;

  private MortalServer(Path data) throws IOException {
    this.data = data;
    this.log = data.resolveSibling("server.log");
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
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setPGStartupWait(Duration.ofSeconds(60));
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  /** Kills every process of the server at once and starts it again on the same files and port. */
  void killAndRestart() throws IOException, InterruptedException {
    int port = server.getPort();
    // The process that the library knows only started the server.
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    postmaster.descendants().forEach(all::add);
    // Stopped first: none sees another one die and says goodbye.
    signal("-STOP", all);
    signal("-KILL", all);
    all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    server.close(); // frees the lock on the directory; there is nothing left to stop
    server = started(port);
  }

  private static void signal(String signal, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    // Some may have ended meanwhile, of which kill complains.
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Returns how often the server found at its start that it had died without a shutdown. */
  long recoveries() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("was not properly shut down")).count();
    }
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
