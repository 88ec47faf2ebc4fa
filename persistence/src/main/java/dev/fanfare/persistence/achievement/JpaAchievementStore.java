package dev.fanfare.persistence.achievement;

import static java.util.Objects.requireNonNull;

import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.achievement.UnlockedAchievement;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Unlocked achievements in {@code fanfare_achievement}. */
public final class JpaAchievementStore implements AchievementStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(AchievementRow.class);

  private static final String SELECT =
      """
      select creator, code, name, description, badge, reward_credits, policy_version, metric,
        metric_value, unlocked_at
      from fanfare_achievement
      """;

  private final Database database;

  public JpaAchievementStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean unlock(UnlockedAchievement achievement) {
    return database.sql(
        sql ->
            sql.insertMissing(
                """
                insert into fanfare_achievement (creator, code, name, description, badge,
                  reward_credits, policy_version, metric, metric_value, unlocked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                achievement.creator().value(),
                achievement.code(),
                achievement.name(),
                achievement.description(),
                achievement.badge(),
                achievement.rewardCredits(),
                achievement.policyVersion(),
                achievement.metric(),
                achievement.value(),
                achievement.unlockedAt()));
  }

  @Override
  public Map<CreatorId, Set<String>> codes(Collection<CreatorId> creators) {
    List<String> ids = creators.stream().map(CreatorId::value).toList();
    Map<CreatorId, Set<String>> codes = new HashMap<>();
    database.sql(
        sql -> {
          sql.each(
              "select creator, code from fanfare_achievement where creator = any(?)",
              row ->
                  codes
                      .computeIfAbsent(CreatorId.of(row.text(1)), creator -> new HashSet<>())
                      .add(row.text(2)),
              Param.array(ColumnType.TEXT, ids));
          return true;
        });
    return codes;
  }

  @Override
  public List<UnlockedAchievement> ofCreator(CreatorId creator) {
    return database.sql(
        sql ->
            sql.list(
                SELECT + "where creator = ? order by unlocked_at, code",
                JpaAchievementStore::achievement,
                creator.value()));
  }

  @Override
  public void forEach(Consumer<UnlockedAchievement> visitor) {
    database.sql(
        sql -> {
          sql.each(SELECT + "order by creator, code", row -> visitor.accept(achievement(row)));
          return true;
        });
  }

  private static UnlockedAchievement achievement(Row row) throws SQLException {
    return new UnlockedAchievement(
        CreatorId.of(row.text(1)),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.number(6),
        row.text(7),
        row.text(8),
        row.number(9),
        row.instant(10));
  }
}
