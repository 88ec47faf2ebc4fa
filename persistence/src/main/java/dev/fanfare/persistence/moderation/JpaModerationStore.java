package dev.fanfare.persistence.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Backlog;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.Outage;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Screening;
import dev.fanfare.moderation.ShadowDiff;
import dev.fanfare.moderation.ShadowSummary;
import dev.fanfare.moderation.Signal;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Screenings, signals, decisions, flags, shadows and outages in tables {@code
 * fanfare_moderation_…}. An item is locked by its row in {@code fanfare_moderation_item}.
 */
public final class JpaModerationStore implements ModerationStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          ItemRow.class,
          ScreeningRow.class,
          PersonRow.class,
          SignalRow.class,
          DecisionRow.class,
          FlagRow.class,
          ShadowRow.class,
          OutageRow.class);

  private final Database database;
  private final ScreeningTable screenings;
  private final SignalTable signals;
  private final DecisionTable decisions;
  private final ShadowTable shadows;

  public JpaModerationStore(Database database) {
    this.database = requireNonNull(database, "database");
    this.screenings = new ScreeningTable(database.json());
    this.signals = new SignalTable(database.json());
    this.decisions = new DecisionTable(database.json());
    this.shadows = new ShadowTable(database.json());
  }

  /** Work that returns nothing. */
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void change(Change work) {
    database.sql(
        sql -> {
          work.run(sql);
          return true;
        });
  }

  @Override
  public int lock(String content) {
    return database.sql(sql -> screenings.lock(sql, content));
  }

  @Override
  public Optional<Screening> find(ContentRef content) {
    return database.sql(sql -> screenings.find(sql, content));
  }

  @Override
  public void put(Screening screening) {
    change(sql -> screenings.put(sql, screening));
  }

  @Override
  public List<Screening> due(Instant now, int limit) {
    return database.sql(sql -> screenings.due(sql, now, limit));
  }

  @Override
  public List<Screening> waiting(Instant now, Collection<String> except, int limit) {
    return database.sql(sql -> screenings.waiting(sql, now, except, limit));
  }

  @Override
  public List<Screening> unmarked(int limit) {
    return database.sql(sql -> screenings.unmarked(sql, limit));
  }

  @Override
  public Backlog backlog() {
    return database.sql(ScreeningTable::backlog);
  }

  @Override
  public List<ContentRef> depicting(PersonId person, Optional<ContentRef> after, int limit) {
    return database.sql(sql -> ScreeningTable.depicting(sql, person, after, limit));
  }

  @Override
  public int countSince(CreatorId creator, Instant since) {
    return database.sql(sql -> ScreeningTable.countSince(sql, creator, since));
  }

  @Override
  public int countSince(CreatorId creator, String sha256, Instant since) {
    return database.sql(sql -> ScreeningTable.countSince(sql, creator, sha256, since));
  }

  @Override
  public void erase(String content) {
    change(sql -> ScreeningTable.erase(sql, content));
  }

  @Override
  public void add(ContentRef content, UUID run, List<Signal> stated) {
    change(sql -> signals.add(sql, content, run, stated));
  }

  @Override
  public List<Signal> signals(ContentRef content) {
    return database.sql(sql -> signals.of(sql, content));
  }

  @Override
  public void add(Decision decision) {
    change(sql -> decisions.add(sql, decision.facts()));
  }

  @Override
  public Optional<Decision> decision(UUID id) {
    return database.sql(sql -> decisions.find(sql, id));
  }

  @Override
  public List<Decision> decisions(ContentRef content) {
    return database.sql(sql -> decisions.about(sql, content));
  }

  @Override
  public void inform(UUID decision, AppealWindow window) {
    change(sql -> DecisionTable.inform(sql, decision, window));
  }

  @Override
  public void put(Flag flag) {
    change(sql -> FlagTable.put(sql, flag));
  }

  @Override
  public Optional<Flag> flag(UUID id) {
    return database.sql(sql -> FlagTable.find(sql, id));
  }

  @Override
  public List<Flag> flags(ContentRef content) {
    return database.sql(sql -> FlagTable.of(sql, content));
  }

  @Override
  public void add(ShadowDiff diff) {
    change(sql -> shadows.add(sql, diff));
  }

  @Override
  public ShadowSummary shadowSummary(String version) {
    return database.sql(sql -> ShadowTable.summary(sql, version));
  }

  @Override
  public List<ShadowDiff> shadowDiffs(String version, Optional<UUID> after, int limit) {
    return database.sql(sql -> shadows.diffs(sql, version, after, limit));
  }

  @Override
  public boolean beginOutage(String stage, Instant at) {
    return database.sql(sql -> OutageTable.begin(sql, stage, at));
  }

  @Override
  public boolean endOutage(String stage, Instant at) {
    return database.sql(sql -> OutageTable.end(sql, stage, at));
  }

  @Override
  public List<Outage> outages(Instant from, Instant to) {
    return database.sql(sql -> OutageTable.within(sql, from, to));
  }

  @Override
  public void forEachScreening(Instant from, Instant to, Consumer<Screening> visitor) {
    change(sql -> screenings.each(sql, from, to, visitor));
  }

  @Override
  public void forEachDecision(Instant from, Instant to, Consumer<Decision> visitor) {
    change(sql -> decisions.each(sql, from, to, visitor));
  }

  @Override
  public void forEachFlag(Instant from, Instant to, Consumer<Flag> visitor) {
    change(sql -> FlagTable.each(sql, from, to, visitor));
  }

  @Override
  public void forEachDeferred(Instant at, Consumer<Decision> visitor) {
    change(sql -> decisions.eachDeferred(sql, at, visitor));
  }

  /**
   * Forgets what all items of a creator hold. Signals, decisions and flags stay.
   *
   * @return how many rows of which table were changed or deleted
   */
  public Map<String, Integer> forget(CreatorId creator) {
    return database.sql(
        sql -> {
          ScreeningTable.hold(sql, creator);
          return Map.of(
              "fanfare_moderation_person", ScreeningTable.erasePersons(sql, creator),
              "fanfare_moderation_screening", ScreeningTable.erase(sql, creator));
        });
  }
}
