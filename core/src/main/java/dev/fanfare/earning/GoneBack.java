package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has gone back of sales, by the refunds that were stored and by those that a batch books.
 *
 * <p>A refund that was booked before its sale was known counts with its gross, and with what it
 * took from a creator. It was not bounded by the sale, so it may have taken more than the sale has
 * of a creator's part or of its gross; then nothing is left there. One in another asset than the
 * sale's does not count: nobody can compare them.
 */
final class GoneBack {
  /** A creator's part of a refund. */
  record Portion(CreatorId creator, Money gross, Money clawedBack) {}

  /** What has gone back of one sale: in all, and of each of its parts. */
  private static final class Tally {
    final Sale sale;
    final Money[] gross;
    final Money[] earned;
    Money total;

    Tally(Sale sale, List<Refund> refunds) {
      this.sale = sale;
      Money zero = Money.zero(sale.gross().asset());
      this.total = zero;
      this.gross = new Money[sale.parts().size()];
      this.earned = new Money[sale.parts().size()];
      for (int i = 0; i < gross.length; i++) {
        gross[i] = zero;
        earned[i] = zero;
      }
      for (Refund refund : refunds) {
        if (refund.gross().asset().equals(zero.asset())) {
          total = total.plus(refund.gross());
          refund.parts().forEach(this::add);
        }
      }
    }

    private void add(Refund.Part taken) {
      for (int i = 0; i < gross.length; i++) {
        if (sale.parts().get(i).creator().equals(taken.creator())) {
          add(i, taken.gross(), taken.clawedBack());
        }
      }
    }

    void add(int part, Money grossBack, Money clawedBack) {
      gross[part] = gross[part].plus(grossBack);
      earned[part] = earned[part].plus(clawedBack);
    }
  }

  private final Map<String, List<Refund>> stored = new HashMap<>();
  private final Map<String, Tally> tallies = new HashMap<>();

  /**
   * @param refunds all stored refunds of the sales that will be asked about
   */
  GoneBack(List<Refund> refunds) {
    for (Refund refund : refunds) {
      refund
          .sale()
          .ifPresent(sale -> stored.computeIfAbsent(sale, s -> new ArrayList<>()).add(refund));
    }
  }

  private Tally tally(Sale sale) {
    return tallies.computeIfAbsent(
        sale.id(), id -> new Tally(sale, stored.getOrDefault(id, List.of())));
  }

  /** Returns how much of a sale has not gone back yet, 0 or more. */
  Money remaining(Sale sale) {
    return left(sale.gross(), tally(sale).total);
  }

  private static Money left(Money of, Money gone) {
    return of.minus(gone).max(Money.zero(of.asset()));
  }

  /**
   * Takes a refund back from each creator of the sale, by what is left of their parts: so the last
   * refund of a sale takes exactly the rest of what each one earned. No creator gives more than the
   * portion of what went back.
   *
   * @param refund at most what is left of the sale
   * @return the creators that it takes from
   */
  List<Portion> take(Sale sale, Money refund) {
    Tally tally = tally(sale);
    tally.total = tally.total.plus(refund);
    List<Sale.Part> parts = sale.parts();
    if (parts.isEmpty()) {
      return List.of();
    }
    List<Money> grossLeft = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      grossLeft.add(left(parts.get(i).gross(), tally.gross[i]));
    }
    List<Money> gross = RevenueSplit.refund(refund, grossLeft);
    List<Portion> portions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (gross.get(i).isPositive()) {
        Money clawedBack =
            left(parts.get(i).earned(), tally.earned[i])
                .times(gross.get(i).minor(), grossLeft.get(i).minor(), RoundingMode.HALF_EVEN)
                .min(gross.get(i));
        tally.add(i, gross.get(i), clawedBack);
        portions.add(new Portion(parts.get(i).creator(), gross.get(i), clawedBack));
      }
    }
    return portions;
  }
}
