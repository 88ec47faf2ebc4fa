package dev.fanfare.moderation.review;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;
import org.junit.jupiter.api.Nested;

class InMemoryReviewStoreTest extends ReviewStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final ReviewStore store = new InMemoryReviewStore(transactions);

  @Override
  protected ReviewStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Nested
  class OfNotices extends NoticeStoreContract {
    private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    private final NoticeStore store = new InMemoryReviewStore(transactions);

    @Override
    protected NoticeStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return transactions;
    }
  }

  @Nested
  class OfAppeals extends AppealStoreContract {
    private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    private final AppealStore store = new InMemoryReviewStore(transactions);

    @Override
    protected AppealStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return transactions;
    }
  }
}
