package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules of a wallet, without a store. */
class WalletStateTest {
  private static final Wallet WALLET = Wallet.of(ADA, CreditType.GENERAL);
  private static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");
  private static final Instant RESET = Instant.parse("2026-02-28T10:00:00Z");
  private static final CreditPolicy CARRIES_ALL =
      CreditPolicy.builder("all").rollover(Rollover.all()).build();

  private long ids;

  @Test
  void hasNothingDueBeforeAnythingHappened() {
    WalletState empty = WalletState.empty(WALLET);
    assertThat(empty.nextDue()).isEmpty();
    assertThat(empty.settleDue(T0).isEmpty()).isTrue();
  }

  @Test
  void knowsWhatHappensNext() {
    WalletState state = WalletState.empty(WALLET).allow(100, CARRIES_ALL, "1", T0).after();
    assertThat(state.nextDue()).contains(RESET);

    state = grant(state, GrantTerms.of(1, GrantSource.PROMOTION).expiresAt(T0.plusSeconds(90)));
    assertThat(state.nextDue()).contains(T0.plusSeconds(90));

    state = state.reserve(id(), 1, Duration.ofSeconds(60), T0).after();
    assertThat(state.nextDue()).contains(T0.plusSeconds(60));

    state = grant(state, GrantTerms.of(1, GrantSource.PROMOTION).effectiveAt(T0.plusSeconds(30)));
    assertThat(state.nextDue()).contains(T0.plusSeconds(30));

    state = state.settleDue(T0.plusSeconds(90)).after();
    assertThat(state.nextDue()).contains(RESET);
  }

  @Test
  void appliesWhatIsDueInTheOrderOfTime() {
    WalletState state = WalletState.empty(WALLET).allow(100, CARRIES_ALL, "1", T0).after();
    state = state.reserve(id(), 40, Duration.ofDays(30), T0).after();
    state = grant(state, GrantTerms.of(7, GrantSource.PROMOTION).expiresAt(RESET.plusSeconds(60)));
    state = grant(state, GrantTerms.of(8, GrantSource.PROMOTION).effectiveAt(T0.plusSeconds(5)));

    List<CreditEntry> entries = state.settleDue(Instant.parse("2026-03-31T10:00:00Z")).entries();

    assertThat(entries)
        .extracting(e -> e.at() + " " + e.kind() + " " + e.amount())
        .containsExactly(
            "2026-01-31T10:00:05Z GRANTED 8",
            "2026-02-28T10:00:00Z CARRIED_OVER 60",
            "2026-02-28T10:00:00Z GRANTED 100",
            "2026-02-28T10:01:00Z EXPIRED 7",
            // 30 days after 31 January the job has died; its month is over, so its 40 follow
            "2026-03-02T10:00:00Z LAPSED 40",
            "2026-03-02T10:00:00Z CARRIED_OVER 40",
            "2026-03-31T10:00:00Z CARRIED_OVER 200",
            "2026-03-31T10:00:00Z GRANTED 100");
  }

  @Test
  void carriesOverWhatAReservationGivesBackAtTheVeryEndOfItsPeriod() {
    WalletState state = WalletState.empty(WALLET).allow(100, CARRIES_ALL, "1", T0).after();
    state = state.reserve(id(), 40, Duration.between(T0, RESET), T0).after();
    state = grant(state, GrantTerms.of(8, GrantSource.PROMOTION).effectiveAt(RESET));

    List<CreditEntry> entries = state.settleDue(RESET).entries();

    assertThat(entries)
        .extracting(e -> e.kind() + " " + e.amount())
        .containsExactly(
            "GRANTED 8", "CARRIED_OVER 60", "GRANTED 100", "LAPSED 40", "CARRIED_OVER 40");
  }

  @Test
  void losesNothingOfAGrantThatEndsWhileTimeStandsStill() {
    WalletState state =
        grant(
            WalletState.empty(WALLET),
            GrantTerms.of(5, GrantSource.PROMOTION).expiresAt(T0.plusNanos(1000)));

    assertThat(state.spend(id(), 5, T0).charge()).isNotNull();
    assertThat(state.spend(id(), 5, T0.plusNanos(1000)).charge()).isNull();
  }

  @Test
  void changesNothingOfTheStateItStartsFrom() {
    WalletState state = grant(WalletState.empty(WALLET), GrantTerms.of(5, GrantSource.PURCHASE));
    List<Grant> grants = List.copyOf(state.grants());

    WalletChange change = state.spend(id(), 3, T0);

    assertThat(change.before()).isEqualTo(state);
    assertThat(state.grants()).isEqualTo(grants);
    assertThat(state.available()).isEqualTo(5);
    assertThat(change.after().available()).isEqualTo(2);
    assertThat(state.spend(id(), 9, T0).isEmpty()).isTrue();
  }

  @Test
  void refusesToSettleWhatIsClosed() {
    WalletState state = grant(WalletState.empty(WALLET), GrantTerms.of(5, GrantSource.PURCHASE));
    WalletChange reserved = state.reserve(id(), 5, Duration.ofHours(1), T0);
    WalletChange released = reserved.after().release(reserved.reservation(), T0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> released.after().settle(released.reservation(), 5, id(), T0))
        .withMessageContaining("must be open or expired, was RELEASED");
  }

  @Test
  void countsInOverflowSafeSums() {
    WalletState state = WalletState.empty(WALLET);
    for (int i = 0; i < 3; i++) {
      state = grant(state, GrantTerms.of(CreditAmount.MAX, GrantSource.PURCHASE));
    }
    assertThat(state.available()).isEqualTo(3_000_000_000_000L);
    assertThat(state.spend(id(), CreditAmount.MAX, T0).charge().lines()).hasSize(1);
  }

  private WalletState grant(WalletState state, GrantTerms terms) {
    return state.grant(id(), terms, T0).after();
  }

  private UUID id() {
    return new UUID(0x7000L, ++ids);
  }
}
