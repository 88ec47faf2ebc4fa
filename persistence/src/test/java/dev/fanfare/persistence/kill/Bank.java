package dev.fanfare.persistence.kill;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxMovement;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.payout.sandbox.SandboxTimeoutException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The outside world: gateways in the process that is never killed, asked over sockets, a line and
 * an answer for each connection. What they moved is their own record.
 */
final class Bank implements AutoCloseable {
  private final Map<PayoutMethod, SandboxGateway> gateways = new TreeMap<>();
  private final ServerSocket door;
  private long settledAt = System.nanoTime();
  private final ExecutorService clerks = Executors.newCachedThreadPool();

  Bank(long seed) throws IOException {
    SandboxScript wild = SandboxScript.seeded(seed);
    SandboxScript script =
        attempt ->
            switch ((int) (attempt.key().getLeastSignificantBits() & 3)) {
              case 0 -> wild.of(attempt);
              // Where a second submission would be the worst: the money has moved, nobody says so.
              case 1 -> SandboxBehaviour.TIMES_OUT_AFTER.with(SandboxBehaviour.Lookup.TELLS_LATER);
              default -> SandboxBehaviour.PAYS;
            };
    Clock clock = Clock.systemUTC();
    gateways.put(PayoutMethod.BANK_TRANSFER, SandboxGateway.of("bank", clock, script));
    // This one never recognises a key: whatever is sent to it twice is paid twice.
    gateways.put(
        PayoutMethod.PAXUM,
        SandboxGateway.of("paxum", clock, script).withDedupeWindow(Duration.ZERO));
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    clerks.execute(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Returns the gateways as they are, for the process that is never killed. */
  Map<PayoutMethod, PayoutGateway> direct() {
    return new TreeMap<>(gateways);
  }

  /** Lets time pass at the gateways. */
  void settle() {
    gateways.values().forEach(SandboxGateway::settle);
  }

  /** Lets enough time pass in between for lookups that find nothing yet. */
  private synchronized void settleNowAndThen() {
    if (System.nanoTime() - settledAt > 2_000_000_000L) {
      settledAt = System.nanoTime();
      settle();
    }
  }

  List<GatewayReport> takeReports() {
    return gateways.values().stream().flatMap(g -> g.takeReports().stream()).toList();
  }

  /** Returns the movements of money of a gateway, by its own record. */
  Map<String, List<SandboxMovement>> movements() {
    return gateways.values().stream()
        .collect(Collectors.toMap(SandboxGateway::name, SandboxGateway::movements));
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        clerks.execute(() -> answer(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var out =
            new PrintWriter(
                new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      if (line != null) {
        dawdle();
        String answer = answer(line.split(" "));
        dawdle();
        out.println(answer);
      }
    } catch (IOException | SandboxTimeoutException e) {
      // Whoever asked is dead, or gets no answer.
    }
  }

  /** Makes it likelier that somebody dies while the answer is on its way. */
  private static void dawdle() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String[] words) {
    if (words[0].equals("reports")) {
      settleNowAndThen();
      return takeReports().stream().map(Wire::text).collect(Collectors.joining(" "));
    }
    SandboxGateway gateway =
        gateways.values().stream().filter(g -> g.name().equals(words[1])).findFirst().orElseThrow();
    UUID key = UUID.fromString(words[2]);
    return words[0].equals("lookup")
        ? Wire.text(gateway.lookup(key))
        : Wire.text(gateway.submit(attempt(key, words)));
  }

  private static PayoutAttempt attempt(UUID key, String[] words) {
    return new PayoutAttempt(
        key,
        UUID.fromString(words[3]),
        CreatorId.of(words[4]),
        new Money(Long.parseLong(words[5]), Asset.of(words[6])),
        new PayoutMethod(words[7]),
        new PayoutDestination.ProviderAccount("somebody"),
        Instant.parse(words[8]));
  }

  @Override
  public void close() throws IOException {
    door.close();
    clerks.shutdownNow();
  }
}
