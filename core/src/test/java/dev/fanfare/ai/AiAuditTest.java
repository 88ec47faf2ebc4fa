package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.ledger.AuditFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiAuditTest {
  private static final Instant END = Instant.parse("2026-03-11T00:00:00Z");
  private static final BudgetKey DAY =
      new BudgetKey(BudgetScope.platform(), BudgetPeriod.DAY, LocalDate.of(2026, 3, 10), USD);
  private static final BudgetHold OPEN =
      new BudgetHold(new UUID(0, 1), DAY, 5, END, BudgetHold.State.OPEN, 0);
  private static final QuotaSubject ADA = new QuotaSubject("ada", Purpose.CHAT);

  private final Storage storage = Storage.inMemory();

  private List<String> found() {
    List<String> found = new ArrayList<>();
    new AiAudit(storage.aiBudgets(), storage.aiQuotas())
        .check((AuditFinding f) -> found.add(f.rule() + " " + f.subject() + ": " + f.detail()));
    return found;
  }

  private void put(BudgetState budget, BudgetHold hold) {
    storage.inTransaction(
        () -> {
          storage.aiBudgets().save(List.of(budget));
          storage.aiBudgets().add(List.of(hold));
        });
  }

  @Test
  void findsWhatNoOpenCallKeeps() {
    put(new BudgetState(DAY, 0, 6, 0, 0, false), OPEN);
    assertThat(found())
        .containsExactly("ai.reserved PLATFORM DAY 2026-03-10: 6 are reserved, open calls keep 5");
  }

  @Test
  void findsACallThatIsNotSpent() {
    put(new BudgetState(DAY, 3, 0, 0, 0, false), OPEN.settled(4));
    assertThat(found())
        .containsExactly("ai.spent PLATFORM DAY 2026-03-10: 3 are spent, calls count 4");
  }

  @Test
  void findsAMessageThatIsNotCounted() {
    storage.inTransaction(
        () -> {
          storage.aiQuotas().save(new QuotaWindow(ADA, ZoneOffset.UTC, END, 0));
          storage
              .aiQuotas()
              .save(new QuotaUse(new QuotaMessage(ADA, "m"), QuotaUse.State.SPENT, END));
        });
    assertThat(found()).containsExactly("ai.used ada chat: 0 are used, 1 messages count");
  }

  @Test
  void findsNothingWhereThingsWerePruned() {
    put(new BudgetState(DAY, 9, 0, 0, 0, false), OPEN.settled(4));
    storage.inTransaction(
        () -> storage.aiQuotas().save(new QuotaWindow(ADA, ZoneOffset.UTC, END, 7)));
    assertThat(found()).isEmpty();
  }
}
