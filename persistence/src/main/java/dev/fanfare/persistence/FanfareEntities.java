package dev.fanfare.persistence;

import dev.fanfare.persistence.achievement.JpaAchievementStore;
import dev.fanfare.persistence.ai.JpaUsageStore;
import dev.fanfare.persistence.analytics.JpaFactStore;
import dev.fanfare.persistence.analytics.JpaRollupStore;
import dev.fanfare.persistence.bankfile.JpaBankInstructionStore;
import dev.fanfare.persistence.collaboration.JpaCollaborationStore;
import dev.fanfare.persistence.consent.JpaConsentStore;
import dev.fanfare.persistence.content.JpaContentJobStore;
import dev.fanfare.persistence.creator.JpaCreatorStore;
import dev.fanfare.persistence.credit.JpaCreditStore;
import dev.fanfare.persistence.earning.JpaEarningStore;
import dev.fanfare.persistence.event.JpaOperationStore;
import dev.fanfare.persistence.forecast.JpaForecastStore;
import dev.fanfare.persistence.ledger.JpaLedgerStore;
import dev.fanfare.persistence.moderation.JpaModerationStore;
import dev.fanfare.persistence.moderation.hash.JpaHashBankStore;
import dev.fanfare.persistence.payout.JpaPayoutStore;
import dev.fanfare.persistence.review.JpaReviewStore;
import dev.fanfare.persistence.safety.JpaSafetyReportStore;
import dev.fanfare.persistence.tier.JpaTierStore;
import dev.fanfare.persistence.trend.JpaTrendStore;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entities behind the tables. A host that gives Fanfare an entity manager factory of its own
 * lists them in its persistence unit; with a scan, {@code dev.fanfare.persistence} is the package
 * to name.
 */
public final class FanfareEntities {
  private FanfareEntities() {}

  /** Returns every entity class, for {@code PersistenceConfiguration.managedClass}. */
  public static List<Class<?>> all() {
    return Stream.of(
            JpaOperationStore.ROWS,
            JpaCreatorStore.ROWS,
            JpaLedgerStore.ROWS,
            JpaTierStore.ROWS,
            JpaCreditStore.ROWS,
            JpaEarningStore.ROWS,
            JpaPayoutStore.ROWS,
            JpaBankInstructionStore.ROWS,
            JpaCollaborationStore.ROWS,
            JpaAchievementStore.ROWS,
            JpaFactStore.ROWS,
            JpaRollupStore.ROWS,
            JpaForecastStore.ROWS,
            JpaUsageStore.ROWS,
            JpaModerationStore.ROWS,
            JpaHashBankStore.ROWS,
            JpaReviewStore.ROWS,
            JpaConsentStore.ROWS,
            JpaContentJobStore.ROWS,
            JpaTrendStore.ROWS,
            JpaSafetyReportStore.ROWS)
        .flatMap(List::stream)
        .toList();
  }
}
