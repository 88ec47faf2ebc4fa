package dev.fanfare.cli.console;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;

/** Where a command talks: results to standard output, progress and complaints to standard error. */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean progress;
  private boolean begun;

  private Console(PrintWriter out, PrintWriter err, boolean progress) {
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.progress = progress;
  }

  /**
   * Returns a console over two writers.
   *
   * @param quiet whether to leave out progress; without a terminal it is left out anyway
   */
  public static Console of(PrintWriter out, PrintWriter err, boolean quiet) {
    return new Console(out, err, !quiet && Terminal.isInteractive());
  }

  /**
   * Returns a writer to standard output or standard error, in the terminal's charset, in UTF-8 for
   * files and pipes.
   */
  public static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), Terminal.charset()), true);
  }

  /**
   * Starts a step that may take long.
   *
   * @param unit what is counted, such as {@code rows}
   */
  public ProgressLine progress(String step, String unit) {
    return new ProgressLine(err, progress, step, unit, System::nanoTime);
  }

  /** Writes a line. */
  public void line(String text) {
    begun = true;
    out.println(text);
  }

  /** Writes a line about what is odd but stops nothing. */
  public void warn(String text) {
    err.println("fanfare: " + text);
    err.flush();
  }

  /** Writes a heading after an empty line, bold where the terminal has colours. */
  public void heading(String text) {
    if (begun) {
      out.println();
    }
    line(Ansi.AUTO.new Text("@|bold " + text + "|@").toString());
  }

  /** Writes a table. */
  public void table(TextTable table) {
    table.print(out, rule());
  }

  private static char rule() {
    Charset charset = Terminal.charset();
    return charset.canEncode() && charset.newEncoder().canEncode('─') ? '─' : '-';
  }
}
