package dev.fanfare.moderation.report;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;

import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DecisionFacts;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.InMemoryModerationStore;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Screening;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.InMemoryReviewStore;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewKind;
import dev.fanfare.moderation.review.ReviewOutcome;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.Urgency;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets random things happen, puts them into the stores, and tells them to a {@link SafetyTally} of
 * each zone as they happen.
 */
final class SafetyHistory {
  private static final String SHA = "ab".repeat(32);
  private static final Ground TERMS = Ground.terms("rules");
  private static final Actor.Human ROB = Actor.human("rob");
  private static final List<String> STAGES = List.of("hash", "model-text", "deepfake");

  final Random random;
  final TestClock clock;
  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final ModerationStore moderation = new InMemoryModerationStore(transactions);
  final ReviewStore reviews = new InMemoryReviewStore(transactions);
  final SafetyReportStore store = new InMemorySafetyReportStore(transactions);
  final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
  final Operations operations;
  final List<SafetyTally> tallies;
  final List<Screening> screenings = new ArrayList<>();
  final Map<UUID, Decision> decisions = new TreeMap<>();
  private final Map<ContentRef, Decision> standing = new HashMap<>();
  private final List<SafetyTally.SeenFlag> flags = new ArrayList<>();
  private final List<SafetyTally.SeenCase> openCases = new ArrayList<>();
  private final List<Appeal> openAppeals = new ArrayList<>();
  private final List<String> out = new ArrayList<>();
  private final Instant start;
  private long ids;

  SafetyHistory(long seed, Instant start, List<ZoneId> zones) {
    this.random = new Random(seed);
    this.start = start;
    this.clock = TestClock.at(start.toString());
    this.operations =
        Operations.of(
            transactions,
            new InMemoryOperationStore(transactions),
            outbox,
            IdGenerator.timeOrdered(clock),
            clock);
    this.tallies = zones.stream().map(SafetyTally::new).toList();
  }

  /** Lets time pass, and then something happen. */
  void step() {
    pass();
    transactions.inTransaction(this::happen);
  }

  private void pass() {
    Instant now = clock.instant();
    Instant next =
        switch (random.nextInt(6)) {
          case 0 -> now;
          // The first instant of an hour is the first one of a day somewhere.
          case 1 -> hour(now);
          case 2 -> hour(now).minusNanos(1_000);
          default -> now.plusNanos(1_000L * random.nextInt(2_000_000_000));
        };
    if (next.isAfter(now)) {
      tallies.forEach(tally -> tally.pass(now, next));
      clock.set(next.toString());
    }
  }

  private static Instant hour(Instant now) {
    return Instant.ofEpochSecond((now.getEpochSecond() / 3_600 + 1) * 3_600);
  }

