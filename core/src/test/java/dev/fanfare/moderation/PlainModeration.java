package dev.fanfare.moderation;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A moderation that looks at nothing: a test says what the policy decides. Its decisions, flags and
 * events are those of the real one.
 */
public final class PlainModeration implements Moderation {
  public static final String POLICY = "policy-1";

  private final Operations operations;
  private final ZoneId zone;
  private final InMemoryTable<ContentRef, ContentItem> items;
  private final InMemoryTable<UUID, Decision> decisions;
  private final InMemoryTable<ContentRef, List<UUID>> byContent;
  private final InMemoryTable<ContentRef, UUID> standing;
  private final InMemoryTable<ContentRef, String> reopened;
  private final InMemoryTable<UUID, Flag> flags;
  private final InMemoryTable<ContentRef, List<Signal>> signals;
  private ReviewIntake intake = ReviewIntake.none();

  public PlainModeration(InMemoryUnitOfWork transactions, Operations operations) {
    this(transactions, operations, ZoneOffset.UTC);
  }

  public PlainModeration(InMemoryUnitOfWork transactions, Operations operations, ZoneId zone) {
    this.operations = operations;
    this.zone = zone;
    this.items = new InMemoryTable<>(transactions, new HashMap<>());
    this.decisions = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    this.byContent = new InMemoryTable<>(transactions, new HashMap<>());
    this.standing = new InMemoryTable<>(transactions, new HashMap<>());
    this.reopened = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    this.flags = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    this.signals = new InMemoryTable<>(transactions, new HashMap<>());
  }

  public void sendTo(ReviewIntake intake) {
    this.intake = intake;
  }

  /** Decides about an item as a policy would that says this. */
  public Decision decide(ContentItem item, Says says) {
    return operations.inTransaction(
        () -> {
          Instant now = operations.now();
          List<Signal> found = new ArrayList<>();
          for (Category category : says.categories()) {
            Signal signal =
                Signal.found(
                    operations.newId(),
                    new Detector("d", "1", says.family()),
                    category,
                    says.severity(),
                    says.confidence(),
                    List.of(),
                    now);
            found.add(signal);
            raise(item, category, says.severity(), signal, null);
          }
          items.put(item.ref(), item);
          List<Signal> all = new ArrayList<>(signals(item.ref()));
          all.addAll(found);
          signals.put(item.ref(), List.copyOf(all));
          boolean appealable = says.actions().areRestrictive();
          Decision decision =
              new Decision(
                  new DecisionFacts(
                      operations.newId(),
                      item.ref(),
                      item.sha256(),
                      item.creator(),
                      says.actions(),
                      says.categories(),
                      says.severity(),
                      says.ground(),
                      null,
                      null,
                      appealable,
                      appealable ? AppealWindow.from(now, zone, 6) : null,
                      says.needsHuman(),
                      says.needsSecondApproval(),
                      says.needsHuman() ? now.plus(says.reviewWithin()) : null,
                      says.strikes(),
                      says.deferred(),
                      List.of("row"),
                      found.stream().map(Signal::id).toList(),
                      new Actor.Automated(POLICY),
                      POLICY,
                      last(item.ref()).map(Decision::id).orElse(null),
                      now));
          add(decision);
          if (decision.needsHuman()) {
            intake.accept(decision, item, flags(item.ref()).stream().filter(Flag::isOpen).toList());
          }
          return decision;
        });
  }

  private void add(Decision decision) {
    decisions.put(decision.id(), decision);
    List<UUID> all = new ArrayList<>(byContent.find(decision.content()).orElse(List.of()));
    all.add(decision.id());
    byContent.put(decision.content(), List.copyOf(all));
    standing.put(decision.content(), decision.id());
    reopened.remove(decision.content());
    operations.announce(event(decision));
  }

  private static ModerationEvent event(Decision d) {
    if (d.isDeferred()) {
      return new ModerationEvent.ContentDeferred(d.creator(), d.content(), d.id(), d.actions());
    }
    return switch (d.visibility()) {
      case BLOCK ->
          new ModerationEvent.ContentBlocked(
              d.creator(), d.content(), d.id(), d.actions(), d.categories(), null);
      case HOLD ->
          new ModerationEvent.ContentHeld(
              d.creator(), d.content(), d.id(), d.actions(), d.categories());
      default ->
          d.actions().areRestrictive()
              ? new ModerationEvent.ContentRestricted(
                  d.creator(), d.content(), d.id(), d.actions(), d.categories())
              : new ModerationEvent.ContentApproved(d.creator(), d.content(), d.id());
    };
  }

  private UUID raise(
      ContentItem item,
      Category category,
      Severity severity,
      @Nullable Signal signal,
      @Nullable String by) {
    Optional<Flag> open =
        flags(item.ref()).stream()
            .filter(flag -> flag.isOpen() && flag.category() == category)
            .findFirst();
    if (open.isPresent()) {
      return open.get().id();
    }
    Flag flag =
        new Flag(
            operations.newId(),
            item.ref(),
            item.creator(),
            category,
            severity,
            signal == null ? 1 : signal.confidence(),
            signal == null ? DetectorFamily.PERSON : signal.detector().family(),
            signal == null ? null : signal.id(),
            by,
            operations.now(),
            null);
    flags.put(flag.id(), flag);
    operations.announce(
        new ModerationEvent.FlagOpened(item.creator(), item.ref(), flag.id(), category, severity));
    return flag.id();
  }

