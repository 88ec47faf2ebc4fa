package dev.fanfare.ai.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose every byte, and every wait, is up to a test. One request a connection. */
final class ScriptedServer implements AutoCloseable {
  static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nrequest-id: req_1\r\n"
          + "x-request-id: req_1\r\n";

  /** Answers one request; the connection is closed when it returns. */
  interface Script {
    void answer(OutputStream out) throws Exception;
  }

  private final ServerSocket server;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    daemon("scripted-server", this::accept);
  }

  /** Returns a server that sends an answer and closes the connection. */
  static ScriptedServer saying(byte[] body) throws IOException {
    return new ScriptedServer(
        out -> {
          out.write((OK + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
          out.write(body);
        });
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  int requests() {
    return requests.get();
  }

  /** Waits until so many requests have come. */
  void awaitRequests(int count) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (requests.get() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(requests + " requests have come");
      }
      Thread.sleep(2);
    }
  }

  /** Waits until the other side has closed all its connections. */
  void awaitNoConnection() throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!open.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(open.size() + " connections are open");
      }
      Thread.sleep(5);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        daemon("scripted-connection", () -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      readRequest(new BufferedInputStream(socket.getInputStream()));
      requests.incrementAndGet();
      daemon("scripted-watch", () -> awaitEnd(socket));
      OutputStream out = socket.getOutputStream();
      script.answer(out);
      out.flush();
    } catch (Exception e) {
      // The other side is gone, perhaps before it asked.
    } finally {
      open.remove(socket);
    }
  }

  private void awaitEnd(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        // Nothing more is expected.
      }
    } catch (IOException e) {
      // So it is closed.
    }
    open.remove(socket);
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    for (String line : head.toString().split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring(15).strip()));
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