  private void happen() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> screen(clock.instant());
      case 3, 4 -> flag();
      case 5 -> settle();
      case 6 -> worsen();
      case 7, 8, 9 -> decide();
      case 10 -> openCase();
      case 11 -> endCase();
      case 12 -> appeal(clock.instant());
      case 13 -> closeAppeal();
      case 14 -> outage();
      default -> late();
    }
  }

  private void screen(Instant at) {
    Screening screening =
        new Screening(
            ContentRef.of("c" + screenings.size(), 1 + random.nextInt(2)),
            random.nextBoolean() ? ADA : BEN,
            SHA,
            SHA,
            null,
            at,
            at,
            null,
            0,
            null,
            null,
            null,
            Screening.Mark.NONE,
            null);
    moderation.put(screening);
    screenings.add(screening);
    tallies.forEach(tally -> tally.count(at, "SCANNED"));
  }

  private ContentRef someContent() {
    return screenings.isEmpty()
        ? ContentRef.of("other", 1)
        : screenings.get(random.nextInt(Math.min(30, screenings.size()))).content();
  }

  private void flag() {
    put(
        new Flag(
            id(),
            someContent(),
            ADA,
            any(Category.values()),
            severity(),
            0.5,
            DetectorFamily.CLASSIFIER,
            id(),
            null,
            clock.instant(),
            null));
  }

  private void put(Flag flag) {
    // The store has one of each version and category.
    flags.stream()
        .filter(
            known ->
                known.flag.content().equals(flag.content())
                    && known.flag.category() == flag.category())
        .findFirst()
        .ifPresentOrElse(
            known -> known.becomes(moderation, reopened(known.flag, flag)),
            () -> {
              SafetyTally.SeenFlag seen = new SafetyTally.SeenFlag(moderation, flag);
              flags.add(seen);
              tallies.forEach(tally -> tally.flags.add(seen));
            });
  }

  private static Flag reopened(Flag known, Flag now) {
    return new Flag(
        known.id(),
        known.content(),
        known.creator(),
        known.category(),
        now.severity(),
        now.confidence(),
        now.family(),
        now.signal(),
        null,
        now.openedAt(),
        null);
  }

  private void settle() {
    if (!flags.isEmpty()) {
      SafetyTally.SeenFlag seen = any(flags);
      Flag.Resolution resolution =
          new Flag.Resolution(any(Flag.Outcome.values()), "seen", ROB, clock.instant());
      seen.becomes(moderation, changed(seen.flag, seen.flag.severity(), resolution));
    }
  }

  private void worsen() {
    if (!flags.isEmpty()) {
      SafetyTally.SeenFlag seen = any(flags);
      seen.becomes(
          moderation,
          changed(seen.flag, seen.flag.severity().worse(severity()), seen.flag.resolution()));
    }
  }

  private static Flag changed(Flag flag, Severity severity, Flag.@Nullable Resolution resolution) {
    return new Flag(
        flag.id(),
        flag.content(),
        flag.creator(),
        flag.category(),
        severity,
        flag.confidence(),
        flag.family(),
        flag.signal(),
        null,
        flag.openedAt(),
        resolution);
  }

  private void decide() {
    ContentRef content = someContent();
    boolean deferred = random.nextInt(3) == 0;
    Actions actions =
        deferred
            ? Actions.ALLOW
            : new Actions(
                any(Visibility.values()),
                any(Sanction.values()),
                any(Sanction.values()),
                any(Sanction.values()));
    boolean human = !deferred && random.nextBoolean();
    Decision before = standing.get(content);
    Decision made =
        decision(content, actions, deferred, human, before == null ? null : before.id());
    add(made);
    standing.put(content, made);
    tallies.forEach(tally -> tally.stands(content, deferred ? made.at() : null));
  }

  private Decision decision(
      ContentRef content, Actions actions, boolean deferred, boolean human, @Nullable UUID over) {
    return at(clock.instant(), content, actions, deferred, human, over);
  }

  private Decision at(
      Instant at,
      ContentRef content,
      Actions actions,
      boolean deferred,
      boolean human,
      @Nullable UUID over) {
    return Decision.restored(
        new DecisionFacts(
            id(),
            content,
            SHA,
            ADA,
            actions,
            List.of(),
            Severity.LOW,
            TERMS,
            null,
            null,
            false,
            null,
            false,
            false,
            null,
            0,
            deferred,
            List.of(),
            List.of(),
            human ? ROB : new Actor.Automated("p-1"),
            "p-1",
            over,
            at));
  }

  private void add(Decision made) {
    moderation.add(made);
    decisions.put(made.id(), made);
    Actions actions = made.actions();
    String who = "DECISIONS_" + (made.actor() instanceof Actor.Human ? "HUMAN " : "AUTOMATED ");
    for (SafetyTally tally : tallies) {
      tally.count(made.at(), who + "VISIBILITY " + actions.visibility());
      for (Map.Entry<String, Sanction> one :
          Map.of(
                  "MONETARY", actions.monetary(),
                  "SERVICE", actions.service(),
                  "ACCOUNT", actions.account())
              .entrySet()) {
        if (one.getValue() != Sanction.NONE) {
          tally.count(made.at(), who + one.getKey() + " " + one.getValue());
        }
      }
      if (made.isDeferred()) {
        tally.count(made.at(), "DEFERRED");
      }
    }
  }

  private void openCase() {
    Instant now = clock.instant();
    boolean appealed = random.nextInt(3) == 0;
    ReviewCase opened =
        reviewCase(
            id(),
            any(ReviewQueue.values()),
            appealed ? id() : null,
            now,
            now.plusSeconds(3_600L * random.nextInt(20)),
            null,
            1);
    if (reviews.addCase(opened)) {
      SafetyTally.SeenCase seen = new SafetyTally.SeenCase(opened);
      openCases.add(seen);
      tallies.forEach(tally -> tally.opened(seen));
    }
  }

  private ReviewCase reviewCase(
      UUID id,
      ReviewQueue queue,
      @Nullable UUID appeal,
      Instant openedAt,
      Instant dueAt,
      @Nullable ReviewOutcome outcome,
      long version) {
    return new ReviewCase(
        id,
        appeal == null ? ReviewKind.REVIEW : ReviewKind.APPEAL,
        queue,
        ContentRef.of("of-" + id, 1),
        ADA,
        null,
        appeal,
        List.of(),
        Severity.HIGH,
        500_000,
        0,
        0,
        false,
        new Urgency(0, 0, 3_600_000_000L),
        0,
        openedAt,
        openedAt,
        dueAt,
        openedAt,
        null,
        0,
        List.of(),
        outcome,
        version);
  }

  private void endCase() {
    if (openCases.isEmpty()) {
      return;
    }
    SafetyTally.SeenCase seen = any(openCases);
    ReviewCase known = seen.known;
    ReviewOutcome.End end = any(ReviewOutcome.End.values());
    ReviewOutcome outcome =
        new ReviewOutcome(
            end,
            end == ReviewOutcome.End.WITHDRAWN ? null : id(),
            end == ReviewOutcome.End.DECIDED ? ROB : null,
            clock.instant());
    ReviewCase ended =
        reviewCase(
            known.id(),
            known.queue(),
            known.appeal(),
            known.openedAt(),
            known.dueAt(),
            outcome,
            known.version() + 1);
    reviews.saveCase(ended);
    seen.known = ended;
    openCases.remove(seen);
    boolean late = clock.instant().isAfter(known.dueAt());
    for (SafetyTally tally : tallies) {
      tally.ended(seen, end, late);
    }
  }

  private void appeal(Instant at) {
    Appeal appeal =
        new Appeal(
            id(),
            id(),
            someContent(),
            ADA,
            any(Appeal.Party.values()),
            "ada",
            null,
            random.nextBoolean() ? AppealState.OPEN : AppealState.IN_REVIEW,
            at,
            null,
            null,
            null,
            null,
            1);
    reviews.addAppeal(appeal);
    openAppeals.add(appeal);
    tallies.forEach(tally -> tally.opened(appeal));
  }

  private void closeAppeal() {
    if (openAppeals.isEmpty()) {
      return;
    }
    Appeal known = any(openAppeals);
    AppealState end =
        any(
            new AppealState[] {
              AppealState.UPHELD,
              AppealState.OVERTURNED,
              AppealState.PARTLY_OVERTURNED,
              AppealState.WITHDRAWN
            });
    reviews.saveAppeal(
        new Appeal(
            known.id(),
            known.decision(),
            known.content(),
            known.creator(),
            known.party(),
            known.appellant(),
            null,
            end,
            known.openedAt(),
            ROB,
            null,
            clock.instant(),
            null,
            2));
    openAppeals.remove(known);
    tallies.forEach(tally -> tally.closed(known, clock.instant(), end));
  }

  private void outage() {
    String stage = any(STAGES);
    if (out.remove(stage)) {
      moderation.endOutage(stage, clock.instant());
      tallies.forEach(tally -> tally.back(stage));
    } else {
      moderation.beginOutage(stage, clock.instant());
      out.add(stage);
      tallies.forEach(tally -> tally.out(stage));
    }
  }

  /** Something becomes known only now. */
  private void late() {
    Instant now = clock.instant();
    Duration gone = Duration.between(start, now);
    Instant at = start.plusNanos((long) (random.nextDouble() * gone.toMillis()) * 1_000_000L);
    switch (random.nextInt(4)) {
      case 0 -> screen(at);
      case 1 -> appeal(at);
      case 2 -> {
        Decision late = at(at, ContentRef.of("late-" + ids, 1), Actions.BLOCK, false, false, null);
        add(late);
      }
      default ->
          put(
              new Flag(
                  id(),
                  ContentRef.of("late-" + ids, 1),
                  ADA,
                  any(Category.values()),
                  severity(),
                  0.5,
                  DetectorFamily.CLASSIFIER,
                  id(),
                  null,
                  at,
                  null));
    }
  }

  private Severity severity() {
    return Severity.values()[1 + random.nextInt(4)];
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private UUID id() {
    return new UUID(0x7000, ++ids);
  }
}
