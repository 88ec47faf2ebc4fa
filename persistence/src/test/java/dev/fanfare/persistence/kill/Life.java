package dev.fanfare.persistence.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One life of the {@link Victim}. */
final class Life {
  private final Process process;
  private final Thread listener;
  private final Witness witness;
  private final CountDownLatch ready = new CountDownLatch(1);

  private Life(Process process, Witness witness) {
    this.process = process;
    this.witness = witness;
    this.listener = new Thread(this::listen, "listens to the victim");
    listener.setDaemon(true);
    listener.start();
  }

  /** Starts a process that goes on where the one before it died. */
  static Life begin(String url, int bank, Path keyset, long seed, Witness witness)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.jboss.logging.provider=slf4j",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                url,
                Integer.toString(bank),
                keyset.toString(),
                Long.toString(seed)));
    for (int worker = 0; worker < Victim.WORKERS; worker++) {
      command.add(Integer.toString(witness.next(worker)));
    }
    return new Life(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
        witness);
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("ready\t")) {
          ready.countDown();
        }
        witness.hear(line);
      }
    } catch (IOException e) {
      witness.fault("cannot hear the victim: " + e);
    }
  }

  /** Waits until it has recovered from the death before. */
  void awaitReady() throws InterruptedException {
    while (!ready.await(100, TimeUnit.MILLISECONDS)) {
      if (!process.isAlive()) {
        throw new AssertionError("the process ended by itself, status " + process.exitValue());
      }
    }
  }

  /** Waits until it is at work, also again after the server was away. */
  void awaitWork() throws InterruptedException {
    int before = witness.answered();
    while (witness.answered() < before + 2 * Victim.WORKERS) {
      if (!process.isAlive()) {
        throw new AssertionError("the process ended by itself, status " + process.exitValue());
      }
      Thread.sleep(5);
    }
  }

  /** Ends it with SIGKILL. */
  void kill() throws InterruptedException {
    if (!process.isAlive()) {
      witness.fault("ended by itself, status " + process.exitValue());
    }
    // Not by the process itself: that would also close the pipe with its last words.
    process.toHandle().destroyForcibly();
    process.waitFor();
    listener.join();
  }

  /** Lets it finish what it is doing. */
  void stop() throws InterruptedException, IOException {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      witness.fault("it does not come to an end");
      process.destroyForcibly();
    }
    listener.join();
  }
}
