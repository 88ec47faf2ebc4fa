package dev.fanfare.persistence.erasure;

import static java.util.Objects.requireNonNull;

import dev.fanfare.content.ContentJobStore;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.moderation.JpaModerationStore;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is personal about a creator and keeps the books.
 *
 * <p>Removed are the display name; the texts that people wrote about the creator: why payouts are
 * held, why a tier was set, what a collaboration was to be about; where payouts go and went; what
 * the creator asked a model to write, and what it wrote; the content that was screened, and who is
 * shown in it; what the creator makes; what the creator wrote in notices and appeals; and the same
 * in recorded answers, so that a repeated request gets its answer without them. Each text that must
 * not be missing is replaced by {@link #REMOVED}: a hold goes on holding, and a tier that was set
 * stays.
 *
 * <p>Kept are amounts, times, states and figures under the host's ids, of creators and of fans;
 * what detectors stated about content, and what was decided and why, as it may be questioned; what
 * operators and gateways said of a payout, which is evidence of where money went; what others wrote
 * when they reported the creator's content, which goes when they are forgotten; and one-way hashes
 * of requests, by which a repeated key is known. A creator who comes back under the same id is
 * registered like a new one. Who can be seen in content is forgotten by {@code Consents.erase}.
 */
public final class Erasure {
  /** What stands where something was removed. */
  public static final String REMOVED = "(removed)";

  private final Database database;
  private final PayoutDestinationStore destinations;
  private final PayoutStore payouts;
  private final BankInstructionStore instructions;
  private final ContentJobStore contentJobs;
  private final JpaModerationStore moderation;
  private final ReviewStore reviews;
  private final PersonalAnswers answers;

  public Erasure(
      Database database,
      PayoutDestinationStore destinations,
      PayoutStore payouts,
      BankInstructionStore instructions,
      ContentJobStore contentJobs,
      JpaModerationStore moderation,
      ReviewStore reviews) {
    this.database = requireNonNull(database, "database");
    this.destinations = requireNonNull(destinations, "destinations");
    this.payouts = requireNonNull(payouts, "payouts");
    this.instructions = requireNonNull(instructions, "instructions");
    this.contentJobs = requireNonNull(contentJobs, "contentJobs");
    this.moderation = requireNonNull(moderation, "moderation");
    this.reviews = requireNonNull(reviews, "reviews");
    this.answers = new PersonalAnswers(database.json());
  }

  /**
   * Removes what is personal about a creator, in one transaction. Done again it removes what has
   * come since; about a creator never heard of there is nothing to remove.
   */
  public ErasureReport forget(CreatorId creator) {
    requireNonNull(creator, "creator");
    return database.inTransaction(() -> database.sql(sql -> forget(sql, creator)));
  }

  private ErasureReport forget(Sql sql, CreatorId creator) throws SQLException {
    // Held first, so that whoever writes the name or a hold has ended, answer and all.
    sql.first(
        "select id from fanfare_creator where id = ? for update", r -> r.text(1), id(creator));
    Removed removed = new Removed();
    removed.add("fanfare_creator", profile(sql, creator));
    removed.add("fanfare_payout_destination", destinations.forget(creator));
    int kept = keptDestinations(sql, creator);
    var closed = payouts.forgetDestinations(creator);
    removed.add("fanfare_payout_attempt", kept - keptDestinations(sql, creator));
    removed.add("fanfare_bank_entry", instructions.forget(closed));
    removed.add("fanfare_tier_standing", reasons(sql, "fanfare_tier_standing", creator));
    removed.add("fanfare_tier_history", reasons(sql, "fanfare_tier_history", creator));
    removed.add("fanfare_collaboration", descriptions(sql, creator));
    removed.add("fanfare_content_job", contentJobs.eraseTexts(creator));
    moderation.forget(creator).forEach(removed::add);
    removed.add("fanfare_trend_category", categories(sql, creator));
    removed.add("fanfare_notice", reviews.forgetNoticeTexts(id(creator)));
    removed.add("fanfare_appeal", reviews.forgetAppealTexts(id(creator)));
    removed.add("fanfare_operation", answers.strip(sql, creator));
    return new ErasureReport(
        creator, removed.byTable, keptDestinations(sql, creator) + keptAccounts(sql, creator));
  }

  private static final class Removed {
    private final Map<String, Integer> byTable = new TreeMap<>();

    void add(String table, int rows) {
      if (rows > 0) {
        byTable.put(table, rows);
      }
    }
  }

  private static int profile(Sql sql, CreatorId creator) throws SQLException {
    return sql.update(
        """
        update fanfare_creator
        set display_name = ?, payout_hold = case when payout_hold is not null then ? end
        where id = ? and (display_name <> ? or payout_hold <> ?)
        """,
        REMOVED,
        REMOVED,
        id(creator),
        REMOVED,
        REMOVED);
  }

  private static int reasons(Sql sql, String table, CreatorId creator) throws SQLException {
    return sql.update(
        "update " + table + " set reason = ? where creator = ? and reason <> ?",
        REMOVED,
        id(creator),
        REMOVED);
  }

  /** The text is of both: what one wrote about the other goes too. */
  private static int descriptions(Sql sql, CreatorId creator) throws SQLException {
    return sql.update(
        """
        update fanfare_collaboration set description = ''
        where (initiator = ? or target = ?) and description <> ''
        """,
        id(creator),
        id(creator));
  }

  private static int categories(Sql sql, CreatorId creator) throws SQLException {
    return sql.update("delete from fanfare_trend_category where creator = ?", id(creator));
  }

  private static int keptDestinations(Sql sql, CreatorId creator) throws SQLException {
    return count(
        sql,
        """
        select count(*) from fanfare_payout_attempt a join fanfare_payout p on p.id = a.payout
        where p.creator = ? and a.details is not null
        """,
        id(creator));
  }

  private static int keptAccounts(Sql sql, CreatorId creator) throws SQLException {
    return count(
        sql,
        """
        select count(*) from fanfare_payout p
          join fanfare_payout_attempt a on a.payout = p.id
          join fanfare_bank_entry e on e.entry_key = a.attempt_key
        where p.creator = ? and a.details is null and e.details is not null
        """,
        id(creator));
  }

  private static int count(Sql sql, String query, @Nullable Object... values) throws SQLException {
    return sql.first(query, row -> row.integer(1), values).orElse(0);
  }

  private static String id(CreatorId creator) {
    return creator.value();
  }
}
