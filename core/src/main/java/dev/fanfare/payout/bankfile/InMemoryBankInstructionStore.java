package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps bank transfer instructions in memory: about 1 kB for each. */
public final class InMemoryBankInstructionStore implements BankInstructionStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, BankEntry> entries;
  private final InMemoryTable<String, UUID> waiting;
  private final InMemoryTable<String, PaymentFile> files;
  private final TreeMap<Place, UUID> places = new TreeMap<>();
  private final InMemoryTable<Place, UUID> filed;

  /** Where an instruction is: file, block, end-to-end id. */
  private record Place(String file, String block, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::file).thenComparing(Place::block).thenComparing(Place::id);

    /** Above every code and every id, which are ASCII. */
    static final String END = "\uffff";

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryBankInstructionStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.entries = new InMemoryTable<>(transactions, new HashMap<>());
    this.waiting = new InMemoryTable<>(transactions, new TreeMap<>());
    this.files = new InMemoryTable<>(transactions, new HashMap<>());
    this.filed = new InMemoryTable<>(transactions, places);
  }

  @Override
  public BankEntry add(BankEntry entry) {
    requireInNoFile(entry);
    return transactions.inTransaction(
        () -> {
          if (!entries.add(entry.key(), entry)) {
            return entries.find(entry.key()).orElseThrow();
          }
          if (entry instanceof BankInstruction instruction) {
            waiting.put(instruction.endToEndId(), instruction.key());
          }
          return entry;
        });
  }

  private static void requireInNoFile(BankEntry entry) {
    if (entry instanceof BankInstruction given) {
      require(
          given.messageId() == null,
          "an instruction is put into a file by assign, not by add: %s",
          entry);
    }
  }

  @Override
  public Optional<BankEntry> find(UUID key) {
    return entries.find(key);
  }

  @Override
  public List<BankInstruction> lock(Collection<UUID> keys) {
    // Transactions run one at a time: the running one holds every instruction.
    return transactions.read(
        () ->
            keys.stream()
                .distinct()
                .flatMap(key -> instruction(key).stream())
                .sorted(Comparator.comparing(BankInstruction::endToEndId))
                .toList());
  }

  @Override
  public void setStatus(Map<UUID, BankStatus> statuses) {
    transactions.inTransaction(
        () ->
            statuses.forEach(
                (key, status) ->
                    instruction(key).ifPresent(i -> entries.put(key, i.with(status)))));
  }

  @Override
  public int forget(Collection<UUID> keys) {
    return transactions.inTransaction(
        () -> {
          List<BankInstruction> known =
              lock(keys).stream()
                  .filter(i -> i.messageId() != null && i.status().isFinal() && !i.isForgotten())
                  .toList();
          known.forEach(i -> entries.put(i.key(), i.forgotten()));
          return known.size();
        });
  }

  @Override
  public Optional<PaymentFile> assign(PaymentFile file) {
    return transactions.inTransaction(
        () -> {
          Optional<PaymentFile> begun = files.find(file.messageId());
          List<UUID> all = begun.isPresent() ? List.of() : waiting.all();
          if (begun.isPresent() || all.isEmpty()) {
            return begun;
          }
          files.put(file.messageId(), file);
          all.forEach(key -> put(instruction(key).orElseThrow().in(file.messageId())));
          return Optional.of(file);
        });
  }

  private void put(BankInstruction instruction) {
    entries.put(instruction.key(), instruction);
    waiting.remove(instruction.endToEndId());
    filed.put(
        new Place(
            String.valueOf(instruction.messageId()),
            instruction.block().code(),
            instruction.endToEndId()),
        instruction.key());
  }

  @Override
  public Optional<PaymentFile> findFile(String messageId) {
    return files.find(messageId);
  }

  @Override
  public List<BlockTotal> totals(String messageId) {
    return transactions.read(
        () -> {
          Map<PaymentBlock, BlockTotal> totals = new TreeMap<>();
          Place from = new Place(messageId, "", "");
          Place to = new Place(messageId, Place.END, "");
          for (UUID key : places.subMap(from, to).values()) {
            BankInstruction instruction = instruction(key).orElseThrow();
            BigDecimal amount = instruction.amount().toDecimal();
            totals.merge(
                instruction.block(),
                new BlockTotal(instruction.block(), 1, amount),
                (sum, one) ->
                    new BlockTotal(sum.block(), sum.transactions() + 1, sum.sum().add(amount)));
          }
          return List.copyOf(totals.values());
        });
  }

  @Override
  public List<BankInstruction> page(
      String messageId, PaymentBlock block, Optional<UUID> after, int limit) {
    Place from = new Place(messageId, block.code(), after.map(EndToEndId::of).orElse(""));
    Place to = new Place(messageId, block.code(), Place.END);
    return transactions.read(
        () -> {
          List<BankInstruction> page = new ArrayList<>();
          for (UUID key : places.subMap(from, false, to, false).values()) {
            if (page.size() == limit) {
              break;
            }
            instruction(key).ifPresent(page::add);
          }
          return page;
        });
  }

  private Optional<BankInstruction> instruction(UUID key) {
    return entries
        .find(key)
        .filter(BankInstruction.class::isInstance)
        .map(BankInstruction.class::cast);
  }
}
