package dev.fanfare.moderation.hash;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link HashBankStore} does. Extend it and hand over an empty store for each test. */
public abstract class HashBankStoreContract {
  private static final HashBank NCII = bank("ncii", "2026-11-01");
  private static final HashBank OTHER = bank("other", "7");
  private static final ContentHash FILE = file("a file");
  private static final PdqHash LOOK = new PdqHash(1, 2, 3, 4);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract HashBankStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  private static HashBank bank(String name, String version) {
    return new HashBank(name, "sexual — 'quoted' %", SeverityHint.HIGH, "StopNCII.org", version);
  }

  private static ContentHash file(String text) {
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static BankEntry exact(String item, String text) {
    return new BankEntry(item, KnownHash.of(file(text)));
  }

  private static BankEntry look(String item, long bits) {
    return new BankEntry(item, KnownHash.of(new PdqHash(bits, 2, 3, 4)));
  }

  @Test
  void keepsDescriptions() {
    store().save(OTHER);
    store().save(NCII);

    assertThat(store().banks())
        .containsExactly(new BankState(NCII, true, 0, 0), new BankState(OTHER, true, 0, 0));

    HashBank newer =
        new HashBank("ncii", "ncii", SeverityHint.CRITICAL, "StopNCII.org", "2026-12-01");
    store().add("ncii", List.of(look("a", 1)));
    store().setEnabled("ncii", false);
    store().save(newer);
    assertThat(store().banks())
        .as("still off, its entries still there")
        .containsExactly(new BankState(newer, false, 1, 0), new BankState(OTHER, true, 0, 0));
  }

  @Test
  void sortsAndTellsBanksApartAsBytes() {
    for (String name : List.of("b", "a", "B", "_", "ä")) {
      store().save(bank(name, "1"));
    }
    assertThat(store().banks())
        .extracting(state -> state.bank().name())
        .containsExactly("B", "_", "a", "b", "ä");
  }

  @Test
  void addsAnEntryOnce() {
    store().save(NCII);

    assertThat(store().add("ncii", List.of(exact("a", "1"), look("a", 1), look("b", 1))))
        .isEqualTo(3);
    assertThat(store().add("ncii", List.of(look("b", 1), look("b", 2), look("b", 2)))).isEqualTo(1);
    assertThat(store().add("ncii", List.of())).isZero();
    assertThat(store().size("ncii")).isEqualTo(4);
    assertThat(revision("ncii")).isEqualTo(4);
  }

  @Test
  void keepsTheFirstQuality() {
    store().save(NCII);
    BankEntry good = new BankEntry("a", new KnownHash.Perceptual(LOOK, 90));
    BankEntry same = new BankEntry("a", new KnownHash.Perceptual(LOOK, 20));
    BankEntry unknown = new BankEntry("b", new KnownHash.Perceptual(LOOK, null));

    store().add("ncii", List.of(good, unknown));
    assertThat(store().add("ncii", List.of(same))).isZero();

    assertThat(store().perceptualChanges("ncii", 0, 10))
        .containsExactly(new EntryChange(1, good, true), new EntryChange(2, unknown, true));
    store().setEnabled("ncii", "a", false);
    store().add("ncii", List.of(same));
    assertThat(store().perceptualChanges("ncii", 2, 10))
        .containsExactly(new EntryChange(4, good, true));
  }

  @Test
  void findsFilesInEnabledBanks() {
    store().save(OTHER);
    store().save(NCII);
    BankEntry known = new BankEntry("b", KnownHash.of(FILE));
    store().add("other", List.of(known, exact("x", "x"), new BankEntry("c", KnownHash.of(FILE))));
    store().add("ncii", List.of(known));

    assertThat(store().exact(FILE))
        .containsExactly(
            new ExactEntry(NCII, "b"), new ExactEntry(OTHER, "b"), new ExactEntry(OTHER, "c"));
    assertThat(store().exact(file("unknown"))).isEmpty();

    store().setEnabled("ncii", false);
    store().setEnabled("other", "b", false);
    assertThat(store().exact(FILE)).containsExactly(new ExactEntry(OTHER, "c"));
    store().setEnabled("ncii", true);
    store().forget("other", "c");
    assertThat(store().exact(FILE)).containsExactly(new ExactEntry(NCII, "b"));
  }

  @Test
  void switchesAnItemOffAndOn() {
    store().save(NCII);
    store().add("ncii", List.of(look("a", 1), look("a", 2), exact("a", "1"), look("ab", 1)));

    assertThat(store().setEnabled("ncii", "a", false)).isEqualTo(3);
    assertThat(store().setEnabled("ncii", "a", false)).as("again").isZero();
    assertThat(store().size("ncii")).isEqualTo(1);
    assertThat(store().setEnabled("ncii", "a", true)).isEqualTo(3);
    assertThat(store().size("ncii")).isEqualTo(4);
    assertThat(store().setEnabled("ncii", "unknown", false)).isZero();
    assertThat(revision("ncii")).isEqualTo(10);
  }

  @Test
  void enablesWhatIsAddedAgain() {
    store().save(NCII);
    store().add("ncii", List.of(look("a", 1)));
    store().setEnabled("ncii", "a", false);

    assertThat(store().add("ncii", List.of(look("a", 1)))).isEqualTo(1);
    assertThat(store().perceptualChanges("ncii", 0, 10))
        .containsExactly(new EntryChange(3, look("a", 1), true));
  }

  @Test
  void tellsWhatChangedSince() {
    store().save(NCII);
    store().save(OTHER);
    store().add("ncii", List.of(look("a", 1), exact("a", "1"), look("b", 1), look("c", 1)));
    store().add("other", List.of(look("z", 1)));
    store().setEnabled("ncii", "a", false);

    List<EntryChange> all = store().perceptualChanges("ncii", 0, 10);
    assertThat(all).extracting(EntryChange::entry).contains(look("b", 1), look("c", 1));
    assertThat(all).extracting(EntryChange::revision).isSorted().doesNotHaveDuplicates();
    assertThat(all).as("of each entry the latest, files left out").hasSize(3);
    assertThat(all.get(2).entry()).isEqualTo(look("a", 1));
    assertThat(all.get(2).active()).isFalse();

    assertThat(store().perceptualChanges("ncii", 0, 2)).isEqualTo(all.subList(0, 2));
    assertThat(store().perceptualChanges("ncii", all.get(1).revision(), 2))
        .isEqualTo(all.subList(2, 3));
    assertThat(store().perceptualChanges("ncii", revision("ncii"), 2)).isEmpty();
    assertThat(store().perceptualChanges("other", 0, 10))
        .containsExactly(new EntryChange(1, look("z", 1), true));
  }

  @Test
  void forgetsForGood() {
    store().save(NCII);
    store().add("ncii", List.of(look("a", 1), exact("a", "1"), look("b", 1)));

    assertThat(store().forget("ncii", "a")).isEqualTo(2);
    assertThat(store().forget("ncii", "a")).isZero();

    assertThat(store().size("ncii")).isEqualTo(1);
    assertThat(store().perceptualChanges("ncii", 0, 10))
        .containsExactly(new EntryChange(3, look("b", 1), true));
    assertThat(store().banks())
        .as("says from where on a copy is of no use")
        .containsExactly(new BankState(NCII, true, 4, 4));
    assertThat(store().setEnabled("ncii", "a", true)).isZero();
    store().add("ncii", List.of(look("a", 1)));
    assertThat(store().banks()).containsExactly(new BankState(NCII, true, 5, 4));
  }

  @Test
  void namesABankThatIsNotThere() {
    store().save(NCII);
    List<Runnable> calls =
        List.of(
            () -> store().setEnabled("nobody", false),
            () -> store().add("nobody", List.of(look("a", 1))),
            () -> store().setEnabled("nobody", "a", false),
            () -> store().forget("nobody", "a"),
            () -> store().perceptualChanges("nobody", 0, 1),
            () -> store().size("nobody"));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              UnknownHashBankException.class, e -> assertThat(e.bank()).isEqualTo("nobody"))
          .hasMessageContaining("'nobody'");
    }
    assertThat(store().banks()).hasSize(1);
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    store().save(NCII);
    store().add("ncii", List.of(look("a", 1), exact("a", "a file"), look("b", 1)));
    List<EntryChange> before = store().perceptualChanges("ncii", 0, 10);

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().save(OTHER);
                          store().save(bank("ncii", "later"));
                          store().add("ncii", List.of(look("c", 1), exact("c", "c")));
                          store().setEnabled("ncii", "b", false);
                          store().forget("ncii", "a");
                          store().setEnabled("ncii", false);
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");

