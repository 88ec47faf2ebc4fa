package dev.fanfare.creator;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link CreatorStore} does. Extend it and hand over an empty store for each test,
 * together with its transactions; both methods give the same objects throughout one test. Up to 16
 * transactions run at a time.
 */
@Timeout(120)
public abstract class CreatorStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  /** Returns the store to test. */
  protected abstract CreatorStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void findsWhatWasSaved() {
    var ada =
        new Creator(
            CreatorId.of("x".repeat(62) + "🎉"),
            "Zoë \"O'Hara\" <b>🎉</b>" + "n".repeat(170),
            new Asset("USDT", 6),
            ZoneId.of("America/Argentina/ComodRivadavia"),
            NOON,
            Verification.VERIFIED,
            "r".repeat(200));
    var ben =
        new Creator(
            BEN,
            "Ben",
            Asset.of("JPY"),
            ZoneOffset.ofHoursMinutes(5, 45),
            Instant.EPOCH,
            Verification.PENDING,
            null);

    save(ada);
    save(ben);

    assertThat(store().find(ada.id())).contains(ada);
    assertThat(store().find(BEN)).contains(ben);
    assertThat(store().find(ADA)).isEmpty();
  }

  @Test
  void replacesWhatWasKnown() {
    save(creator("ada"));
    Creator changed =
        new Creator(
            ADA,
            "Ada L.",
            Asset.of("EUR"),
            ZoneId.of("Asia/Tokyo"),
            NOON.plusSeconds(1),
            Verification.REJECTED,
            "dispute");

    save(changed);
    assertThat(store().find(ADA)).contains(changed);

    save(changed.withPayoutHold(null));
    assertThat(store().find(ADA)).contains(changed.withPayoutHold(null));
    assertThat(all()).hasSize(1);
  }

  @Test
  void addsOnlyWhoIsNotKnown() {
    assertThat(add(creator("ada"))).isTrue();
    assertThat(add(creator("ada").withVerification(Verification.VERIFIED))).isFalse();

    assertThat(store().find(ADA)).contains(creator("ada"));
  }

  @Test
  void tellsIdsApartByEveryCharacter() {
    List<String> ids = List.of("ada", "Ada", "ADA", "adä", "ada ", "ad");
    ids.forEach(id -> assertThat(add(creator(id))).as(id).isTrue());

    ids.forEach(id -> assertThat(store().find(CreatorId.of(id))).contains(creator(id)));
  }

  @Test
  void walksInTheOrderOfIds() {
    // By bytes: capitals, then small letters, then what is beyond ASCII; no language's order.
    List<String> ids =
        List.of(
            "10", "9", "Ben", "Zoe", "_x", "ada", "ada-2", "ada10", "ada9", "ada_2", "zoe",
            "ämilie");
    Stream.of(5, 11, 0, 7, 2, 9, 4, 1, 10, 3, 8, 6).forEach(i -> save(creator(ids.get(i))));

    assertThat(all()).extracting(c -> c.id().value()).isEqualTo(ids);
  }

  @Test
  void pagesThroughAllInTheOrderOfIds() {
    for (int n = 0; n < 25; n++) {
      save(creator("creator-%02d".formatted(n * 7 % 25)));
    }
    List<Creator> paged = new ArrayList<>();
    Optional<CreatorId> last = Optional.empty();
    List<Creator> page;
    while (!(page = store().after(last, 10)).isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(10);
      paged.addAll(page);
      last = Optional.of(page.get(page.size() - 1).id());
    }

    assertThat(paged).hasSize(25).isEqualTo(all());
    assertThat(store().after(Optional.of(CreatorId.of("creator-23x")), 10))
        .as("after an id that is not there")
        .extracting(c -> c.id().value())
        .containsExactly("creator-24");
  }

  @Test
  void undoesWithTheTransaction() {
    save(creator("ada"));

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().save(creator("ada").withVerification(Verification.VERIFIED));
                          store().save(creator("ben"));
                          store().add(creator("cleo"));
                          assertThat(all()).as("its own writes").hasSize(3);
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");

    assertThat(all()).containsExactly(creator("ada"));
  }

  @Test
  void letsOnlyOneChangeALockedCreator() throws Exception {
    save(creator("ada"));

    Parallel.inParallel(
        16,
        10,
        (thread, n) ->
            transactions()
                .inTransaction(
                    () -> {
                      Creator ada = store().lock(ADA).orElseThrow();
                      long count = ada.joinedAt().getEpochSecond() - NOON.getEpochSecond();
                      store().save(joined(ada, NOON.plusSeconds(count + 1)));
                      return n;
                    }));

    assertThat(store().find(ADA))
        .as("each of 160 changes saw the one before")
        .contains(joined(creator("ada"), NOON.plusSeconds(160)));
  }

  @Test
  void locksNobodyWhoIsNotKnown() {
    Optional<Creator> nobody = transactions().inTransaction(() -> store().lock(ADA));

    assertThat(nobody).isEmpty();
  }

  @Test
  void letsOneOfManyAddACreator() throws Exception {
    List<Boolean> added = Parallel.inParallel(16, 5, (thread, n) -> add(creator("creator-" + n)));

    assertThat(added).filteredOn(Boolean::booleanValue).hasSize(5);
    assertThat(all()).hasSize(5);
  }

  @Test
  void letsASecondAddWaitForTheFirst() throws Exception {
    var added = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          boolean done = store().add(creator("ada"));
                          added.countDown();
                          await(go);
                          return done;
                        }));
    added.await();
    Background<Optional<Creator>> second =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> store().add(creator("ada")) ? Optional.empty() : store().lock(ADA)));
    boolean overtook = second.endsSoon();
    go.countDown();

    assertThat(first.result()).isTrue();
    assertThat(overtook).isFalse();
    assertThat(second.result())
        .as("then the first one's creator is there")
        .contains(creator("ada"));
  }

  private void save(Creator creator) {
    transactions().inTransaction(() -> store().save(creator));
  }

  private boolean add(Creator creator) {
    return transactions().<Boolean>inTransaction(() -> store().add(creator));
  }

  private List<Creator> all() {
    return transactions()
        .inTransaction(
            () -> {
              List<Creator> all = new ArrayList<>();
              store().forEach(all::add);
              return all;
            });
  }

  private static Creator creator(String id) {
    return new Creator(
        CreatorId.of(id), "Name", USD, ZoneOffset.UTC, NOON, Verification.PENDING, null);
  }

  private static Creator joined(Creator creator, Instant at) {
    return new Creator(
        creator.id(),
        creator.displayName(),
        creator.currency(),
        creator.zone(),
        at,
        creator.verification(),
        creator.payoutHold());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
