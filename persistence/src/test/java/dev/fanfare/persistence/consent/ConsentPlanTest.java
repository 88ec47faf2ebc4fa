package dev.fanfare.persistence.consent;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.ScanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    Database database = TestDatabase.postgres().database();
    // 2 000 persons of ten consents each, for items of Ada's; 200 that are due, 1 800 that are not.
    database.sql(
        sql -> {
          sql.update(
              "insert into fanfare_consent_person (person) select 'p' || n from generate_series(1, 2000) n");
          sql.update(
              """
              insert into fanfare_consent (id, person, seq, decision, purpose, scope, scope_creator,
                scope_item, evidence, evidence_sha256, wording, locale, at, recorded_at,
                recorded_by, erased)
              select gen_random_uuid(), 'p' || p, n, 'GRANTED', 'publish', 'ITEM', 'ada',
                'video-' || n, 'vault', repeat('ab', 32), 'form-3', 'en',
                timestamp with time zone '2026-03-01 12:00:00Z',
                timestamp with time zone '2026-03-01 12:00:00Z', 'staff-1', false
              from generate_series(1, 2000) p, generate_series(1, 10) n
              """);
          sql.update("update fanfare_consent_person set last_seq = 10");
          return sql.update(
              """
              insert into fanfare_consent_task (id, cause, person, scope, scope_creator, scope_item,
                due_at)
              select gen_random_uuid(), 'EXPIRED', 'p' || n, 'ALL', '', '',
                timestamp with time zone '2026-03-01 12:00:00Z' + (n - 200) * interval '1 hour'
              from generate_series(1, 2000) n
              """);
        });
    ConsentStore store = new JpaConsentStore(database);
    ScanCheck scans = ScanCheck.of(database);
    List<PersonId> persons = List.of(PersonId.of("p7"), PersonId.of("p8"), PersonId.of("nobody"));
    Set<ConsentPurpose> purposes = Set.of(ConsentPurpose.PUBLISH, ConsentPurpose.APPEAR);
    UUID some = store.history(persons.get(0), 0, 1).get(0).id();

    assertThat(store.standing(persons, purposes, ADA, "video-3")).hasSize(2);
    scans.readsNoWholeTable("what stands", () -> store.standing(persons, purposes, ADA, "video-3"));
    scans.readsNoWholeTable("holding a person", () -> store.lock(persons.get(0)));
    scans.readsNoWholeTable("a record", () -> store.find(some));
    scans.readsNoWholeTable("a page", () -> store.history(persons.get(0), 3, 5));
    scans.readsNoWholeTable("the next task", () -> store.lockDueTask(T0));
    scans.readsNoWholeTable("removing a task", () -> store.removeTask(some));
    scans.readsNoWholeTable("forgetting", () -> store.erase(persons.get(0), "0f".repeat(32)));
  }
}
