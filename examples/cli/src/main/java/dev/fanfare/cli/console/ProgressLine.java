package dev.fanfare.cli.console;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a long step has come. It shows up when the step has
 * taken a second, and is gone when the step ends.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long INTERVAL_NANOS = 200_000_000L;

  private final PrintWriter err;
  private final boolean wanted;
  private final String step;
  private final String unit;
  private final LongSupplier nanoTime;
  private final long started;
  private long nextAt;
  private int shown;

  ProgressLine(PrintWriter err, boolean wanted, String step, String unit, LongSupplier nanoTime) {
    this.err = err;
    this.wanted = wanted;
    this.step = step;
    this.unit = unit;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.nextAt = started + PATIENCE_NANOS;
  }

  /**
   * Says how far the step has come. Cheap enough to be called often.
   *
   * @param count how many are done so far
   * @param done how much is done, in the unit of {@code of}
   * @param of how much there is, 0 if nobody knows
   */
  public void at(long count, long done, long of) {
    if (!wanted) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - nextAt < 0) {
      return;
    }
    nextAt = now + INTERVAL_NANOS;
    long perSecond = (long) (count * 1e9 / Math.max(1, now - started));
    String percent = of <= 0 ? "" : "  %d %%".formatted(Math.min(100, done * 100 / of));
    show(
        "%s%s  %s %s  %s/s"
            .formatted(step, percent, Numbers.grouped(count), unit, Numbers.grouped(perSecond)));
  }

  private void show(String text) {
    err.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
    err.flush();
    shown = text.length();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }
}