    assertThat(store().banks()).containsExactly(new BankState(NCII, true, 3, 0));
    assertThat(store().perceptualChanges("ncii", 0, 10)).isEqualTo(before);
    assertThat(store().exact(FILE)).containsExactly(new ExactEntry(NCII, "a"));
    assertThat(store().exact(file("c"))).isEmpty();
    assertThat(store().size("ncii")).isEqualTo(3);
  }

  @Test
  void numbersChangesOfManyAtOnceWithoutGapOrRepetition() throws Exception {
    store().save(NCII);
    int threads = 8;
    int times = 20;
    List<Integer> added =
        inParallel(
            threads,
            times,
            (thread, n) ->
                store()
                    .add(
                        "ncii",
                        List.of(
                            look("shared", n),
                            look("own-" + thread, n),
                            look("own-" + thread, n))));

    // Of each n one thread adds the shared entry; everybody adds one of its own.
    int entries = times + threads * times;
    assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(entries);
    List<EntryChange> changes = store().perceptualChanges("ncii", 0, 10_000);
    assertThat(changes).hasSize(entries);
    List<Long> numbers = new ArrayList<>();
    for (long i = 1; i <= entries; i++) {
      numbers.add(i);
    }
    assertThat(changes).extracting(EntryChange::revision).isEqualTo(numbers);
    assertThat(revision("ncii")).isEqualTo(entries);
  }

  private long revision(String bank) {
    return store().banks().stream()
        .filter(state -> state.bank().name().equals(bank))
        .findFirst()
        .orElseThrow()
        .revision();
  }
}
