package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.event.Answer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a request for a payout came to. */
public sealed interface RequestResult extends Answer {
  /**
   * The money is set aside.
   *
   * @param payout the payout's id
   * @param state how it stood then: REQUESTED, IN_REVIEW or APPROVED
   * @param gross what was taken from the balance
   * @param fee what the creator pays, in the asset that is paid
   * @param tax what is kept back as tax
   * @param net what the creator is to get
   */
  record Requested(
      UUID payout,
      PayoutState state,
      Money gross,
      Money fee,
      Money tax,
      Money net,
      boolean replayed)
      implements RequestResult {
    @Override
    public Requested asReplayed() {
      return new Requested(payout, state, gross, fee, tax, net, true);
    }
  }

  /** Nothing was booked, and why. */
  sealed interface Refused extends RequestResult {
    /** Returns the reason in one word, such as {@code BELOW_MINIMUM} or {@code PAYOUT_HOLD}. */
    default String reason() {
      return getClass()
          .getSimpleName()
          .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
          .toUpperCase(Locale.ROOT);
    }

    @Override
    Refused asReplayed();
  }

  /** The amount, in the asset that is paid, is less than {@code minimum}. */
  record BelowMinimum(Money amount, Money minimum, boolean replayed) implements Refused {
    @Override
    public BelowMinimum asReplayed() {
      return new BelowMinimum(amount, minimum, true);
    }
  }

  /** The amount, in the asset that is paid, is more than {@code maximum}. */
  record AboveMaximum(Money amount, Money maximum, boolean replayed) implements Refused {
    @Override
    public AboveMaximum asReplayed() {
      return new AboveMaximum(amount, maximum, true);
    }
  }

  /** The creator has only {@code available}. */
  record InsufficientFunds(Money available, boolean replayed) implements Refused {
    @Override
    public InsufficientFunds asReplayed() {
      return new InsufficientFunds(available, true);
    }
  }

  /** Fee and tax would leave nothing of {@code amount}. */
  record NothingLeft(Money amount, Money fee, Money tax, boolean replayed) implements Refused {
    @Override
    public NothingLeft asReplayed() {
      return new NothingLeft(amount, fee, tax, true);
    }
  }

  /** The creator is not paid now. */
  record NotEligible(List<Ineligibility> reasons, boolean replayed) implements Refused {
    public NotEligible {
      reasons = List.copyOf(reasons);
      require(!reasons.isEmpty(), "reasons must not be empty");
    }

    @Override
    public String reason() {
      return reasons.get(0).cause().name();
    }

    @Override
    public NotEligible asReplayed() {
      return new NotEligible(reasons, true);
    }
  }

  /** No fee schedule is in force for the method in the asset that is paid. */
  record NoSchedule(PayoutMethod method, Asset asset, boolean replayed) implements Refused {
    @Override
    public NoSchedule asReplayed() {
      return new NoSchedule(method, asset, true);
    }
  }

  /** Nobody quotes the exchange of the balance's asset into the one the creator is paid in. */
  record NoExchangeRate(Asset from, Asset to, boolean replayed) implements Refused {
    @Override
    public NoExchangeRate asReplayed() {
      return new NoExchangeRate(from, to, true);
    }
  }
}
