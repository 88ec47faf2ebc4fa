package dev.fanfare.persistence.review;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.review.NoticeStore;
import dev.fanfare.moderation.review.NoticeStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaNoticesTest {
  @Nested
  class OnPostgres extends NoticeStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final NoticeStore store = new JpaReviewStore(database);

    @Override
    protected NoticeStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends NoticeStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final NoticeStore store = new JpaReviewStore(database);

    @Override
    protected NoticeStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
