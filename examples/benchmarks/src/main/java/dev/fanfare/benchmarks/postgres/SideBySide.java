package dev.fanfare.benchmarks.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Measures two ways of doing the same in turns: ours, theirs, ours, theirs. */
final class SideBySide {
  /** One of the ways. */
  interface Way {
    /** Makes ready what a round needs; it does not count. */
    default void prepare(int round) throws Exception {}

    /**
     * Does one round's work.
     *
     * @param round from 0, another for each call of either way
     * @return how many operations it was
     */
    int run(int round) throws Exception;
  }

  private final Server server;
  private final int warmUps;
  private final int rounds;
  private int calls;

  /** One round: operations a second, and what an operation took of a core. */
  private record Round(double rate, double clientMicros, double serverMicros) {}

  SideBySide(Server server, int warmUps, int rounds) {
    this.server = server;
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** Measures and prints. The ratio is the median of the rounds' own ratios. */
  void measure(String name, String unit, Way ours, String rival, Way theirs) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      round(ours);
      round(theirs);
    }
    // Plans that were made for empty tables would stay until somebody looks at the full ones.
    server.run("analyze");
    List<Round> our = new ArrayList<>();
    List<Round> their = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      our.add(round(ours));
      their.add(round(theirs));
    }
    double[] ratios =
        IntStream.range(0, rounds)
            .mapToDouble(i -> our.get(i).rate() / their.get(i).rate())
            .sorted()
            .toArray();
    System.out.println(name);
    print("Fanfare", unit, our);
    print(rival, unit, their);
    System.out.printf(
        Locale.ROOT,
        "  ratio by the clock %.2f (%.2f to %.2f in %d rounds), by processor time %.2f%n",
        median(ratios),
        ratios[0],
        ratios[rounds - 1],
        rounds,
        cores(their) / cores(our));
  }

  private static void print(String side, String unit, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "  %-13s %,10.0f %s/s   processor time of one: %,6.0f us here, %,6.0f us in the server%n",
        side,
        median(rounds, Round::rate),
        unit,
        median(rounds, Round::clientMicros),
        median(rounds, Round::serverMicros));
  }

  private static double cores(List<Round> rounds) {
    return median(rounds, round -> round.clientMicros() + round.serverMicros());
  }

  private Round round(Way way) throws Exception {
    int round = calls++;
    way.prepare(round);
    double client = clientMicros();
    double inServer = server.cpuMicros();
    long start = System.nanoTime();
    double operations = way.run(round);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Round(
        operations / seconds,
        (clientMicros() - client) / operations,
        (server.cpuMicros() - inServer) / operations);
  }

  private static double clientMicros() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
