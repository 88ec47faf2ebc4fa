package dev.fanfare.persistence.versions;

import static dev.fanfare.persistence.testing.SmallPlatform.DORA;
import static dev.fanfare.persistence.testing.SmallPlatform.EUR;
import static dev.fanfare.persistence.testing.SmallPlatform.EVE;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.analytics.DailyRevenue;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.money.Money;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.SchemaDump;
import dev.fanfare.persistence.testing.SmallPlatform;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Upgrades what earlier versions left. The first one is the schema with which Fanfare came out;
 * every later release adds its own backup and stays in the list.
 */
class UpgradeTest {
  private static final List<String> VERSIONS = List.of("0.1");

  static Stream<Arguments> earlierVersions() {
    return VERSIONS.stream()
        .flatMap(
            version -> Stream.of(Dialect.values()).map(dialect -> Arguments.of(version, dialect)));
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void makesTheSameTablesAsFromNothing(String version, Dialect dialect) throws SQLException {
    try (HikariDataSource upgraded = EarlierVersion.restored(version, dialect);
        HikariDataSource made = TestDatabase.newDatabase(dialect)) {
      FanfareSchema.migrate(upgraded);
      FanfareSchema.migrate(made);
      assertThat(SchemaDump.ofMeaning(upgraded)).isEqualTo(SchemaDump.ofMeaning(made));
    }
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void findsEverythingInItsPlace(String version, Dialect dialect) {
    try (HikariDataSource database = EarlierVersion.restored(version, dialect)) {
      FanfareSchema.migrate(database);
      try (JpaStorage storage = JpaStorage.open(database, EarlierVersion.ENCRYPTION)) {
        SmallPlatform platform = SmallPlatform.resumed(storage);
        assertThat(platform.fanfare().auditor().verify()).isEmpty();
        assertMoney(platform.fanfare());
        assertTheRest(platform.fanfare());
      }
    }
  }

  /** The sums are in {@link SmallPlatform}. */
  private static void assertMoney(Fanfare fanfare) {
    var ada = fanfare.earnings().balance(ADA, USD);
    assertThat(ada.available()).isEqualTo(usd("35.00"));
    assertThat(ada.pending()).isEqualTo(usd("52.25"));
    assertThat(ada.inPayout()).isEqualTo(usd("20.00"));
    assertThat(ada.reserved()).isEqualTo(usd("5.00"));
    var ben = fanfare.earnings().balance(BEN, USD);
    assertThat(ben.available()).isEqualTo(usd("0.00"));
    assertThat(ben.inPayout()).isEqualTo(usd("55.00"));
    assertThat(ben.pending()).isEqualTo(usd("2.75"));
    assertThat(fanfare.earnings().balance(CLEO, JPY).pending()).isEqualTo(Money.parse("1650", JPY));
    assertThat(fanfare.earnings().balance(DORA, USD).owed()).isEqualTo(usd("5.50"));
    assertThat(fanfare.earnings().balance(EVE, EUR).inPayout())
        .isEqualTo(Money.of("110.00", "EUR"));
  }

  private static void assertTheRest(Fanfare fanfare) {
    assertThat(states(fanfare, ADA))
        .containsExactlyInAnyOrder(PayoutState.APPROVED, PayoutState.PAID);
    assertThat(states(fanfare, BEN)).containsExactly(PayoutState.UNKNOWN);
    assertThat(states(fanfare, EVE)).containsExactly(PayoutState.SUBMITTED);
    assertThat(fanfare.storage().payoutDestinations().find(ADA, PayoutMethod.PAXUM))
        .contains(new PayoutDestination.ProviderAccount("ada@example.org"));
    assertThat(fanfare.tiers().history(ADA)).hasSize(2);
    assertThat(fanfare.tiers().tier(BEN).name()).isEqualTo("gold");
    var clips = fanfare.credits().balance(Wallet.of(ADA, CreditType.VIDEO_EDIT));
    assertThat(clips.available()).isEqualTo(100 - 30 - 20);
    assertThat(clips.reserved()).isEqualTo(20);
    assertThat(fanfare.achievements().unlocked(ADA)).isNotEmpty();
    assertThat(fanfare.collaborations().forCreator(ADA, Set.of(), Optional.empty(), 10))
        .extracting(CollaborationRequest::description)
        .contains("A video about spring");
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void goesOnWhereItStopped(String version, Dialect dialect) {
    try (HikariDataSource database = EarlierVersion.restored(version, dialect)) {
      FanfareSchema.migrate(database);
      try (JpaStorage storage = JpaStorage.open(database, EarlierVersion.ENCRYPTION)) {
        SmallPlatform platform = SmallPlatform.resumed(storage);
        Fanfare fanfare = platform.fanfare();
        // A key of then is known: the same answer, and nothing happens.
        UUID known = platform.request(ADA, "20.00", "payout-ada-2");
        assertThat(fanfare.payouts().find(known).orElseThrow().state())
            .isEqualTo(PayoutState.APPROVED);
        fanfare.payouts().submit(known);
        UUID fresh = platform.request(ADA, "30.00", "payout-ada-3");
        fanfare.payouts().submit(fresh);
        // Ada had 35.00; what matures on the 17th is 49.50 and 2.75.
        assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("5.00"));
        platform.clock().set("2026-03-17T12:00:00Z");
        fanfare.earnings().mature();
        assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("57.25"));
        fanfare.earnings().recordRefund("g-1", usd("200.00"), key("r-6"));
        assertThat(fanfare.earnings().balance(ADA, USD).owed()).isEqualTo(usd("52.75"));
        List<String> told = new ArrayList<>();
        fanfare.events().subscribe(event -> told.add(event.event().getClass().getSimpleName()));
        fanfare.events().deliver();
        assertThat(told).contains("PayoutRequested", "PayoutUnknown", "TierChanged");
        assertThat(fanfare.auditor().verify()).isEmpty();
      }
    }
  }

  /** What was told before there were figures is counted like everything else. */
  @ParameterizedTest
  @MethodSource("earlierVersions")
  void countsWhatWasToldBefore(String version, Dialect dialect) {
    try (HikariDataSource database = EarlierVersion.restored(version, dialect)) {
      FanfareSchema.migrate(database);
      try (JpaStorage storage = JpaStorage.open(database, EarlierVersion.ENCRYPTION)) {
        assertThat(storage.inTransaction(() -> storage.rollups().takeMarks()).hours())
            .contains(Instant.parse("2026-03-02T10:00:00Z"), Instant.parse("2026-03-10T11:00:00Z"));
        Fanfare fanfare = SmallPlatform.resumed(storage).fanfare();
        fanfare.analytics().catchUp();
        // Four gifts and a subscription on the 2nd and 9th are in SmallPlatform; the refund of
        // 10.00 is of the 10th.
        var dollars =
            storage.rollups().revenue(DayRange.before(fanfare.analytics().today(), 20)).stream()
                .filter(row -> row.asset().equals(USD))
                .toList();
        assertThat(dollars).extracting(DailyRevenue::sales).containsExactly(3L, 1L, 0L);
        assertThat(dollars)
            .extracting(DailyRevenue::net)
            .containsExactly(usd("310.00"), usd("100.00"), usd("-10.00"));
      }
    }
  }

  private static List<PayoutState> states(Fanfare fanfare, CreatorId creator) {
    return fanfare.payouts().ofCreator(creator, Optional.empty(), 10).stream()
        .map(Payout::state)
        .toList();
  }
}
