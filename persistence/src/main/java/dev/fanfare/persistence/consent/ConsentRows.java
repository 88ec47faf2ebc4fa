package dev.fanfare.persistence.consent;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.consent.ConsentDecision;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentRecord;
import dev.fanfare.moderation.consent.ConsentScope;
import dev.fanfare.moderation.consent.ConsentTask;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;

/** Consents and tasks, as they stand in rows. */
final class ConsentRows {
  static final String RECORD =
      """
      id, person, seq, decision, purpose, scope, scope_creator, scope_item, evidence,
      evidence_sha256, wording, locale, identity_check, at, valid_until, recorded_at, recorded_by,
      erased
      """;

  static final String TASK =
      """
      select id, cause, person, purpose, scope, scope_creator, scope_item, due_at, after_id,
        after_version
      from fanfare_consent_task
      """;

  private ConsentRows() {}

  static ConsentRecord record(Row row) throws SQLException {
    return new ConsentRecord(
        row.id(1),
        PersonId.of(row.text(2)),
        row.number(3),
        row.constant(4, ConsentDecision.class),
        ConsentPurpose.of(row.text(5)),
        scope(row, 6),
        row.textOrNull(9),
        row.textOrNull(10),
        row.textOrNull(11),
        row.textOrNull(12),
        row.textOrNull(13),
        row.instant(14),
        row.instantOrNull(15),
        row.instant(16),
        row.textOrNull(17),
        row.flag(18));
  }

  static ConsentTask task(Row row) throws SQLException {
    String purpose = row.textOrNull(4);
    String after = row.textOrNull(9);
    return new ConsentTask(
        row.id(1),
        row.constant(2, ConsentTask.Cause.class),
        PersonId.of(row.text(3)),
        purpose == null ? null : ConsentPurpose.of(purpose),
        scope(row, 5),
        row.instant(8),
        after == null ? null : ContentRef.of(after, row.integer(10)));
  }

  private static ConsentScope scope(Row row, int first) throws SQLException {
    String creator = row.text(first + 1);
    String item = row.text(first + 2);
    return new ConsentScope(
        row.constant(first, ConsentScope.Kind.class),
        creator.isEmpty() ? null : CreatorId.of(creator),
        item.isEmpty() ? null : item);
  }

  /** Returns whose content, {@code ''} for everybody's. */
  static String creator(ConsentScope scope) {
    CreatorId creator = scope.creator();
    return creator == null ? "" : creator.value();
  }

  /** Returns which item, {@code ''} for all. */
  static String item(ConsentScope scope) {
    String item = scope.item();
    return item == null ? "" : item;
  }
}
