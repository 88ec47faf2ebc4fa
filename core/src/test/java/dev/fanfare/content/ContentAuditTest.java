package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.ledger.AuditFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentAuditTest {
  private final ContentWorld world = new ContentWorld().granted(ADA, 100).granted(BEN, 100);

  @Test
  void findsNothingInAnIntactStore() {
    world.content().generate(SCRIPT, key("1"));
    world.content().submit(SCRIPT, key("2"));
    world.screen = draft -> ContentScreen.Verdict.BLOCKED;
    world.content().generate(SCRIPT, key("3"));

    assertThat(findings()).isEmpty();
  }

  @Test
  void reportsAJobWithoutAReservation() {
    add(ADA, 10, new UUID(0, 1));

    assertThat(findings())
        .containsExactly(
            new AuditFinding(
                "content.credits", new UUID(0, 7).toString(), "job has no reservation"));
  }

  @Test
  void reportsAReservationOfSomebodyElseOrOfAnotherAmount() {
    add(BEN, 10, reserved());
    assertThat(findings().get(0).detail())
        .isEqualTo("job costs 10 general, reserved are 10 of ada:general");
  }

  @Test
  void reportsAnotherAmount() {
    add(ADA, 20, reserved());
    assertThat(findings().get(0).detail())
        .isEqualTo("job costs 20 general, reserved are 10 of ada:general");
  }

  @Test
  void reportsCreditsThatStandOtherwiseThanTheJob() {
    world.screen = draft -> ContentScreen.Verdict.HELD;
    var held = (ContentResult.Held) world.content().generate(SCRIPT, key("1"));
    UUID reservation = world.store.find(held.job()).orElseThrow().reservation();
    world.credits().settle(reservation, 4, key("by hand"));

    assertThat(findings())
        .extracting(AuditFinding::detail)
        .containsExactly("job is HELD, its reservation is SETTLED with 4 credits charged");
    world.content().block(held.job(), key("no"));
    assertThat(findings())
        .extracting(AuditFinding::detail)
        .containsExactly("job is BLOCKED, its reservation is SETTLED with 4 credits charged");
  }

  private UUID reserved() {
    var held =
        (ReserveResult.Reserved)
            world
                .credits()
                .reserve(ContentWorld.wallet(ADA), 10, Duration.ofDays(1), key("reserve"));
    return held.reservation();
  }

  private void add(CreatorId creator, long price, UUID reservation) {
    world.memory.inTransaction(
        () ->
            world.store.add(
                JobRecord.begun(
                    new UUID(0, 7),
                    ContentRequest.of(creator, JobType.SCRIPT, "x"),
                    true,
                    new CreditAmount(CreditType.GENERAL, price),
                    reservation,
                    world.policy,
                    world.clock.instant())));
  }

  private List<AuditFinding> findings() {
    List<AuditFinding> findings = new ArrayList<>();
    new ContentAudit(world.store, world.creditStore).check(findings::add);
    return findings;
  }
}
