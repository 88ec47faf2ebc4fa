package dev.fanfare.persistence.kill;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.credit.UnknownChargeException;
import dev.fanfare.credit.UnknownReservationException;
import dev.fanfare.event.Answer;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.UnknownPayoutException;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.ValueJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The process that is killed. Workers make one request after the other, and once a call has
 * returned, never before, its answer goes to the standard output. Beside them run the schedules of
 * a host. A call that fails because the server is gone is made again with its key.
 */
public final class Victim {
  /** How many workers there are. */
  static final int WORKERS = 4;

  private static final ValueJson JSON = new ValueJson();

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  private final Fanfare fanfare;
  private final int bank;
  private final long seed;
  private volatile boolean stopped;

  private Victim(Fanfare fanfare, int bank, long seed) {
    this.fanfare = fanfare;
    this.bank = bank;
    this.seed = seed;
  }

  /**
   * Runs until it is killed, or until its standard input says so.
   *
   * @param args the database's URL, the bank's port, the file of the keyset, the seed, and the
   *     number of each worker's first request
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    HikariDataSource connections = Platform.connections(args[0]);
    int bank = Integer.parseInt(args[1]);
    JpaStorage storage = JpaStorage.open(connections, FieldEncryption.fromFile(Path.of(args[2])));
    Map<PayoutMethod, PayoutGateway> gateways =
        Map.of(
            PayoutMethod.BANK_TRANSFER, new RemoteGateway(bank, "bank", Duration.ofHours(24)),
            PayoutMethod.PAXUM, new RemoteGateway(bank, "paxum", Duration.ZERO));
    Fanfare fanfare = Platform.start(storage, PayoutGateways.of(gateways), Clock.systemUTC());
    new Victim(fanfare, bank, Long.parseLong(args[3])).run(args);
    Runtime.getRuntime().halt(0);
  }

  private void run(String[] args) throws IOException, InterruptedException {
    fanfare.events().subscribe(this::delivered);
    recover();
    say("ready");
    List<Thread> threads = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      int who = worker;
      int first = Integer.parseInt(args[4 + worker]);
      threads.add(thread(() -> work(who, first)));
    }
    threads.add(thread(() -> repeat(this::pay)));
    threads.add(thread(() -> repeat(this::keepHouse)));
    // Nothing more to read: the test that started this process is over, or dead.
    while (System.in.read() == '.') {
      Thread.onSpinWait();
    }
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    say("stopped");
  }

  /** What a host does first after a crash. */
  private void recover() {
    fanfare.payouts().reconcile(1000);
    fanfare.earnings().mature();
  }

  private Thread thread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                fault(e);
              }
            });
    thread.start();
    return thread;
  }

  private void work(int worker, int first) {
    for (int n = first; !stopped; n++) {
      Deed deed = Deed.of(seed, worker, n);
      while (!tried(deed)) {
        pause();
      }
    }
  }

  /** Returns whether there is an answer. */
  private boolean tried(Deed deed) {
    try {
      Object answer = deed.perform(fanfare);
      if (answer instanceof Answer kept) {
        say("answer", deed.worker(), deed.n(), JSON.typeOf(kept), JSON.write(kept));
      } else {
        say("report", deed.worker(), deed.n(), Deed.essence(answer));
      }
    } catch (UnknownReservationException
        | UnknownChargeException
        | UnknownPayoutException nothingThere) {
      say("nothing", deed.worker(), deed.n());
    } catch (StorageException e) {
      lost(e);
      return false;
    }
    return true;
  }

  private void repeat(Runnable chores) {
    while (!stopped) {
      try {
        chores.run();
      } catch (StorageException e) {
        lost(e);
      }
      pause();
    }
  }

  private void pay() {
    fanfare.payouts().submitApproved(10);
    RemoteGateway.reports(bank).forEach(fanfare.payouts()::report);
    fanfare.payouts().reconcile(20);
  }

  private void keepHouse() {
    fanfare.earnings().mature();
    fanfare.credits().sweep(20);
    fanfare.events().deliver();
  }

  private void delivered(RecordedEvent event) {
    say(
        "event",
        event.sequence(),
        event.id(),
        JSON.typeOf(event.event()),
        JSON.write(event.event()));
  }

  /** Tells of a call that failed as calls may fail while a server is killed. */
  private void lost(StorageException e) {
    if (e.isTransient()) {
      say("lost", e.sqlState() == null ? "none" : e.sqlState());
    } else {
      fault(e);
    }
    if ("40P01".equals(e.sqlState())) {
      fault(e);
    }
  }

  private void fault(Throwable e) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      text.append(cause);
      for (StackTraceElement at : cause.getStackTrace()) {
        if (at.getClassName().startsWith("dev.fanfare")) {
          text.append(" | ").append(at);
        }
      }
      text.append(" <- ");
    }
    say("fault", text.toString().replaceAll("\\s+", " "));
  }

  /** Writes a line with an end mark: a process may die in the middle of it. */
  private void say(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(word).append('\t');
    }
    synchronized (out) {
      out.print(line.append(".\n"));
      out.flush();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
