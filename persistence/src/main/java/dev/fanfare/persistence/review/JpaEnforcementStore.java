package dev.fanfare.persistence.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Effect;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.persistence.internal.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What decisions do, in {@code fanfare_effect}. */
public final class JpaEnforcementStore implements EnforcementStore {
  private final Database database;

  public JpaEnforcementStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void lockCreator(CreatorId creator) {
    database.sql(
        sql -> {
          sql.insertMissing(
              "insert into fanfare_effect_creator (creator) values (?)", creator.value());
          return sql.first(
              "select creator from fanfare_effect_creator where creator = ? for update",
              row -> row.text(1),
              creator.value());
        });
  }

  @Override
  public Optional<Effect> find(UUID decision) {
    return database.sql(
        sql -> sql.first(EffectRows.SELECT + "where decision = ?", EffectRows::effect, decision));
  }

  @Override
  public boolean add(Effect effect) {
    return database.sql(
        sql ->
            sql.insertMissing(
                """
                insert into fanfare_effect (decision, creator, content_id, content_version,
                  visibility, monetary, service, account, strikes, at, strikes_until, lifted_by,
                  lifted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                effect.decision(),
                effect.creator().value(),
                effect.content().id(),
                effect.content().version(),
                effect.actions().visibility(),
                effect.actions().monetary(),
                effect.actions().service(),
                effect.actions().account(),
                effect.strikes(),
                effect.at(),
                effect.strikesUntil(),
                effect.liftedBy(),
                effect.liftedAt()));
  }

  @Override
  public boolean lift(UUID decision, UUID by, Instant at) {
    return database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_effect set lifted_by = ?, lifted_at = ?
                    where decision = ? and lifted_by is null
                    """,
                    by,
                    at,
                    decision))
        == 1;
  }

  @Override
  public Actions onContent(ContentRef content) {
    return database
        .sql(
            sql ->
                sql.list(
                    """
                    select distinct visibility, monetary from fanfare_effect
                    where content_id = ? and content_version = ? and lifted_by is null
                    """,
                    row ->
                        Actions.of(row.constant(1, Visibility.class))
                            .withMonetary(row.constant(2, Sanction.class)),
                    content.id(),
                    content.version()))
        .stream()
        .reduce(Actions.ALLOW, Actions::stronger);
  }

  @Override
  public Actions onCreator(CreatorId creator) {
    return database
        .sql(
            sql ->
                sql.list(
                    "select distinct service, account from fanfare_effect where restricted = ?",
                    row ->
                        Actions.ALLOW
                            .withService(row.constant(1, Sanction.class))
                            .withAccount(row.constant(2, Sanction.class)),
                    creator.value()))
        .stream()
        .reduce(Actions.ALLOW, Actions::stronger);
  }

  @Override
  public int points(CreatorId creator, Instant now) {
    return database.sql(
        sql ->
            sql.first(
                    """
                    select coalesce(sum(strikes), 0) from fanfare_effect
                    where creator = ? and counts_until > ?
                    """,
                    row -> Math.toIntExact(row.number(1)),
                    creator.value(),
                    now)
                .orElse(0));
  }

  @Override
  public List<Effect> history(CreatorId creator, Optional<Effect> before, int limit) {
    String inOrder = "order by at desc, decision desc limit ?";
    return database.sql(
        sql ->
            before.isEmpty()
                ? sql.list(
                    EffectRows.SELECT + "where creator = ? " + inOrder,
                    EffectRows::effect,
                    creator.value(),
                    limit)
                : sql.list(
                    EffectRows.SELECT + "where creator = ? and (at, decision) < (?, ?) " + inOrder,
                    EffectRows::effect,
                    creator.value(),
                    before.get().at(),
                    before.get().decision(),
                    limit));
  }
}
