package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.tier.TierAssignment.Cause;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierAuditTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant T1 = T0.plusSeconds(1);
  private static final Instant T2 = T0.plusSeconds(2);

  private static TierAssignment assigned(
      long seq, String tier, Instant from, @Nullable Instant until) {
    return new TierAssignment(
        ADA,
        seq,
        tier,
        3,
        Cause.EVALUATION,
        from,
        until,
        "v1",
        new TierEvidence(USD, Map.of()),
        null,
        null);
  }

  private static TierStanding standing(TierAssignment current, String earned) {
    return new TierStanding(current, new EarnedTier(earned, 3, T0, 0, "v1", null));
  }

  /** Returns what the audit finds in a store that holds exactly this. */
  private static List<AuditFinding> findings(
      List<TierAssignment> assignments, List<TierStanding> standings) {
    TierStore store =
        (TierStore)
            Proxy.newProxyInstance(
                TierStore.class.getClassLoader(),
                new Class<?>[] {TierStore.class},
                (proxy, method, arguments) -> {
                  List<?> rows =
                      switch (method.getName()) {
                        case "forEach" -> standings;
                        case "forEachAssignment" -> assignments;
                        default -> throw new AssertionError("nobody calls " + method.getName());
                      };
                  @SuppressWarnings("unchecked")
                  var visitor = (Consumer<Object>) arguments[0];
                  rows.forEach(visitor);
                  return null;
                });
    List<AuditFinding> found = new ArrayList<>();
    new TierAudit(store).check(found::add);
    return found;
  }

  private static void assertFound(
      String rule, List<TierAssignment> assignments, List<TierStanding> standings) {
    assertThat(findings(assignments, standings))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.subject()).isEqualTo("ada");
            });
  }

  @Test
  void findsNothingInAnIntactStore() {
    var open = assigned(3, "gold", T1, null);
    assertThat(
            findings(
                List.of(assigned(1, "silver", T0, T1), assigned(2, "bronze", T1, T1), open),
                List.of(standing(open, "gold"))))
        .isEmpty();
    assertThat(findings(List.of(), List.of())).isEmpty();
  }

  @Test
  void findsIntervalsThatOverlapOrLeaveAGap() {
    var open = assigned(2, "gold", T1, null);
    assertFound(
        "tier.interval",
        List.of(assigned(1, "silver", T0, T2), open),
        List.of(standing(open, "gold")));
    assertFound(
        "tier.interval",
        List.of(assigned(1, "silver", T0, T0), open),
        List.of(standing(open, "gold")));
  }

  @Test
  void findsASecondOpenAssignment() {
    var open = assigned(2, "gold", T1, null);
    assertFound(
        "tier.interval",
        List.of(assigned(1, "silver", T0, null), open),
        List.of(standing(open, "gold")));
  }

  @Test
  void findsAHistoryWithoutAnOpenEnd() {
    var ended = assigned(1, "silver", T0, T1);
    assertThat(
            findings(List.of(ended), List.of(standing(assigned(1, "silver", T0, null), "silver"))))
        .extracting(AuditFinding::rule)
        .contains("tier.open");
  }

  @Test
  void findsNumbersThatAreMissingOrDouble() {
    var third = assigned(3, "gold", T1, null);
    assertFound(
        "tier.sequence",
        List.of(assigned(1, "silver", T0, T1), third),
        List.of(standing(third, "gold")));
    var first = assigned(1, "gold", T1, null);
    assertFound(
        "tier.sequence",
        List.of(assigned(1, "silver", T0, T1), first),
        List.of(standing(first, "gold")));
  }

  @Test
  void findsAStandingThatIsNotTheEndOfTheHistory() {
    var open = assigned(1, "silver", T0, null);
    assertFound(
        "tier.standing", List.of(open), List.of(standing(assigned(1, "gold", T0, null), "gold")));
    assertFound("tier.standing", List.of(open), List.of());
    assertFound("tier.standing", List.of(), List.of(standing(open, "silver")));
  }

  @Test
  void findsATierInForceThatNobodyEarned() {
    var open = assigned(1, "silver", T0, null);
    assertFound("tier.earned", List.of(open), List.of(standing(open, "gold")));
    var override =
        new TierAssignment(ADA, 1, "gold", 4, Cause.OVERRIDE, T0, null, "v1", null, "guest", null);
    assertThat(findings(List.of(override), List.of(standing(override, "silver")))).isEmpty();
  }

  @Test
  void tellsCreatorsApart() {
    var ben =
        new TierAssignment(
            CreatorId.of("ben"), 1, "gold", 4, Cause.OVERRIDE, T0, null, "v1", null, "g", null);
    var ada = assigned(1, "silver", T2, null);
    assertThat(
            findings(
                List.of(ada, ben), List.of(standing(ada, "silver"), new TierStanding(ben, null))))
        .isEmpty();
  }
}
