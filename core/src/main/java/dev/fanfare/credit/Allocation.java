package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one grant gives to a reservation or a charge.
 *
 * @param grant which grant
 * @param amount credits, 1 or more
 */
public record Allocation(UUID grant, long amount) implements Serializable {
  public Allocation {
    requireNonNull(grant, "grant");
    requireRange("amount", amount, 1, Long.MAX_VALUE);
  }

  /** Returns what the lines give together. */
  static long sum(List<Allocation> lines) {
    long sum = 0;
    for (Allocation line : lines) {
      sum = Math.addExact(sum, line.amount);
    }
    return sum;
  }

  /**
   * Returns the lines that give the credits from the {@code from}th, counted from 0, up to and
   * without the {@code to}th.
   */
  static List<Allocation> slice(List<Allocation> lines, long from, long to) {
    List<Allocation> slice = new ArrayList<>(lines.size());
    long start = 0;
    for (Allocation line : lines) {
      long end = start + line.amount;
      long part = Math.min(end, to) - Math.max(start, from);
      if (part > 0) {
        slice.add(part == line.amount ? line : new Allocation(line.grant, part));
      }
      start = end;
    }
    return slice;
  }
}
