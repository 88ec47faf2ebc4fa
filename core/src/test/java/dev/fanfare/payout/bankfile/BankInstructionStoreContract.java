package dev.fanfare.payout.bankfile;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BankInstructionStore} does. Extend it and hand over an empty storage for each
 * test.
 */
public abstract class BankInstructionStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
  private static final Iban GERMAN = new Iban("DE89370400440532013000");
  private static final Iban BRAZILIAN = new Iban("BR1800360305000010009795493C1");

  private UnitOfWork transactions;
  private BankInstructionStore store;

  /** Returns the transactions that the store's calls join. */
  protected abstract UnitOfWork transactions();

  /** Returns a store with nothing in it. */
  protected abstract BankInstructionStore store();

  @BeforeEach
  void open() {
    transactions = transactions();
    store = store();
  }

  @Test
  void keepsAnInstructionAsItWas() {
    BankInstruction full =
        new BankInstruction(
            key(1),
            key(2),
            new Money(Long.MAX_VALUE, Asset.of("JPY")),
            new PaymentBlock(Asset.of("JPY"), false),
            "n".repeat(70),
            BRAZILIAN,
            new Bic("COBADEFFXXX"),
            "r".repeat(140),
            NOW,
            null,
            new BankStatus(GatewayReport.State.ACCEPTED, "bank-1", "a reason", NOW));
    BankInstruction sparse = instruction(3, 1, "EUR", GERMAN);

    assertThat(add(full)).isEqualTo(full);
    assertThat(add(sparse)).isEqualTo(sparse);

    assertThat(store.find(full.key())).contains(full);
    assertThat(store.find(sparse.key())).contains(sparse);
    assertThat(store.find(key(4))).isEmpty();
  }

  @Test
  void keepsARefusalAsItWas() {
    for (RefusedInstruction.Cause cause : RefusedInstruction.Cause.values()) {
      RefusedInstruction refused = new RefusedInstruction(key(cause.ordinal()), cause, "why", NOW);

      assertThat(add(refused)).isEqualTo(refused);
      assertThat(store.find(refused.key())).contains(refused);
    }
  }

  @Test
  void keepsTheFirstEntryOfAKey() {
    BankInstruction first = instruction(1, 100, "EUR", GERMAN);
    RefusedInstruction refusal =
        new RefusedInstruction(key(2), RefusedInstruction.Cause.ASKED_FIRST, "asked", NOW);
    add(first);
    add(refusal);

    assertThat(add(instruction(1, 999, "USD", BRAZILIAN))).isEqualTo(first);
    assertThat(add(new RefusedInstruction(key(1), RefusedInstruction.Cause.INVALID, "no", NOW)))
        .isEqualTo(first);
    assertThat(add(instruction(2, 100, "EUR", GERMAN))).isEqualTo(refusal);
    assertThat(store.find(key(2))).contains(refusal);
  }

  @Test
  void putsAnInstructionIntoAFileOnlyByAssigningIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(instruction(1, 100, "EUR", GERMAN).in("M1")));
  }

  @Test
  void letsOneOfManyThreadsHaveTheKey() throws Exception {
    var stands =
        inParallel(
            16,
            20,
            (thread, n) ->
                add(
                    thread % 2 == 0
                        ? instruction(n, thread + 1, "EUR", GERMAN)
                        : new RefusedInstruction(
                            key(n), RefusedInstruction.Cause.ASKED_FIRST, "asked " + thread, NOW)));

    for (int n = 0; n < 20; n++) {
      UUID key = key(n);
      assertThat(stands)
          .filteredOn(e -> e.key().equals(key))
          .hasSize(16)
          .allMatch(store.find(key).orElseThrow()::equals);
    }
  }

  @Test
  void putsWhatWaitsIntoAFileOnceAndForAll() {
    add(instruction(1, 100, "EUR", GERMAN));
    add(instruction(2, 200, "USD", GERMAN));
    add(new RefusedInstruction(key(3), RefusedInstruction.Cause.INVALID, "no", NOW));

    assertThat(assign("M1")).contains(file("M1", NOW));
    add(instruction(4, 400, "EUR", GERMAN));

    assertThat(inFile("M1")).containsExactlyInAnyOrder(key(1), key(2));
    assertThat(instructionOf(1).messageId()).isEqualTo("M1");
    assertThat(instructionOf(4).messageId()).isNull();
    assertThat(store.findFile("M1")).contains(file("M1", NOW));
  }

  @Test
  void leavesAFileAsItWasBegun() {
    add(instruction(1, 100, "EUR", GERMAN));
    assign("M1");
    add(instruction(2, 200, "EUR", GERMAN));

    Optional<PaymentFile> again =
        transactions.inTransaction(() -> store.assign(file("M1", NOW.plusSeconds(60))));

    assertThat(again).contains(file("M1", NOW));
    assertThat(inFile("M1")).containsExactly(key(1));
    assertThat(instructionOf(2).messageId()).isNull();
  }

  @Test
  void beginsNoFileWithoutInstructions() {
    assertThat(assign("M1")).isEmpty();
    assertThat(store.findFile("M1")).isEmpty();
    assertThat(store.totals("M1")).isEmpty();

    add(instruction(1, 100, "EUR", GERMAN));
    assertThat(assign("M1")).as("the message id is still free").isPresent();
    assertThat(assign("M2")).as("nothing is left").isEmpty();
  }

  @Test
  void neverPutsAnInstructionIntoTwoFiles() throws Exception {
    for (int i = 0; i < 100; i++) {
      add(instruction(i, 100, "EUR", GERMAN));
    }

    inParallel(
        16,
        10,
        (thread, n) -> {
          add(instruction(1_000 + thread * 10 + n, 100, "EUR", GERMAN));
          return assign("M" + thread + "-" + n);
        });
    assign("last");

    List<UUID> filed = new ArrayList<>(inFile("last"));
    for (int thread = 0; thread < 16; thread++) {
      for (int n = 0; n < 10; n++) {
        filed.addAll(inFile("M" + thread + "-" + n));
      }
    }
    assertThat(filed).hasSize(100 + 160).doesNotHaveDuplicates();
  }

  @Test
  void beginsAFileOnceForManyThreads() throws Exception {
    for (int i = 0; i < 50; i++) {
      add(instruction(i, 100, "EUR", GERMAN));
    }

    var files =
        inParallel(
            16,
            1,
            (thread, n) ->
                transactions.inTransaction(() -> store.assign(file("M", NOW.plusSeconds(thread)))));

    assertThat(new HashSet<>(files)).hasSize(1);
    assertThat(inFile("M")).hasSize(50);
  }

  @Test
  void totalsByBlock() {
    add(instruction(1, 1, "EUR", GERMAN));
    add(instruction(2, 2, "EUR", GERMAN));
    add(instruction(3, 5_00, "EUR", BRAZILIAN));
    add(instruction(4, Long.MAX_VALUE, "JPY", GERMAN));
    add(instruction(5, Long.MAX_VALUE, "JPY", GERMAN));
    add(instruction(6, 1_234, "KWD", GERMAN));
    assign("M1");
    add(instruction(7, 9_999, "KWD", GERMAN));

    // 0.01 + 0.02; 5.00; twice 2^63 - 1, which no long holds; 1.234
    assertThat(store.totals("M1"))
        .containsExactly(
            total("EUR", false, 1, "5.00"),
            total("EUR", true, 2, "0.03"),
            total("JPY", false, 2, "18446744073709551614"),
            total("KWD", false, 1, "1.234"));
  }

  @Test
  void pagesThroughABlockByEndToEndId() {
    for (int i = 0; i < 25; i++) {
      add(instruction(i, 100, "EUR", GERMAN));
      add(instruction(100 + i, 100, "USD", GERMAN));
    }
    assign("M1");
    add(instruction(99, 100, "EUR", GERMAN));
    assign("M2");
    PaymentBlock euros = new PaymentBlock(Asset.of("EUR"), true);

    List<BankInstruction> all = new ArrayList<>();
    Optional<UUID> last = Optional.empty();
    for (List<BankInstruction> page = store.page("M1", euros, last, 10);
        !page.isEmpty();
        page = store.page("M1", euros, last, 10)) {
      assertThat(page).hasSizeLessThanOrEqualTo(10);
      all.addAll(page);
      last = Optional.of(page.get(page.size() - 1).key());
    }

    List<String> ids =
        Stream.iterate(0, i -> i + 1)
            .limit(25)
            .map(i -> key(i).toString().replace("-", ""))
            .sorted()
            .toList();
    assertThat(all).extracting(BankInstruction::endToEndId).isEqualTo(ids);
    assertThat(store.page("M1", new PaymentBlock(Asset.of("EUR"), false), Optional.empty(), 10))
        .isEmpty();
    assertThat(store.page("unknown", euros, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void changesTheStatusAndNothingElse() {
    add(instruction(1, 100, "EUR", GERMAN));
    assign("M1");
    BankStatus paid = new BankStatus(GatewayReport.State.PAID, "bank-7", null, NOW.plusSeconds(5));

    transactions.inTransaction(() -> store.setStatus(Map.of(key(1), paid, key(2), paid)));

    assertThat(instructionOf(1)).isEqualTo(instruction(1, 100, "EUR", GERMAN).in("M1").with(paid));
    assertThat(store.find(key(2))).isEmpty();
    assertThat(inFile("M1")).containsExactly(key(1));
  }

  @Test
  void forgetsTheAccountsOfWhatTheBankHasAnsweredForGood() {
    for (int i = 1; i <= 3; i++) {
      add(instruction(i, 100, "EUR", GERMAN));
    }
    add(new RefusedInstruction(key(4), RefusedInstruction.Cause.INVALID, "no", NOW));
    assign("M1");
    add(instruction(5, 100, "EUR", GERMAN));
    BankStatus paid = new BankStatus(GatewayReport.State.PAID, "bank-7", null, NOW);
    transactions.inTransaction(
        () -> store.setStatus(Map.of(key(1), paid, key(2), paid, key(5), paid)));
    List<UUID> keys = List.of(key(1), key(3), key(4), key(5), key(6));

    assertThat(transactions.inTransaction(() -> store.forget(keys))).isEqualTo(1);
    assertThat(transactions.inTransaction(() -> store.forget(keys))).as("again").isZero();

    BankInstruction was = instruction(1, 100, "EUR", GERMAN).in("M1").with(paid);
    assertThat(instructionOf(1)).isEqualTo(was.forgotten());
    assertThat(instructionOf(1).isForgotten()).isTrue();
    assertThat(instructionOf(2))
        .as("another's")
        .isEqualTo(instruction(2, 100, "EUR", GERMAN).in("M1").with(paid));
    assertThat(instructionOf(3))
        .as("still open")
        .isEqualTo(instruction(3, 100, "EUR", GERMAN).in("M1"));
    assertThat(instructionOf(5))
        .as("in no file")
        .isEqualTo(instruction(5, 100, "EUR", GERMAN).with(paid));
    assertThat(store.totals("M1")).containsExactly(total("EUR", true, 3, "3.00"));
    assertThat(transactions.inTransaction(() -> store.lock(List.of(key(1)))))
        .containsExactly(was.forgotten());

    BankStatus returned = new BankStatus(GatewayReport.State.RETURNED, "bank-7", "closed", NOW);
    transactions.inTransaction(() -> store.setStatus(Map.of(key(1), returned)));
    assertThat(instructionOf(1)).isEqualTo(was.forgotten().with(returned));
  }

  @Test
  void locksInstructionsInOrderAndSkipsTheRest() {
    for (int i = 0; i < 10; i++) {
      add(instruction(i, 100, "EUR", GERMAN));
    }
    add(new RefusedInstruction(key(20), RefusedInstruction.Cause.INVALID, "no", NOW));

    List<BankInstruction> locked =
        transactions.inTransaction(
            () -> store.lock(List.of(key(3), key(20), key(1), key(30), key(3), key(2))));

    assertThat(locked)
        .extracting(BankInstruction::endToEndId)
        .containsExactlyElementsOf(
            Stream.of(1, 2, 3).map(i -> key(i).toString().replace("-", "")).sorted().toList());
  }

  @Test
  void losesNoChangeMadeUnderTheLock() throws Exception {
    add(instruction(1, 100, "EUR", GERMAN));

    inParallel(
        8,
        25,
        (thread, n) ->
            transactions.inTransaction(
                () -> {
                  BankStatus stands = store.lock(List.of(key(1))).get(0).status();
                  int count = stands.reason() == null ? 0 : Integer.parseInt(stands.reason());
                  store.setStatus(
                      Map.of(
                          key(1),
                          new BankStatus(
                              stands.state(), null, String.valueOf(count + 1), stands.at())));
                  return count;
                }));

    assertThat(instructionOf(1).status().reason()).isEqualTo("200");
  }

  @Test
  void takesEverythingBackWithTheTransaction() {
    add(instruction(1, 100, "EUR", GERMAN));

    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      store.add(instruction(2, 100, "EUR", GERMAN));
                      store.add(
                          new RefusedInstruction(
                              key(3), RefusedInstruction.Cause.INVALID, "no", NOW));
                      store.assign(file("M1", NOW));
                      store.setStatus(
                          Map.of(
                              key(1), new BankStatus(GatewayReport.State.PAID, null, null, NOW)));
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");

    assertThat(instructionOf(1)).isEqualTo(instruction(1, 100, "EUR", GERMAN));
    assertThat(store.find(key(2))).isEmpty();
    assertThat(store.find(key(3))).isEmpty();
    assertThat(store.findFile("M1")).isEmpty();
    assertThat(store.totals("M1")).isEmpty();
    assertThat(assign("M2")).isPresent();
    assertThat(inFile("M2")).containsExactly(key(1));
  }

  private BankEntry add(BankEntry entry) {
    return transactions.inTransaction(() -> store.add(entry));
  }

  private Optional<PaymentFile> assign(String messageId) {
    return transactions.inTransaction(() -> store.assign(file(messageId, NOW)));
  }

  private BankInstruction instructionOf(int n) {
    return (BankInstruction) store.find(key(n)).orElseThrow();
  }

  private List<UUID> inFile(String messageId) {
    return store.totals(messageId).stream()
        .flatMap(t -> store.page(messageId, t.block(), Optional.empty(), 1_000).stream())
        .map(BankInstruction::key)
        .toList();
  }

  private static PaymentFile file(String messageId, Instant at) {
    return new PaymentFile(Bank.request(messageId), at);
  }

  private static BlockTotal total(String currency, boolean sepa, int transactions, String sum) {
    return new BlockTotal(
        new PaymentBlock(Asset.of(currency), sepa), transactions, new BigDecimal(sum));
  }

  /**
   * Keys on both sides of the sign of a UUID's halves, so that an order by signed numbers shows.
   */
  private static UUID key(int n) {
    return Bank.key("contract " + n);
  }

  private static BankInstruction instruction(int n, long minor, String currency, Iban iban) {
    Asset asset = Asset.of(currency);
    return new BankInstruction(
        key(n),
        key(10_000 + n),
        new Money(minor, asset),
        PaymentBlock.of(asset, iban),
        "Ada Lovelace",
        iban,
        null,
        "Payout " + n,
        NOW,
        null,
        new BankStatus(GatewayReport.State.ACCEPTED, null, null, NOW));
  }
}
