package dev.fanfare.persistence.kill;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutGateway.LookupResult;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a gateway's words are written in one line. */
final class Wire {
  private static final String NULL = "-";

  private Wire() {}

  static String text(SubmitResult result) {
    if (result instanceof SubmitResult.Accepted accepted) {
      return "accepted " + text(accepted.reference());
    }
    return result instanceof SubmitResult.Paid paid
        ? "paid " + text(paid.reference())
        : "rejected " + text(((SubmitResult.Rejected) result).reason());
  }

  static SubmitResult submitResult(String line) {
    String[] words = line.split(" ");
    String value = String.valueOf(value(words[1]));
    return switch (words[0]) {
      case "accepted" -> new SubmitResult.Accepted(value);
      case "paid" -> new SubmitResult.Paid(value);
      default -> new SubmitResult.Rejected(value);
    };
  }

  static String text(LookupResult result) {
    if (result instanceof LookupResult.Found found) {
      return "found " + text(found.report());
    }
    return result instanceof LookupResult.CannotTell cannot
        ? "cannot " + text(cannot.reason())
        : "never";
  }

  static LookupResult lookupResult(String line) {
    String[] words = line.split(" ");
    return switch (words[0]) {
      case "found" -> new LookupResult.Found(report(words[1]));
      case "cannot" -> new LookupResult.CannotTell(String.valueOf(value(words[1])));
      default -> new LookupResult.DefinitelyNotReceived();
    };
  }

  static String text(GatewayReport report) {
    return String.join(
        ",",
        text(report.eventId()),
        report.attemptKey().toString(),
        report.state().name(),
        text(report.reference()),
        text(report.reason()),
        report.at().toString());
  }

  static GatewayReport report(String text) {
    String[] words = text.split(",");
    return new GatewayReport(
        String.valueOf(value(words[0])),
        UUID.fromString(words[1]),
        GatewayReport.State.valueOf(words[2]),
        value(words[3]),
        value(words[4]),
        Instant.parse(words[5]));
  }

  private static String text(@Nullable String value) {
    return value == null ? NULL : "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static @Nullable String value(String text) {
    return text.equals(NULL) ? null : URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
  }
}
