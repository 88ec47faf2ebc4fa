package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Which grant is used first. */
class BurnOrderTest {
  private static final Wallet WALLET = Wallet.of(ADA, CreditType.GENERAL);

  /** Each differs from the next in one rule, and the later rules would say the opposite. */
  private static final List<Grant> IN_ORDER =
      List.of(
          grant(0, null, GrantSource.PURCHASE, "2026-01-09", 99),
          grant(50, "2026-02-01", GrantSource.PURCHASE, "2026-01-08", 98),
          grant(50, "2026-03-01", GrantSource.PURCHASE, "2026-01-07", 97),
          grant(50, null, GrantSource.PROMOTION, "2026-01-06", 96),
          grant(50, null, GrantSource.PURCHASE, "2026-01-04", 95),
          grant(50, null, GrantSource.PURCHASE, "2026-01-05", 1),
          grant(50, null, GrantSource.PURCHASE, "2026-01-05", 2),
          // As bytes, an id that starts with f comes last; as a signed number it would come first.
          grant(50, null, GrantSource.PURCHASE, "2026-01-05", 0xf000_0000_0000_0000L),
          grant(51, "2026-01-20", GrantSource.PROMOTION, "2026-01-01", 0));

  @Test
  void isPriorityThenExpiryThenGivenBeforeBoughtThenAgeThenId() {
    for (int seed = 0; seed < 50; seed++) {
      List<Grant> shuffled = new ArrayList<>(IN_ORDER);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(Grant.BURN_ORDER);
      assertThat(shuffled).isEqualTo(IN_ORDER);
    }
  }

  @Test
  void treatsAllGivenCreditsAlike() {
    for (GrantSource source : GrantSource.values()) {
      assertThat(source.bought()).isEqualTo(source == GrantSource.PURCHASE);
    }
  }

  @Property
  void isTheSameWhateverOrderAStoreGivesThemIn(@ForAll long seed) {
    List<Grant> shuffled = new ArrayList<>(IN_ORDER);
    Collections.shuffle(shuffled, new Random(seed));
    var state =
        new WalletState(
            WALLET, Instant.EPOCH, 0, shuffled, List.of(), null, CreditPeriod.UNBOUNDED);
    assertThat(state.grants()).isEqualTo(IN_ORDER);
  }

  private static Grant grant(
      int priority, String expires, GrantSource source, String from, long id) {
    return new Grant(
        new UUID(id, 0),
        WALLET,
        source,
        10,
        priority,
        Instant.parse(from + "T00:00:00Z"),
        expires == null ? null : Instant.parse(expires + "T00:00:00Z"),
        null,
        null,
        10,
        0);
  }
}
