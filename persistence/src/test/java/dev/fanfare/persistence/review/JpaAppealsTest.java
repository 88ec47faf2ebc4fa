package dev.fanfare.persistence.review;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.review.AppealStore;
import dev.fanfare.moderation.review.AppealStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaAppealsTest {
  @Nested
  class OnPostgres extends AppealStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final AppealStore store = new JpaReviewStore(database);

    @Override
    protected AppealStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends AppealStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final AppealStore store = new JpaReviewStore(database);

    @Override
    protected AppealStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
