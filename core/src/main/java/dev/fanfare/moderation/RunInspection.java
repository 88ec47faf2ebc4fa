package dev.fanfare.moderation;

import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An item on its way through the stages. */
final class RunInspection implements Inspection {
  private final ContentItem item;
  private final Operations operations;
  private final @Nullable MediaFrames media;
  private final int mostFrames;
  private volatile Findings findings;
  private volatile Instant until = Instant.MAX;
  private final ReentrantLock sampling = new ReentrantLock();
  private @Nullable List<Frame> frames;

  RunInspection(
      ContentItem item,
      Findings findings,
      Operations operations,
      @Nullable MediaFrames media,
      int mostFrames) {
    this.item = item;
    this.findings = findings;
    this.operations = operations;
    this.media = media;
    this.mostFrames = mostFrames;
  }

  Findings findings() {
    return findings;
  }

  void conclude(String stage, StageResult result) {
    findings = findings.with(stage, result);
  }

  /** Returns those that were not stated before: a store keeps each once. */
  List<Signal> newOf(List<Signal> signals) {
    Set<UUID> ids = new HashSet<>();
    findings.all().forEach(signal -> ids.add(signal.id()));
    return signals.stream().filter(signal -> ids.add(signal.id())).toList();
  }

  void begin(Instant until) {
    this.until = until;
  }

  @Override
  public ContentItem item() {
    return item;
  }

  @Override
  public List<Frame> frames() {
    try {
      // A stage that is interrupted while another one still samples must not wait for it.
      sampling.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while frames were sampled", e);
    }
    try {
      List<Frame> known = frames;
      if (known == null) {
        known = sample();
        frames = known;
      }
      return known;
    } finally {
      sampling.unlock();
    }
  }

  private List<Frame> sample() {
    MediaFrames source = media;
    if (source == null) {
      return List.of();
    }
    List<MediaHandle> files = item.media().stream().filter(file -> file.kind().isVisual()).toList();
    // Of several files all have to be seen, or nobody could vouch for the item.
    if (files.size() > mostFrames) {
      return List.of();
    }
    List<Frame> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      int share = (mostFrames - all.size()) / (files.size() - i);
      List<Frame> some = source.sample(files.get(i), share);
      if (some.isEmpty()) {
        return List.of();
      }
      all.addAll(some.subList(0, Math.min(share, some.size())));
    }
    return List.copyOf(all);
  }

  @Override
  public CreatorStanding standing() {
    return findings.standing();
  }

  @Override
  public List<Signal> earlier() {
    return findings.all().toList();
  }

  @Override
  public Signal found(
      Detector detector,
      Category category,
      Severity severity,
      double confidence,
      List<Evidence> evidence) {
    List<Evidence> kept =
        evidence.size() <= Signal.MAX_EVIDENCE
            ? evidence
            : evidence.subList(0, Signal.MAX_EVIDENCE);
    return Signal.found(
        operations.newId(), detector, category, severity, confidence, kept, operations.now());
  }

  @Override
  public Signal without(Detector detector, SignalStatus status, String fault) {
    return Signal.without(operations.newId(), detector, status, fault, operations.now());
  }

  @Override
  public Duration timeLeft() {
    Duration left = Duration.between(operations.now(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
