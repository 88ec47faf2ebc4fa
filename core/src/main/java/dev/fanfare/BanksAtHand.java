package dev.fanfare;

import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.KnownContent;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.hash.BankState;
import dev.fanfare.moderation.hash.HashBankStore;
import java.util.List;

/**
 * Known content by the banks of the storage and of others. Where there is no bank at all nothing is
 * compared, and that is said: a host that never filled one has not had files looked at.
 */
final class BanksAtHand implements KnownContent {
  private final KnownContent banks;
  private final HashBankStore store;
  private final boolean others;

  /**
   * @param others whether somebody else is asked beside the storage
   */
  BanksAtHand(KnownContent banks, HashBankStore store, boolean others) {
    this.banks = banks;
    this.store = store;
    this.others = others;
  }

  @Override
  public String version() {
    return banks.version();
  }

  @Override
  public Found find(ContentItem item, List<Frame> frames) {
    Found found = banks.find(item, frames);
    boolean compared =
        others
            || found.status() != SignalStatus.OK
            || store.banks().stream().anyMatch(BankState::enabled);
    return compared ? found : new Found(found.hits(), SignalStatus.INAPPLICABLE, "no-bank");
  }
}
