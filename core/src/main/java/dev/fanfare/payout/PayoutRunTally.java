package dev.fanfare.payout;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutRunEntry.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up a run's entries. */
final class PayoutRunTally {
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Map<String, Integer> skipped = new HashMap<>();
  private final Map<Asset, Money> gross = new HashMap<>();
  private final Map<Asset, Money> net = new HashMap<>();
  private final Map<Asset, Money> paidNet = new HashMap<>();

  void add(PayoutRunEntry entry) {
    outcomes.merge(entry.outcome(), 1, Integer::sum);
    String reason = entry.reason() == null ? "NONE" : entry.reason();
    if (entry.outcome() == Outcome.SKIPPED) {
      skipped.merge(reason, 1, Integer::sum);
    } else if (entry.outcome() == Outcome.WAITING) {
      waiting.merge(reason, 1, Integer::sum);
    }
    add(gross, entry.gross());
    add(net, entry.net());
    if (entry.outcome() == Outcome.PAID) {
      add(paidNet, entry.net());
    }
  }

  private static void add(Map<Asset, Money> sums, @Nullable Money amount) {
    if (amount != null) {
      sums.merge(amount.asset(), amount, Money::plus);
    }
  }

  PayoutRunReport report(PayoutRun run) {
    int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    return new PayoutRunReport(
        run,
        all - count(Outcome.SKIPPED),
        count(Outcome.PAID),
        count(Outcome.SUBMITTED),
        count(Outcome.FAILED),
        count(Outcome.UNKNOWN),
        waiting,
        skipped,
        gross,
        net,
        paidNet);
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
