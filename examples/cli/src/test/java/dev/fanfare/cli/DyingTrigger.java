package dev.fanfare.cli;

import java.sql.Connection;
import java.util.Arrays;
import org.h2.api.Trigger;

/** Ends the process within its transaction when the figures of the middle of the sample come. */
public final class DyingTrigger implements Trigger {
  static final int EXIT_CODE = 137;

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) {
    if (Arrays.asList(after).toString().contains("2025-12-01")) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
