package dev.fanfare.moderation.hash;

import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.hash.BankReport.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IndexedHashMatcherTest extends HashMatcherContract {
  private final FragileStore store = new FragileStore();
  private final IndexedHashMatcher matcher = IndexedHashMatcher.over(store);

  @Override
  protected HashMatcher matcher(Map<HashBank, List<BankEntry>> banks) {
    banks.forEach(
        (bank, entries) -> {
          store.save(bank);
          store.add(bank.name(), entries);
        });
    return matcher;
  }

  @Test
  void knowsAnEntryAsSoonAsItIsStored() {
    store.save(NCII);
    PdqHash hash = new PdqHash(1, 2, 3, 4);
    assertThat(near(hash)).isEmpty();

    store.add("ncii", List.of(entry("a", hash)));
    assertThat(near(hash)).containsExactly("a");
    store.setEnabled("ncii", "a", false);
    assertThat(near(hash)).isEmpty();
    store.setEnabled("ncii", "a", true);
    assertThat(near(hash)).containsExactly("a");
    store.forget("ncii", "a");
    assertThat(near(hash)).isEmpty();
    store.add("ncii", List.of(entry("b", hash)));
    assertThat(near(hash)).containsExactly("b");
    store.setEnabled("ncii", false);
    assertThat(near(hash)).isEmpty();
    assertThat(matcher.refresh())
        .containsExactly(new BankReport("ncii", Status.DISABLED, "switched off"));
    store.setEnabled("ncii", true);
    assertThat(near(hash)).containsExactly("b");
    assertThat(matcher.refresh())
        .containsExactly(new BankReport("ncii", Status.SEARCHED, "2026-11-01"));
  }

  @Test
  void saysThatABankIsDown() {
    PdqHash hash = new PdqHash(1, 2, 3, 4);
    store.save(NCII);
    store.save(CSAM);
    store.add("ncii", List.of(entry("a", hash)));
    store.add("csam", List.of(entry("b", hash)));
    store.broken.add("csam");

    HashAnswer answer = matcher.near(List.of(hash), 31, 50);
    assertThat(answer.hits()).extracting(HashHit::item).containsExactly("a");
    assertThat(answer.banks())
        .containsExactly(
            new BankReport("csam", Status.UNAVAILABLE, "cannot be read: FanfareException"),
            new BankReport("ncii", Status.SEARCHED, "2026-11-01"));

    store.broken.clear();
    assertThat(near(hash)).containsExactly("a", "b");
    store.add("csam", List.of(entry("c", hash)));
    store.broken.add("csam");
    answer = matcher.near(List.of(hash), 31, 50);
    assertThat(answer.hits())
        .as("what is known still counts")
        .extracting(HashHit::item)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(answer.banks().get(0).status()).isEqualTo(Status.UNAVAILABLE);
  }

  @Test
  void saysThatTheStoreIsDown() {
    PdqHash hash = new PdqHash(1, 2, 3, 4);
    store.down = true;
    assertThat(matcher.near(List.of(hash), 31, 50).banks())
        .containsExactly(new BankReport("banks", Status.UNAVAILABLE, "the store cannot be read"));
    assertThat(matcher.exact(ContentHash.of(new byte[0])).banks())
        .extracting(BankReport::status)
        .containsExactly(Status.UNAVAILABLE);

    store.down = false;
    store.save(NCII);
    store.add("ncii", List.of(entry("a", hash)));
    assertThat(near(hash)).containsExactly("a");
    store.down = true;
    HashAnswer answer = matcher.near(List.of(hash), 31, 50);
    assertThat(answer.hits()).extracting(HashHit::item).containsExactly("a");
    assertThat(answer.banks())
        .containsExactly(new BankReport("ncii", Status.UNAVAILABLE, "the store cannot be read"));
    assertThat(matcher.exact(ContentHash.of(new byte[0])).banks())
        .containsExactly(new BankReport("ncii", Status.UNAVAILABLE, "the store cannot be read"));
  }

  @Test
  void missesNothingThatChangesWhileItReads() {
    PdqHash hash = new PdqHash(1, 2, 3, 4);
    store.save(NCII);
    store.add("ncii", List.of(entry("a", hash), entry("b", hash)));
    // After the numbers were read and before the entries are, one is forgotten and one comes.
    store.beforeChanges =
        () -> {
          store.forget("ncii", "a");
          store.add("ncii", List.of(entry("c", hash)));
        };
    assertThat(near(hash)).containsExactly("b", "c");
    assertThat(near(hash)).containsExactly("b", "c");

    IndexedHashMatcher late = IndexedHashMatcher.over(store);
    late.refresh();
    store.add("ncii", List.of(entry("d", hash)));
    store.beforeChanges =
        () -> {
          store.forget("ncii", "b");
          store.add("ncii", List.of(entry("e", hash)));
        };
    late.refresh();
    assertThat(items(late.near(List.of(hash), 0, 0))).containsExactly("c", "d", "e");
  }

  @Test
  void readsLargeBanksPageByPage() {
    var random = new Random(9);
    store.save(NCII);
    List<BankEntry> entries = new ArrayList<>();
    for (int i = 0; i < 25_000; i++) {
      entries.add(entry("item-" + i, Hashes.random(random)));
    }
    store.add("ncii", entries);
    store.setEnabled("ncii", "item-3", false);

    for (int i : new int[] {0, 3, 9_999, 10_000, 10_001, 24_999}) {
      PdqHash hash = ((KnownHash.Perceptual) entries.get(i).hash()).hash();
      assertThat(near(Hashes.at(31, hash, random)))
          .isEqualTo(i == 3 ? List.of() : List.of("item-" + i));
    }
    assertThat(store.pages).as("three pages and no more").isEqualTo(3);

    PdqHash indexed = ((KnownHash.Perceptual) entries.get(9_999).hash()).hash();
    store.setEnabled("ncii", "item-9999", false);
    assertThat(near(indexed)).isEmpty();
    store.setEnabled("ncii", "item-9999", true);
    assertThat(near(indexed)).containsExactly("item-9999");
    store.add("ncii", List.of(entry("item-9999", Hashes.at(9, indexed, random))));
    assertThat(matcher.near(List.of(indexed), 31, 50).hits())
        .extracting(HashHit::itemHashes)
        .containsExactly(2, 2);
    store.forget("ncii", "item-9999");
    assertThat(near(indexed)).isEmpty();
  }

  @Test
  void takesTheLatestOfAnEntryThatChangesBetweenPages() {
    var random = new Random(13);
    store.save(NCII);
    List<BankEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10_500; i++) {
      entries.add(entry("item-" + i, Hashes.random(random)));
    }
    store.add("ncii", entries);
    store.beforeChanges =
        () -> store.beforeChanges = () -> store.setEnabled("ncii", "item-5", false);

    assertThat(near(((KnownHash.Perceptual) entries.get(5).hash()).hash())).isEmpty();
    assertThat(near(((KnownHash.Perceptual) entries.get(6).hash()).hash())).hasSize(1);
  }

  @Test
  void answersManyWhileTheBankGrows() throws Exception {
    var random = new Random(10);
    store.save(NCII);
    PdqHash hash = Hashes.random(random);
    List<List<String>> seen =
        inParallel(
            4,
            100,
            (thread, n) -> {
              String item = "t" + thread + "-" + n;
              store.add("ncii", List.of(entry(item, hash)));
              List<String> found = near(hash);
              assertThat(found).contains(item);
              return found;
            });
    assertThat(seen).hasSize(400);
    assertThat(near(hash)).hasSize(400).doesNotHaveDuplicates();
  }

  /** Whatever happens to a bank, the index finds what reading the store through would find. */
  @Property(tries = 1000)
  void agreesWithTheStoreAfterAnyChanges(@ForAll long seed) {
    var random = new Random(seed);
    var fresh = new FragileStore();
    fresh.save(NCII);
    IndexedHashMatcher index = IndexedHashMatcher.over(fresh);
    PdqHash[] hashes = new PdqHash[5];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = i == 0 ? Hashes.random(random) : Hashes.at(8 * i, hashes[0], random);
    }
    Set<String> active = new HashSet<>();
    for (int step = 0; step < 30; step++) {
      String item = "i" + random.nextInt(4);
      int which = random.nextInt(hashes.length);
      switch (random.nextInt(5)) {
        case 0 -> {
          fresh.forget("ncii", item);
          active.removeIf(key -> key.startsWith(item));
        }
        case 1 -> {
          fresh.setEnabled("ncii", item, false);
          active.removeIf(key -> key.startsWith(item));
        }
        default -> {
          fresh.add("ncii", List.of(entry(item, hashes[which])));
          active.add(item + " " + hashes[which]);
        }
      }
      if (random.nextInt(3) == 0) {
        Set<String> found = new TreeSet<>();
        for (HashHit hit : index.near(List.of(hashes[0]), 31, 50).hits()) {
          found.add(hit.item() + " " + ((KnownHash.Perceptual) hit.hash()).hash());
        }
        Set<String> expected = new TreeSet<>();
        for (String key : active) {
          PdqHash hash = PdqHash.parse(key.substring(key.indexOf(' ') + 1));
          if (hash.distance(hashes[0]) <= 31) {
            expected.add(key);
          }
        }
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  @Test
  void indexesAnewWhenTheListOfRecentEntriesIsLong() {
    var random = new Random(12);
    store.save(NCII);
    List<PdqHash> hashes = new ArrayList<>();
    for (int batch = 0; batch < 12; batch++) {
      List<BankEntry> entries = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        PdqHash hash = Hashes.random(random);
        entries.add(entry("b" + batch + "-" + i, hash));
        hashes.add(hash);
      }
      store.add("ncii", entries);
      store.setEnabled("ncii", "b" + batch + "-7", false);
      matcher.refresh();
      int size = 0;
      for (int i = 0; i < hashes.size(); i += 50) {
        size += near(hashes.get(i)).size();
      }
      assertThat(size).isEqualTo((hashes.size() + 49) / 50);
      assertThat(near(hashes.get(700 * batch + 7))).isEmpty();
    }
  }

  private List<String> near(PdqHash hash) {
    return items(matcher.near(List.of(hash), 31, 50));
  }

  private static List<String> items(HashAnswer answer) {
    return answer.hits().stream().map(HashHit::item).sorted().toList();
  }

  private static BankEntry entry(String item, PdqHash hash) {
    return new BankEntry(item, KnownHash.of(hash));
  }

  /** A store that can be broken, and to which something can happen between two reads. */
  private static final class FragileStore implements HashBankStore {
    private final HashBankStore store = new InMemoryHashBankStore(new InMemoryUnitOfWork());
    final Set<String> broken = new HashSet<>();
    boolean down;
    int pages;
    Runnable beforeChanges = () -> {};

    @Override
    public List<BankState> banks() {
      if (down) {
        throw new FanfareException("no connection");
      }
      return store.banks();
    }

    @Override
    public List<EntryChange> perceptualChanges(String bank, long after, int limit) {
      if (broken.contains(bank)) {
        throw new FanfareException("no connection");
      }
      Runnable first = beforeChanges;
      beforeChanges = () -> {};
      first.run();
      pages++;
      return store.perceptualChanges(bank, after, limit);
    }

    @Override
    public void save(HashBank bank) {
      store.save(bank);
    }

    @Override
    public void setEnabled(String bank, boolean enabled) {
      store.setEnabled(bank, enabled);
    }

    @Override
    public int add(String bank, Collection<BankEntry> entries) {
      return store.add(bank, entries);
    }

    @Override
    public int setEnabled(String bank, String item, boolean enabled) {
      return store.setEnabled(bank, item, enabled);
    }

    @Override
    public int forget(String bank, String item) {
      return store.forget(bank, item);
    }

    @Override
    public List<ExactEntry> exact(ContentHash hash) {
      return store.exact(hash);
    }

    @Override
    public long size(String bank) {
      return store.size(bank);
    }
  }
}
