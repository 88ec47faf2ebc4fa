package dev.fanfare.persistence.kill;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A gateway of the {@link Bank}, as the process that may be killed sees it. */
record RemoteGateway(int port, String name, Duration dedupeWindow) implements PayoutGateway {
  @Override
  public SubmitResult submit(PayoutAttempt attempt) {
    return Wire.submitResult(
        ask(
            port,
            String.join(
                " ",
                "submit",
                name,
                attempt.key().toString(),
                attempt.payout().toString(),
                attempt.creator().value(),
                Long.toString(attempt.amount().minor()),
                attempt.amount().asset().code(),
                attempt.method().code(),
                attempt.at().toString())));
  }

  @Override
  public LookupResult lookup(UUID attemptKey) {
    return Wire.lookupResult(ask(port, "lookup " + name + " " + attemptKey));
  }

  /** Lets time pass at all gateways and returns what they report, which are then gone there. */
  static List<GatewayReport> reports(int port) {
    String line = ask(port, "reports");
    return line.isEmpty() ? List.of() : Arrays.stream(line.split(" ")).map(Wire::report).toList();
  }

  private static String ask(int port, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("no answer");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
