package dev.fanfare.persistence.erasure;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Creators.CreatorChanged;
import dev.fanfare.event.Answer;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.payout.Ineligibility;
import dev.fanfare.payout.RequestResult.NotEligible;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import dev.fanfare.trend.Trends.CategoriesSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded answers that repeat a creator's name or why payouts are held. No other answer holds text
 * about a creator, and no event does.
 */
final class PersonalAnswers {
  private final ValueJson json;

  PersonalAnswers(ValueJson json) {
    this.json = json;
  }

  private record Recorded(String key, String type, String text) {}

  /** Strips a creator's answers. Returns how many were changed. */
  int strip(Sql sql, CreatorId creator) throws SQLException {
    String digest = digest(creator);
    List<Recorded> stripped = new ArrayList<>();
    sql.each(
        """
        select op_key, answer_type, answer from fanfare_operation
        where answer_type in (?, ?, ?) and (fingerprint like ? or fingerprint like ?)
        """,
        row -> {
          Recorded recorded = new Recorded(row.text(1), row.text(2), row.text(3));
          String text = json.write(stripped(answer(recorded), creator));
          if (!text.equals(recorded.text())) {
            stripped.add(new Recorded(recorded.key(), recorded.type(), text));
          }
        },
        CreatorChanged.class.getName(),
        NotEligible.class.getName(),
        CategoriesSet.class.getName(),
        "% creator=" + digest + "%",
        "% id=" + digest + "%");
    return sql.updateAll(
        "fanfare_operation",
        Columns.of(stripped).text("op_key", Recorded::key).text("answer", Recorded::text),
        1);
  }

  private Answer answer(Recorded recorded) {
    return json.read(recorded.type(), recorded.text(), Answer.class);
  }

  /**
   * Returns what stands in a request's fingerprint for this creator. It is all that tells whom an
   * answer without a name is about.
   */
  private static String digest(CreatorId creator) {
    String field = Fingerprint.of("creator", creator).text();
    return field.substring(field.indexOf('=') + 1);
  }

  private static Answer stripped(Answer answer, CreatorId creator) {
    if (answer instanceof CreatorChanged changed && changed.creator().id().equals(creator)) {
      return new CreatorChanged(stripped(changed.creator()), changed.replayed());
    }
    if (answer instanceof NotEligible refused) {
      return new NotEligible(
          refused.reasons().stream().map(PersonalAnswers::stripped).toList(), refused.replayed());
    }
    if (answer instanceof CategoriesSet makes && makes.creator().equals(creator)) {
      return new CategoriesSet(creator, List.of(), makes.replayed());
    }
    return answer;
  }

  private static Creator stripped(Creator creator) {
    return new Creator(
        creator.id(),
        Erasure.REMOVED,
        creator.currency(),
        creator.zone(),
        creator.joinedAt(),
        creator.verification(),
        creator.payoutHold() == null ? null : Erasure.REMOVED);
  }

  /** What our own rules say is the same for everybody; the rest is what people wrote. */
  private static Ineligibility stripped(Ineligibility reason) {
    return switch (reason.cause()) {
      case PAYOUT_HOLD, HOST_RULE -> new Ineligibility(reason.cause(), Erasure.REMOVED);
      case NOT_VERIFIED, UNKNOWN_PAYOUT, CONTRADICTED_PAYOUT, NO_DESTINATION, NO_GATEWAY -> reason;
    };
  }
}
