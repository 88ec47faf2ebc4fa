package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a payout. */
public sealed interface PayoutEvent extends DomainEvent {
  /** Returns whose payout. */
  CreatorId creator();

  /** Returns which payout. */
  UUID payout();

  @Override
  default String subject() {
    return creator().value();
  }

  /**
   * Money was set aside: {@code gross} from the balance, of which the creator is to get {@code
   * net}.
   */
  record PayoutRequested(
      CreatorId creator, UUID payout, PayoutMethod method, Money gross, Money net)
      implements PayoutEvent {}

  /** The gateway has it. */
  record PayoutSubmitted(
      CreatorId creator, UUID payout, PayoutMethod method, Money net, @Nullable String reference)
      implements PayoutEvent {}

  /** The creator has the money. */
  record PayoutCompleted(
      CreatorId creator, UUID payout, PayoutMethod method, Money net, @Nullable String reference)
      implements PayoutEvent {}

  /** No money moved; the gross amount is available again. */
  record PayoutFailed(CreatorId creator, UUID payout, Money gross, String reason)
      implements PayoutEvent {}

  /** It was given up before it was submitted; the gross amount is available again. */
  record PayoutCancelled(CreatorId creator, UUID payout, Money gross, String reason)
      implements PayoutEvent {}

  /** The money moved and came back; the gross amount is available again. */
  record PayoutReturned(CreatorId creator, UUID payout, Money gross, String reason)
      implements PayoutEvent {}

  /**
   * Nobody knows whether the money moves; nothing more is paid to the creator until that is known.
   */
  record PayoutUnknown(CreatorId creator, UUID payout, Money net, String reason)
      implements PayoutEvent {}

  /**
   * The gateway said something that cannot be, given what it said before: an operator has to look.
   */
  record PayoutContradicted(CreatorId creator, UUID payout, PayoutState state, String evidence)
      implements PayoutEvent {}
}
