package dev.fanfare.persistence.kill;

import dev.fanfare.event.Answer;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.persistence.internal.ValueJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the killed processes had said while they lived. Thread-safe. */
final class Witness {
  private static final ValueJson JSON = new ValueJson();

  private final List<Map<Integer, Object>> answers = new ArrayList<>();
  private final int[] next = new int[Victim.WORKERS];
  private final Map<UUID, RecordedEvent> events = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> lost = new TreeMap<>();
  private int deliveries;

  Witness() {
    for (int worker = 0; worker < Victim.WORKERS; worker++) {
      answers.add(new HashMap<>());
    }
  }

  /** Takes a line; one without its end mark was cut off by death. */
  synchronized void hear(String line) {
    String[] words = line.split("\t");
    if (!words[words.length - 1].equals(".")) {
      return;
    }
    switch (words[0]) {
      case "answer" ->
          answered(number(words[1]), number(words[2]), JSON.read(words[3], words[4], Answer.class));
      case "report" -> answered(number(words[1]), number(words[2]), words[3]);
      case "nothing" -> next[number(words[1])] = number(words[2]) + 1;
      case "event" ->
          delivered(
              new RecordedEvent(
                  Long.parseLong(words[1]),
                  UUID.fromString(words[2]),
                  Instant.EPOCH,
                  JSON.read(words[3], words[4], DomainEvent.class)));
      case "lost" -> lost.merge(words[1], 1, Integer::sum);
      case "fault" -> faults.add(words[1]);
      default -> {}
    }
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }

  synchronized void answered(int worker, int n, Object answer) {
    answers.get(worker).put(n, answer);
    next[worker] = n + 1;
  }

  synchronized void delivered(RecordedEvent event) {
    deliveries++;
    events.putIfAbsent(event.id(), event);
  }

  synchronized void fault(String text) {
    faults.add(text);
  }

  /** Returns the number of a worker's first request without an answer. */
  synchronized int next(int worker) {
    return next[worker];
  }

  /** Returns the answers of a worker: {@code Answer}s, or the essence of reports. */
  synchronized Map<Integer, Object> answers(int worker) {
    return Map.copyOf(answers.get(worker));
  }

  synchronized int answered() {
    return answers.stream().mapToInt(Map::size).sum();
  }

  /** Returns the events in the order in which they were first delivered. */
  synchronized List<RecordedEvent> events() {
    return List.copyOf(events.values());
  }

  synchronized int repeatedDeliveries() {
    return deliveries - events.size();
  }

  /** Returns what must never happen. */
  synchronized List<String> faults() {
    return faults.stream().limit(3).map(f -> f.substring(0, Math.min(1500, f.length()))).toList();
  }

  /** Returns how many calls had to be made again, by the SQLSTATE. */
  synchronized Map<String, Integer> lost() {
    return new TreeMap<>(lost);
  }
}
