package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a policy decides on. Immutable; start with {@link #of}.
 *
 * @param kind what the item is
 * @param parts what it consists of
 * @param surface where it is shown
 * @param standing how far its creator is trusted
 * @param stages what each stage made of it, in order; one that is absent has not run
 * @param earlier what was found when this version was screened before; it counts on
 * @param lastTry whether it will not be screened again by itself: then what is still missing is
 *     left to a person
 */
public record Findings(
    ContentKind kind,
    Set<ContentPart> parts,
    Surface surface,
    CreatorStanding standing,
    Map<String, StageResult> stages,
    List<Signal> earlier,
    boolean lastTry)
    implements Serializable {
  /** Copies the collections. */
  public Findings {
    requireNonNull(kind, "kind");
    parts = Requirement.sorted(parts);
    requireNonNull(surface, "surface");
    requireNonNull(standing, "standing");
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    earlier = List.copyOf(earlier);
  }

  /** Returns that nothing has looked at an item yet. */
  public static Findings of(ContentItem item, CreatorStanding standing) {
    return new Findings(
        item.kind(), ContentPart.of(item), item.surface(), standing, Map.of(), List.of(), false);
  }

  /** Returns these findings and what a further stage made of the item. */
  public Findings with(String stage, StageResult result) {
    Map<String, StageResult> all = new LinkedHashMap<>(stages);
    all.put(requireNonNull(stage, "stage"), requireNonNull(result, "result"));
    return new Findings(kind, parts, surface, standing, all, earlier, lastTry);
  }

  /** Returns these findings and what was found before. */
  public Findings withEarlier(List<Signal> signals) {
    List<Signal> all = new ArrayList<>(earlier);
    all.addAll(signals);
    return new Findings(kind, parts, surface, standing, stages, all, lastTry);
  }

  /** Returns these findings as the last try's. */
  public Findings asLastTry() {
    return new Findings(kind, parts, surface, standing, stages, earlier, true);
  }

  /** Returns what the stages stated now, in order. */
  public List<Signal> signals() {
    return stages.values().stream().flatMap(result -> result.signals().stream()).toList();
  }

  Stream<Signal> all() {
    return Stream.concat(
        earlier.stream(), stages.values().stream().flatMap(result -> result.signals().stream()));
  }
}
