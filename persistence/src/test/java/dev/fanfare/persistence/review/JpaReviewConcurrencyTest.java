package dev.fanfare.persistence.review;

import dev.fanfare.Storage;
import dev.fanfare.moderation.review.ReviewConcurrencyContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import org.junit.jupiter.api.Nested;

class JpaReviewConcurrencyTest {
  @Nested
  class OnPostgres extends ReviewConcurrencyContract {
    @Override
    protected Storage storage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Nested
  class OnH2 extends ReviewConcurrencyContract {
    @Override
    protected Storage storage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
