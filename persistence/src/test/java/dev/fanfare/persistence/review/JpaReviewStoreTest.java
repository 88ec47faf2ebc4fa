package dev.fanfare.persistence.review;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.ReviewStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaReviewStoreTest {
  @Nested
  class OnPostgres extends ReviewStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final ReviewStore store = new JpaReviewStore(database);

    @Override
    protected ReviewStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends ReviewStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final ReviewStore store = new JpaReviewStore(database);

    @Override
    protected ReviewStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
