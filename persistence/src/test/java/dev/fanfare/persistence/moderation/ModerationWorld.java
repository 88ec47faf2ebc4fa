package dev.fanfare.persistence.moderation;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DecisionFacts;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Screening;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.ShadowDiff;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.persistence.internal.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts screenings into a database as the services leave them. */
public final class ModerationWorld {
  public static final Instant T0 = Instant.parse("2026-11-20T12:00:00Z");

  private static final Detector RULES = new Detector("rules", "1", DetectorFamily.RULES);

  private final Database database;
  private final JpaModerationStore store;

  public ModerationWorld(Database database, JpaModerationStore store) {
    this.database = database;
    this.store = store;
  }

  /** Returns the id that a name stands for. */
  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Begins a screening, whose run is due at T0. */
  public Screening begin(ContentItem item) {
    Screening begun =
        screening(
            item, new Screening.Run(id(item.ref() + "/run"), T0, false, "screen"), null, null);
    database.inTransaction(
        () -> {
          store.lock(item.ref().id());
          store.put(begun);
          return true;
        });
    return begun;
  }

  private static Screening screening(
      ContentItem item,
      Screening.@Nullable Run run,
      Screening.@Nullable Waiting waiting,
      @Nullable UUID decision) {
    return new Screening(
        item.ref(),
        item.creator(),
        item.sha256(),
        item.digest(),
        item,
        T0,
        T0,
        run,
        0,
        waiting,
        decision,
        decision,
        Screening.Mark.NONE,
        null);
  }

  /** Screens an item that then waits, shown, for a detector, with a signal that failed. */
  public void waiting(ContentItem item) {
    begin(item);
    ContentRef content = item.ref();
    Signal failed =
        Signal.without(id(content + "/signal"), RULES, SignalStatus.TIMED_OUT, "timeout", T0);
    Decision held = decision(content, item.creator(), "first", Actions.HOLD, null);
    database.inTransaction(
        () -> {
          store.lock(content.id());
          store.add(content, id(content + "/run"), List.of(failed));
          store.add(held);
          store.put(
              screening(
                  item,
                  null,
                  new Screening.Waiting("model-text", true, Severity.HIGH, T0, T0),
                  held.id()));
          return true;
        });
  }

  /** Screens an item that a person then blocks, with a signal, a flag and a shadow's difference. */
  public void blocked(ContentItem item, String reason) {
    begin(item);
    ContentRef content = item.ref();
    CreatorId creator = item.creator();
    Signal found =
        Signal.found(
            id(content + "/signal"),
            RULES,
            Category.HATE,
            Severity.HIGH,
            0.5,
            List.of(new Evidence.RuleHolds("r")),
            T0);
    Decision first = decision(content, creator, "first", Actions.HOLD, null);
    Decision block = decision(content, creator, "second", Actions.BLOCK, reason);
    Flag flag =
        new Flag(
            id(content + "/flag"),
            content,
            creator,
            Category.HATE,
            Severity.HIGH,
            0.5,
            DetectorFamily.RULES,
            found.id(),
            null,
            T0,
            new Flag.Resolution(Flag.Outcome.CONFIRMED, "flag: " + reason, Actor.human("eve"), T0));
    database.inTransaction(
        () -> {
          store.lock(content.id());
          store.add(content, id(content + "/run"), List.of(found));
          store.add(first);
          store.add(block);
          store.put(screening(item, null, null, block.id()));
          store.put(flag);
          store.add(
              new ShadowDiff(
                  first.id(),
                  content,
                  "shadow-1",
                  Actions.HOLD,
                  Actions.of(Visibility.DEMOTE),
                  List.of("row"),
                  T0));
          return true;
        });
  }

  /** Has a person raise a flag. */
  public void flagged(ContentRef content) {
    Flag flag =
        new Flag(
            id(content + "/flag"),
            content,
            ADA,
            Category.HATE,
            Severity.LOW,
            0,
            DetectorFamily.PERSON,
            null,
            "fan",
            T0,
            null);
    database.inTransaction(
        () -> {
          store.lock(content.id());
          store.put(flag);
          return true;
        });
  }

  /** Returns what a policy decides, or, with a reason, what a person decides over the first. */
  private static Decision decision(
      ContentRef content,
      CreatorId creator,
      String name,
      Actions actions,
      @Nullable String reason) {
    boolean person = reason != null;
    return Decision.restored(
        new DecisionFacts(
            id(content + "/" + name),
            content,
            "ab".repeat(32),
            creator,
            actions,
            List.of(Category.HATE, Category.SPAM),
            Severity.HIGH,
            person ? Ground.terms("clause 4") : null,
            person ? "blocked" : null,
            reason,
            person,
            person ? AppealWindow.from(T0, ZoneOffset.UTC, 6) : null,
            !person,
            false,
            person ? null : T0.plusSeconds(60),
            person ? 2 : 0,
            false,
            List.of("row"),
            List.of(),
            person ? Actor.human("eve") : new Actor.Automated("policy-1"),
            "policy-1",
            person ? id(content + "/first") : null,
            T0));
  }
}
