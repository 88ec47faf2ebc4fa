package dev.fanfare.benchmarks.ai;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that streams answers as the Messages API does, in a process of its own: as many tokens
 * as are asked for, each an event and a chunk. The model {@code fast} writes as fast as it can;
 * {@code paced} writes one each millisecond, and says in its text when that was.
 */
final class ModelServer implements AutoCloseable {
  static final String TOKEN = " token";
  private static final int WRITE_SIZE = 16_384;
  private static final long PACE_NANOS = 1_000_000;
  private static final Pattern TOKENS = Pattern.compile("\"max_tokens\":(\\d+)");

  private final Process process;
  private final String url;

  private ModelServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the process. */
  static ModelServer start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ModelServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
    return new ModelServer(process, "http://localhost:" + out.readLine());
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Is the process: says its port, and ends with the process that started it. */
  public static void main(String[] none) throws Exception {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    while (true) {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      Thread thread = new Thread(() -> serve(socket));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), WRITE_SIZE);
      for (String body = request(in); body != null; body = request(in)) {
        Matcher tokens = TOKENS.matcher(body);
        answer(
            out,
            tokens.find() ? Integer.parseInt(tokens.group(1)) : 1,
            body.contains("\"model\":\"paced\""));
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void answer(OutputStream out, int tokens, boolean paced) throws IOException {
    out.write(
        """
        HTTP/1.1 200 OK\r
        Content-Type: text/event-stream; charset=utf-8\r
        Transfer-Encoding: chunked\r
        request-id: req_benchmark\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII));
    event(
        out,
        "message_start",
        "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
            + "\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
            + "\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}");
    event(
        out,
        "content_block_start",
        "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
    out.flush();
    byte[] same = chunk("content_block_delta", delta(TOKEN));
    for (int i = 0; i < tokens; i++) {
      if (paced) {
        LockSupport.parkNanos(PACE_NANOS);
        out.write(chunk("content_block_delta", delta(Long.toString(System.nanoTime()))));
        out.flush();
      } else {
        out.write(same);
      }
    }
    event(out, "content_block_stop", "\"index\":0");
    event(
        out,
        "message_delta",
        "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
            + "\"usage\":{\"output_tokens\":"
            + tokens
            + "}");
    event(out, "message_stop", null);
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String delta(String text) {
    return "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}";
  }

  private static void event(OutputStream out, String type, String fields) throws IOException {
    out.write(chunk(type, fields));
  }

  private static byte[] chunk(String type, String fields) {
    String event =
        "event: %1$s\ndata: {\"type\":\"%1$s\"%2$s}\n\n"
            .formatted(type, fields == null ? "" : "," + fields);
    return "%x\r\n%s\r\n".formatted(event.length(), event).getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the body of the next request, null if there is none. */
  private static String request(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); line != null; line = line(in)) {
      if (line.isEmpty()) {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return null;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) next);
    }
    return null;
  }
}
