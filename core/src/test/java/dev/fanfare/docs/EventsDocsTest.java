package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.CreditsExhausted;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.IdempotencyKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The programs of docs/events.md. */
class EventsDocsTest {
  private final Fanfare fanfare = Fanfare.inMemory();
  private final Wallet wallet = Wallet.of(CreatorId.of("ada"), CreditType.GENERAL);

  @Test
  void delivers() {
    List<String> mails = new ArrayList<>();
    List<String> published = new ArrayList<>();
    // snippet: events
    Set<UUID> seen = new HashSet<>(); // in earnest a table of your own
    fanfare
        .events()
        .subscribe(
            recorded -> {
              if (seen.add(recorded.id())) { // the same id at every delivery
                published.add(recorded.event().getClass().getSimpleName());
              }
            });
    fanfare
        .events()
        .subscribe(
            CreditsExhausted.class,
            event -> mails.add(event.wallet() + " lacks " + event.missing()));

    fanfare.credits().grant(wallet, 50, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    fanfare.credits().spend(wallet, 80, IdempotencyKey.of("poster-7")); // Declined
    FanfareEvents.Delivery done = fanfare.events().deliver(); // delivered=2, failed=0
    // end
    assertThat(done).isEqualTo(new FanfareEvents.Delivery(2, 0));
    assertThat(published).containsExactly("CreditsGranted", "CreditsExhausted");
    assertThat(mails).containsExactly("ada:general lacks 30");
  }
}