  @Override
  public ScreenResult screen(ContentItem item, IdempotencyKey key) {
    throw new UnsupportedOperationException("a test decides");
  }

  @Override
  public List<ScreenResult> screen(List<ContentItem> all, IdempotencyKey key) {
    throw new UnsupportedOperationException("a test decides");
  }

  @Override
  public RuleResult rule(HumanRuling ruling, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.rule",
        Fingerprint.of("content", ruling.content(), "by", ruling.by(), "reason", ruling.reason()),
        RuleResult.class,
        () -> {
          ContentItem item = require(ruling.content());
          UUID stands = standing(ruling.content()).map(Decision::id).orElse(null);
          if (ruling.overrides() != null && !ruling.overrides().equals(stands)) {
            return new RuleResult.Overtaken(stands, false);
          }
          Instant now = operations.now();
          UUID replaced = last(ruling.content()).map(Decision::id).orElse(null);
          Decision decision =
              new Decision(
                  new DecisionFacts(
                      DerivedId.of(key.value(), "decision"),
                      item.ref(),
                      item.sha256(),
                      item.creator(),
                      ruling.actions(),
                      ruling.categories(),
                      Severity.NONE,
                      ruling.ground(),
                      ruling.statement(),
                      ruling.reason(),
                      ruling.appealable(),
                      ruling.appealable() ? AppealWindow.from(now, zone, 6) : null,
                      false,
                      false,
                      null,
                      ruling.strikes(),
                      false,
                      List.of(),
                      List.of(),
                      ruling.by(),
                      POLICY,
                      replaced,
                      now));
          add(decision);
          return new RuleResult.Ruled(decision.id(), replaced, false);
        });
  }

  @Override
  public ReopenResult reopen(ContentRef content, String cause, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.reopen",
        Fingerprint.of("content", content, "cause", cause),
        ReopenResult.class,
        () -> {
          require(content);
          Optional<Decision> stands = standing(content);
          if (stands.isPresent()
              && stands.get().actor() instanceof Actor.Human
              && stands.get().visibility() == Visibility.BLOCK) {
            return new ReopenResult.Blocked(stands.get().id(), false);
          }
          standing.remove(content);
          reopened.put(content, cause);
          return new ReopenResult.Reopened(DerivedId.of(key.value(), "run"), false);
        });
  }

  /** Returns why a version is to be screened anew, empty if it is not. */
  public Optional<String> reopened(ContentRef content) {
    return reopened.find(content);
  }

  @Override
  public InformResult informed(UUID decision, Instant at, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.informed",
        Fingerprint.of("decision", decision, "at", at),
        InformResult.class,
        () -> {
          Decision known = decisions.find(decision).orElseThrow();
          Optional<AppealWindow> window =
              known.appeal().map(before -> AppealWindow.from(at, zone, 6));
          window.ifPresent(opened -> decisions.put(decision, known.informed(opened)));
          return new InformResult(decision, window.orElse(null), false);
        });
  }

  @Override
  public FlagResult flag(
      ContentRef content,
      Category category,
      Severity severity,
      String raisedBy,
      IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.flag",
        Fingerprint.of("content", content, "category", category, "by", raisedBy),
        FlagResult.class,
        () ->
            new FlagResult.Opened(
                raise(require(content), category, severity, null, raisedBy), false));
  }

  @Override
  public FlagResult resolve(
      UUID flag, Flag.Outcome outcome, String reason, Actor.Human by, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.resolve",
        Fingerprint.of("flag", flag, "outcome", outcome),
        FlagResult.class,
        () -> {
          Flag known = flags.find(flag).orElseThrow();
          if (!known.isOpen()) {
            return new FlagResult.AlreadyResolved(flag, false);
          }
          flags.put(
              flag, known.resolved(new Flag.Resolution(outcome, reason, by, operations.now())));
          operations.announce(
              new ModerationEvent.FlagResolved(
                  known.creator(), known.content(), flag, known.category(), outcome));
          return new FlagResult.Resolved(flag, false);
        });
  }

  private ContentItem require(ContentRef content) {
    return item(content).orElseThrow(() -> new UnknownContentException(content));
  }

  private Optional<Decision> last(ContentRef content) {
    List<Decision> all = decisions(content);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public Optional<Decision> standing(ContentRef content) {
    return standing.find(content).flatMap(decisions::find);
  }

  @Override
  public List<Decision> decisions(ContentRef content) {
    return byContent.find(content).orElse(List.of()).stream()
        .map(id -> decisions.find(id).orElseThrow())
        .toList();
  }

  @Override
  public Optional<Decision> decision(UUID id) {
    return decisions.find(id);
  }

  @Override
  public List<Signal> signals(ContentRef content) {
    return signals.find(content).orElse(List.of());
  }

  @Override
  public List<Flag> flags(ContentRef content) {
    return flags.where(flag -> flag.content().equals(content));
  }

  @Override
  public Optional<ContentItem> item(ContentRef content) {
    return items.find(content);
  }

  @Override
  public int resume(int limit) {
    return 0;
  }

  @Override
  public int rescreen(int limit) {
    return 0;
  }
}
