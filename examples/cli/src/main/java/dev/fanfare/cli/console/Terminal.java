package dev.fanfare.cli.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the program is connected to. */
final class Terminal {
  private Terminal() {}

  /** Returns whether a person sits at both ends. */
  static boolean isInteractive() {
    return terminal() != null;
  }

  /** Returns what to encode output in: the terminal's charset, and UTF-8 for files and pipes. */
  static Charset charset() {
    java.io.Console terminal = terminal();
    return terminal == null ? StandardCharsets.UTF_8 : terminal.charset();
  }

  private static java.io.@Nullable Console terminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return null;
    }
    try {
      // From JDK 22 on there is a console without a terminal too, and this method to tell.
      boolean real = (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
      return real ? console : null;
    } catch (ReflectiveOperationException e) {
      return console;
    }
  }
}
