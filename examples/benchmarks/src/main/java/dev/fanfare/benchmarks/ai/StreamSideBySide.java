package dev.fanfare.benchmarks.ai;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures streamed answers, ours and the SDK's in turns: {@code throughput}, {@code latency}, or
 * both.
 */
public final class StreamSideBySide {
  private static final int ROUNDS = Integer.getInteger("rounds", 9);
  private static final int WARM_UPS = Integer.getInteger("warmups", 5);
  private static final int TOKENS = Integer.getInteger("tokens", 2_000);
  private static final int ANSWERS = Integer.getInteger("answers", 40);
  private static final int PACED_TOKENS = 20;
  private static final int PACED_ANSWERS = 40;

  private final Client ours;
  private final Client theirs;

  private StreamSideBySide(Client ours, Client theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Runs what is named, or everything. */
  public static void main(String[] names) throws Exception {
    List<String> wanted = names.length == 0 ? List.of("throughput", "latency") : List.of(names);
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d cores, load %.1f%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    try (ModelServer server = ModelServer.start();
        Client ours = new FanfareClient(server.url());
        Client theirs = new SdkClient(server.url())) {
      StreamSideBySide turns = new StreamSideBySide(ours, theirs);
      for (String name : wanted) {
        switch (name) {
          case "throughput" -> {
            turns.throughput(1);
            turns.throughput(8);
          }
          case "latency" -> turns.latency();
          default -> {
            System.err.printf("'%s' is none of [throughput, latency]%n", name);
            System.exit(2);
          }
        }
      }
    }
  }

  private void throughput(int callers) throws Exception {
    int answers = Math.max(1, ANSWERS / callers);
    for (int i = 0; i < WARM_UPS; i++) {
      Round.of(ours, callers, answers, TOKENS);
      Round.of(theirs, callers, answers, TOKENS);
    }
    List<Round> our = new ArrayList<>();
    List<Round> their = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      our.add(Round.of(ours, callers, answers, TOKENS));
      their.add(Round.of(theirs, callers, answers, TOKENS));
    }
    System.out.printf(Locale.ROOT, "answers of %,d tokens, %d at a time%n", TOKENS, callers);
    print("Fanfare", our);
    print("SDK", their);
    double[] ratios =
        IntStream.range(0, ROUNDS)
            .mapToDouble(i -> our.get(i).rate() / their.get(i).rate())
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "  ratio by the clock %.2f (%.2f to %.2f in %d rounds), by processor time %.2f,"
            + " by allocation %.2f%n",
        median(ratios),
        ratios[0],
        ratios[ROUNDS - 1],
        ROUNDS,
        median(their, Round::cpuNanos) / median(our, Round::cpuNanos),
        median(their, Round::bytes) / median(our, Round::bytes));
  }

  private static void print(String side, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "  %-8s %,12.0f tokens/s   of one token: %,7.0f ns of a core, %,7.0f bytes allocated%n",
        side,
        median(rounds, Round::rate),
        median(rounds, Round::cpuNanos),
        median(rounds, Round::bytes));
  }

  /** The server and this process read the same clock, the machine's steady one. */
  private void latency() throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      late(ours, new ArrayList<>(), new ArrayList<>());
      late(theirs, new ArrayList<>(), new ArrayList<>());
    }
    List<Double> ourFirst = new ArrayList<>();
    List<Double> our = new ArrayList<>();
    List<Double> theirFirst = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      late(ours, ourFirst, our);
      late(theirs, theirFirst, their);
    }
    System.out.printf(
        Locale.ROOT,
        "from byte to callback, one token a millisecond, %,d answers of %d tokens%n",
        ourFirst.size(),
        PACED_TOKENS);
    print("Fanfare", "first", ourFirst);
    print("SDK", "first", theirFirst);
    print("Fanfare", "others", our);
    print("SDK", "others", their);
  }

  private static void late(Client client, List<Double> first, List<Double> others)
      throws Exception {
    for (int i = 0; i < PACED_ANSWERS; i++) {
      int before = first.size();
      client.stream(
          "paced",
          PACED_TOKENS,
          text -> {
            double micros = (System.nanoTime() - Long.parseLong(text)) / 1e3;
            (first.size() == before ? first : others).add(micros);
          });
    }
  }

  private static void print(String side, String which, List<Double> micros) {
    double[] sorted = micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "  %-8s %-7s p50 %,7.0f us   p95 %,7.0f us   p99 %,7.0f us%n",
        side,
        which,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length * 99 / 100]);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
