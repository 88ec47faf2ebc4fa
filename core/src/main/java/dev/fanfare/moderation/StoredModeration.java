package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class StoredModeration implements Moderation {
  private static final int MAX_ITEMS = 1_000;
  private static final String SCREEN = "screen";

  private final Operations operations;
  private final ModerationStore store;
  private final ModerationPolicies policies;
  private final StageRunner runner;
  private final Runs runs;
  private final Rulings rulings;
  private final Flags flags;
  private final Sweeps sweeps;

  StoredModeration(
      Operations operations,
      ModerationStore store,
      ModerationPolicies policies,
      Pipeline pipeline,
      ReviewIntake intake) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policies = requireNonNull(policies, "policies");
    requireNonNull(intake, "intake");
    runner = new StageRunner(pipeline, operations, new StoredOutages(operations, store));
    Conclusions conclusions = new Conclusions(operations, store, policies, intake);
    runs = new Runs(operations, store, policies, pipeline, runner, conclusions);
    rulings = new Rulings(operations, store, policies, pipeline.watermarking().isPresent());
    flags = new Flags(operations, store);
    sweeps = new Sweeps(operations, store, runs, runner, rulings);
  }

  @Override
  public ScreenResult screen(ContentItem item, IdempotencyKey key) {
    return screen(List.of(item), key).get(0);
  }

  @Override
  public List<ScreenResult> screen(List<ContentItem> items, IdempotencyKey key) {
    requireRange("number of items", items.size(), 1, MAX_ITEMS);
    Set<ContentRef> refs = new HashSet<>();
    items.forEach(item -> require(refs.add(item.ref()), "content '%s' comes twice", item.ref()));
    requireOutside();
    policies.inForce(operations.now());
    BeginResult begun =
        operations.once(
            key,
            "moderation.screen",
            Fingerprint.of(
                "content", items.stream().map(ContentItem::ref).toList(),
                "digest", items.stream().map(ContentItem::digest).toList()),
            BeginResult.class,
            () -> begin(items));
    Set<UUID> own = new HashSet<>();
    if (!begun.replayed()) {
      List<Runs.Started> started = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        UUID run = begun.items().get(i).run();
        if (run != null) {
          started.add(new Runs.Started(items.get(i), run));
          own.add(run);
        }
      }
      runs.run(started);
    }
    return begun.items().stream().map(one -> result(one, own)).toList();
  }

  /** Items are locked in the order of their ids, and a version before the next. */
  private BeginResult begin(List<ContentItem> items) {
    Map<ContentRef, BeginResult.Begin> begun = new HashMap<>();
    items.stream()
        .sorted(
            Comparator.comparing((ContentItem item) -> item.ref().id())
                .thenComparingInt(item -> item.ref().version()))
        .forEach(item -> begun.put(item.ref(), begin(item)));
    return new BeginResult(
        items.stream().map(item -> requireNonNull(begun.get(item.ref()))).toList(), false);
  }

  private BeginResult.Begin begin(ContentItem item) {
    ContentRef ref = item.ref();
    int newest = store.lock(ref.id());
    Optional<Screening> known = store.find(ref);
    if (known.isPresent()) {
      boolean same = known.get().digest().equals(item.digest());
      return new BeginResult.Begin(
          ref, same ? BeginResult.How.KNOWN : BeginResult.How.CHANGED, null, newest);
    }
    if (ref.version() < newest) {
      return new BeginResult.Begin(ref, BeginResult.How.OUTDATED, null, newest);
    }
    Instant now = operations.now();
    UUID run = operations.newId();
    store.put(Screening.begun(item, new Screening.Run(run, runs.dueFrom(now), false, SCREEN), now));
    return new BeginResult.Begin(ref, BeginResult.How.BEGUN, run, ref.version());
  }

  private ScreenResult result(BeginResult.Begin begun, Set<UUID> own) {
    ContentRef content = begun.content();
    return switch (begun.how()) {
      case CHANGED -> new ScreenResult.Changed(content);
      case OUTDATED -> new ScreenResult.Outdated(content, begun.newest());
      case BEGUN, KNOWN -> {
        Screening screening = rulings.require(content);
        boolean repeated = begun.run() == null || !own.contains(begun.run());
        yield Optional.ofNullable(screening.first())
            .flatMap(store::decision)
            .<ScreenResult>map(decision -> new ScreenResult.Decided(decision, repeated))
            .orElseGet(() -> pending(screening));
      }
    };
  }

  private static ScreenResult pending(Screening screening) {
    Screening.Run run = requireNonNull(screening.run(), "run");
    return new ScreenResult.Pending(screening.content(), run.id());
  }

  @Override
  public RuleResult rule(HumanRuling ruling, IdempotencyKey key) {
    return rulings.rule(requireNonNull(ruling, "ruling"), key);
  }

  @Override
  public ReopenResult reopen(ContentRef content, String cause, IdempotencyKey key) {
    requireNonNull(content, "content");
    requireText("cause", cause, 64);
    return rulings.reopen(content, cause, key);
  }

  @Override
  public InformResult informed(UUID decision, Instant at, IdempotencyKey key) {
    return rulings.informed(requireNonNull(decision, "decision"), at, key);
  }

  @Override
  public FlagResult flag(
      ContentRef content,
      Category category,
      Severity severity,
      String raisedBy,
      IdempotencyKey key) {
    return flags.raise(
        requireNonNull(content, "content"),
        requireNonNull(category, "category"),
        severity,
        raisedBy,
        key);
  }

  @Override
  public FlagResult resolve(
      UUID flag, Flag.Outcome outcome, String reason, Actor.Human by, IdempotencyKey key) {
    return flags.resolve(
        requireNonNull(flag, "flag"), requireNonNull(outcome, "outcome"), reason, by, key);
  }

  @Override
  public Optional<Decision> standing(ContentRef content) {
    return store.find(content).flatMap(Screening::standingDecision).flatMap(store::decision);
  }

  @Override
  public List<Decision> decisions(ContentRef content) {
    return store.decisions(content);
  }

  @Override
  public Optional<Decision> decision(UUID id) {
    return store.decision(id);
  }

  @Override
  public List<Signal> signals(ContentRef content) {
    return store.signals(content);
  }

  @Override
  public List<Flag> flags(ContentRef content) {
    return store.flags(content);
  }

  @Override
  public Optional<ContentItem> item(ContentRef content) {
    return store.find(content).flatMap(screening -> Optional.ofNullable(screening.item()));
  }

  @Override
  public int resume(int limit) {
    requireRange("limit", limit, 1, MAX_ITEMS);
    requireOutside();
    return sweeps.resume(limit);
  }

  @Override
  public int rescreen(int limit) {
    requireRange("limit", limit, 1, MAX_ITEMS);
    requireOutside();
    return sweeps.rescreen(limit);
  }

  @Override
  public Backlog backlog() {
    return store.backlog();
  }

  @Override
  public EraseResult erase(String content, IdempotencyKey key) {
    requireText("content", content, 64);
    return operations.once(
        key,
        "moderation.erase",
        Fingerprint.of("content", content),
        EraseResult.class,
        () -> {
          store.lock(content);
          store.erase(content);
          return new EraseResult(content, false);
        });
  }

  @Override
  public ShadowSummary shadowSummary(String version) {
    return store.shadowSummary(version);
  }

  @Override
  public List<ShadowDiff> shadowDiffs(String version, Optional<UUID> after, int limit) {
    requireRange("limit", limit, 1, MAX_ITEMS);
    return store.shadowDiffs(version, after, limit);
  }

  private void requireOutside() {
    if (operations.inTransaction()) {
      throw new IllegalStateException("detectors are not called within a transaction");
    }
  }
}
