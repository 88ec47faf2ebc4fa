package dev.fanfare.persistence.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelName;
import dev.fanfare.content.ContentFailure;
import dev.fanfare.content.ContentJobStore;
import dev.fanfare.content.ContentRun;
import dev.fanfare.content.ContentState;
import dev.fanfare.content.JobRecord;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.event.FanfareException;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Content jobs in {@code fanfare_content_job}. */
public final class JpaContentJobStore implements ContentJobStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(ContentJobRow.class);

  private static final String SELECT =
      """
      select id, creator, type, quality, queued, prompt, credit_type, credits, reservation, state,
        token, attempts, due_at, deadline, output, provider, model, uncached_input, cache_read,
        cache_write, output_tokens, reasoning_tokens, processing_micros, failure, charge,
        created_at, ended_at, erased
      from fanfare_content_job
      """;

  /** Finds the next job of the queue, given now. */
  static final String NEXT =
      SELECT
          + """
          where state = 'QUEUED' and due_at <= ?
          order by due_at, id limit 1 for update skip locked
          """;

  /** Finds what somebody has to take up, given now and how many at most. */
  static final String OVERDUE =
      """
      select id from fanfare_content_job where overdue_at <= ? order by overdue_at, id limit ?
      """;

  /** Finds a creator's newest, given the creator and how many at most. */
  static final String NEWEST =
      SELECT + "where creator = ? order by created_at desc, id desc limit ?";

  /** Finds a creator's that follow one, given the creator, its time and id, how many at most. */
  static final String BEHIND =
      SELECT
          + """
          where creator = ? and (created_at, id) < (?, ?)
          order by created_at desc, id desc limit ?
          """;

  /** Finds a creator's jobs with texts and holds them in their order, given the creator. */
  static final String WITH_TEXTS =
      "select id from fanfare_content_job where creator = ? and erased = false order by id for update";

  /** How many workers hold a job at one moment at most, where each is tried by itself. */
  private static final int TRIED = 100;

  private final Database database;

  public JpaContentJobStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void add(JobRecord job) {
    boolean added =
        database.sql(
            sql ->
                sql.insertMissing(
                    """
                    insert into fanfare_content_job (id, creator, type, quality, queued,
                      credit_type, credits, reservation, created_at, prompt, state, token,
                      attempts, due_at, deadline, output, provider, model, uncached_input,
                      cache_read, cache_write, output_tokens, reasoning_tokens,
                      processing_micros, failure, charge, ended_at, erased)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                      ?, ?, ?, ?)
                    """,
                    with(
                        changing(job),
                        job.id(),
                        job.creator().value(),
                        job.type().code(),
                        job.quality(),
                        job.queued(),
                        job.price().type().code(),
                        job.price().amount(),
                        job.reservation(),
                        job.createdAt())));
    if (!added) {
      throw new FanfareException(
          "Content job %s or its reservation %s is stored already"
              .formatted(job.id(), job.reservation()));
    }
  }

  @Override
  public Optional<JobRecord> find(UUID id) {
    return database.sql(sql -> find(sql, id));
  }

  private static Optional<JobRecord> find(Sql sql, UUID id) throws SQLException {
    return sql.first(SELECT + "where id = ?", JpaContentJobStore::job, id);
  }

  @Override
  public Optional<JobRecord> lock(UUID id) {
    return database.sql(
        sql -> sql.first(SELECT + "where id = ? for update", JpaContentJobStore::job, id));
  }

  @Override
  public void save(JobRecord job) {
    int changed =
        database.sql(
            sql -> {
              @Nullable Object[] set = changing(job);
              @Nullable Object[] values = Arrays.copyOf(set, set.length + 1);
              values[set.length] = job.id();
              return sql.update(
                  """
                  update fanfare_content_job set prompt = ?, state = ?, token = ?, attempts = ?,
                    due_at = ?, deadline = ?, output = ?, provider = ?, model = ?,
                    uncached_input = ?, cache_read = ?, cache_write = ?, output_tokens = ?,
                    reasoning_tokens = ?, processing_micros = ?, failure = ?, charge = ?,
                    ended_at = ?, erased = ?
                  where id = ?
                  """,
                  values);
            });
    if (changed == 0) {
      throw new FanfareException("Content job %s is not stored".formatted(job.id()));
    }
  }

  @Override
  public Optional<JobRecord> lockNextQueued(Instant now) {
    return database.sql(
        sql ->
            sql.dialect() == Dialect.POSTGRESQL
                ? sql.first(NEXT, JpaContentJobStore::job, now)
                : firstFree(sql, now));
  }

  /** H2 counts rows that it passes over towards the limit, so they are tried one by one. */
  private static Optional<JobRecord> firstFree(Sql sql, Instant now) throws SQLException {
    List<UUID> due =
        sql.list(
            """
            select id from fanfare_content_job where state = 'QUEUED' and due_at <= ?
            order by due_at, id limit ?
            """,
            row -> row.id(1),
            now,
            TRIED);
    for (UUID id : due) {
      Optional<JobRecord> job =
          sql.first(
              SELECT + "where id = ? and state = 'QUEUED' and due_at <= ? for update skip locked",
              JpaContentJobStore::job,
              id,
              now);
      if (job.isPresent()) {
        return job;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<UUID> overdue(Instant now, int limit) {
    return database.sql(sql -> sql.list(OVERDUE, row -> row.id(1), now, limit));
  }

  @Override
  public List<JobRecord> ofCreator(CreatorId creator, Optional<UUID> after, int limit) {
    return database.sql(
        sql -> {
          if (after.isEmpty()) {
            return sql.list(NEWEST, JpaContentJobStore::job, creator.value(), limit);
          }
          Optional<JobRecord> last = find(sql, after.get());
          return last.isEmpty()
              ? List.of()
              : sql.list(
                  BEHIND,
                  JpaContentJobStore::job,
                  creator.value(),
                  last.get().createdAt(),
                  last.get().id(),
                  limit);
        });
  }

  @Override
  public int eraseTexts(CreatorId creator) {
    return database.sql(
        sql -> {
          // In one order, so that two who erase at once do not wait for each other.
          if (sql.list(WITH_TEXTS, row -> row.id(1), creator.value()).isEmpty()) {
            return 0;
          }
          return sql.update(
              """
              update fanfare_content_job set prompt = null, output = null, erased = true,
                deadline = case when deadline is not null then created_at end
              where creator = ? and erased = false
              """,
              creator.value());
        });
  }

  @Override
  public void forEach(Consumer<JobRecord> visitor) {
    database.sql(
        sql -> {
          sql.each(SELECT + "order by id", row -> visitor.accept(job(row)));
          return true;
        });
  }

  /** Returns what may change of a job, in the order of the statements. */
  private static @Nullable Object[] changing(JobRecord job) {
    ContentRun run = job.run();
    AiUsage usage = run == null ? AiUsage.UNKNOWN : run.usage();
    return new @Nullable Object[] {
      job.prompt(),
      job.state(),
      job.token(),
      job.attempts(),
      job.dueAt(),
      job.deadline(),
      job.output(),
      run == null ? null : run.model().provider(),
      run == null ? null : run.model().model(),
      usage.uncachedInput(),
      usage.cacheRead(),
      usage.cacheWrite(),
      usage.output(),
      usage.reasoning(),
      run == null ? null : micros(run.processing()),
      job.failure(),
      job.charge(),
      job.endedAt(),
      job.erased()
    };
  }

  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }

  /** Returns the first values and the others behind them. */
  private static @Nullable Object[] with(@Nullable Object[] others, @Nullable Object... first) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + others.length);
    System.arraycopy(others, 0, all, first.length, others.length);
    return all;
  }

  private static JobRecord job(Row row) throws SQLException {
    String failure = row.textOrNull(24);
    return new JobRecord(
        row.id(1),
        CreatorId.of(row.text(2)),
        JobType.of(row.text(3)),
        row.constant(4, Quality.class),
        row.flag(5),
        row.textOrNull(6),
        new CreditAmount(CreditType.of(row.text(7)), row.number(8)),
        row.id(9),
        row.constant(10, ContentState.class),
        row.integer(11),
        row.integer(12),
        row.instantOrNull(13),
        row.instantOrNull(14),
        row.textOrNull(15),
        run(row),
        failure == null ? null : ContentFailure.valueOf(failure),
        row.idOrNull(25),
        row.instant(26),
        row.instantOrNull(27),
        row.flag(28));
  }

  private static @Nullable ContentRun run(Row row) throws SQLException {
    Long micros = row.numberOrNull(23);
    return micros == null
        ? null
        : new ContentRun(
            new ModelName(row.text(16), row.text(17)),
            new AiUsage(
                row.numberOrNull(18),
                row.numberOrNull(19),
                row.numberOrNull(20),
                row.numberOrNull(21),
                row.numberOrNull(22)),
            Duration.of(micros, ChronoUnit.MICROS));
  }
}
