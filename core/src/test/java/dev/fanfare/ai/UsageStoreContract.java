package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link UsageStore} does. Extend it and hand over an empty store for each test. */
public abstract class UsageStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Asset EUR = Asset.of("EUR");
  private static final ModelName BIG = new ModelName("acme", "big-1");
  private static final ModelName SMALL = new ModelName("acme", "small-1");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract UsageStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  private static CallRecord call(long id) {
    return call(id, NOON, "ada", Purpose.CHAT, BIG, AiUsage.of(100, 10), cents(id));
  }

  private static CallRecord call(
      long id,
      Instant at,
      @Nullable String user,
      Purpose purpose,
      ModelName model,
      AiUsage usage,
      CallCost cost) {
    return new CallRecord(
        new UUID(0, id),
        at,
        user,
        purpose,
        null,
        model,
        model,
        usage,
        cost,
        false,
        1,
        FinishReason.STOP,
        null,
        Duration.ofMillis(900),
        null,
        "req-" + id);
  }

  private static CallCost cents(long cents) {
    return new CallCost.Priced(new AiCost(cents * 10_000_000, USD));
  }

  private static CallRecord failed(long id, CallCost cost, FaultKind fault) {
    return new CallRecord(
        new UUID(0, id),
        NOON,
        null,
        Purpose.TRENDS,
        "acme's \"shop\" ✓",
        SMALL,
        null,
        new AiUsage(5L, null, 0L, 3L, 2L),
        cost,
        true,
        3,
        null,
        fault,
        Duration.ofNanos(1_234_567_000),
        Duration.ofNanos(1_000),
        null);
  }

  @Test
  void readsBackEveryField() {
    List<CallRecord> calls =
        List.of(
            call(1),
            failed(2, new CallCost.Nothing(), FaultKind.OVERLOADED),
            failed(3, new CallCost.Unpriced(UnpricedReason.BROKEN_OFF), FaultKind.STREAM_TRUNCATED),
            call(
                4,
                NOON.plusNanos(1_000),
                null,
                new Purpose("a purpose of the host's"),
                new ModelName("openrouter", "acme/big@2026:free"),
                AiUsage.UNKNOWN,
                new CallCost.Unpriced(UnpricedReason.NO_COUNT)),
            call(
                5,
                NOON,
                "u",
                Purpose.CHAT,
                SMALL,
                new AiUsage(
                    CallRecord.MAX_TOKENS,
                    CallRecord.MAX_TOKENS,
                    CallRecord.MAX_TOKENS,
                    CallRecord.MAX_TOKENS,
                    CallRecord.MAX_TOKENS),
                new CallCost.Priced(
                    new AiCost(PriceBook.MOST_UNITS * 1_000_000_000, new Asset("GEM", 9)))));
    for (CallRecord call : calls) {
      assertThat(store().add(call)).isTrue();
    }
    for (CallRecord call : calls) {
      assertThat(store().find(call.id())).contains(call);
    }
    assertThat(store().find(new UUID(0, 9))).isEmpty();
  }

  @Test
  void keepsEveryFinishFaultAndReason() {
    long id = 0;
    for (FinishReason finish : FinishReason.values()) {
      CallRecord plain = call(++id);
      CallRecord ended =
          new CallRecord(
              plain.id(),
              plain.at(),
              plain.user(),
              plain.purpose(),
              null,
              BIG,
              SMALL,
              plain.usage(),
              plain.cost(),
              true,
              0,
              finish,
              null,
              Duration.ZERO,
              null,
              null);
      store().add(ended);
      assertThat(store().find(plain.id())).contains(ended);
    }
    for (FaultKind fault : FaultKind.values()) {
      CallRecord ended = failed(++id, new CallCost.Nothing(), fault);
      store().add(ended);
      assertThat(store().find(ended.id())).contains(ended);
    }
    for (UnpricedReason reason : UnpricedReason.values()) {
      CallRecord ended = failed(++id, new CallCost.Unpriced(reason), FaultKind.TIMEOUT);
      store().add(ended);
      assertThat(store().find(ended.id())).contains(ended);
    }
  }

  @Test
  void addsACallOnce() {
    assertThat(store().add(call(1))).isTrue();
    assertThat(store().add(failed(1, new CallCost.Nothing(), FaultKind.OTHER))).isFalse();
    assertThat(store().find(new UUID(0, 1))).contains(call(1));
  }

  @Test
  void addsEachOfManyCallsOnceUnderSixteenThreads() throws Exception {
    List<Boolean> added = inParallel(16, 10, (thread, n) -> store().add(call(n)));
    assertThat(added).filteredOn(yes -> yes).hasSize(10);
    assertThat(total(UsageQuery.of(Instant.MIN, Instant.MAX)).calls()).isEqualTo(10);
  }

  @Test
  void forgetsWhatWasRolledBack() {
    store().add(call(1));
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store().add(call(2));
                      store().prune(NOON.plusSeconds(1), 10);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(store().find(new UUID(0, 1))).isPresent();
    assertThat(store().find(new UUID(0, 2))).isEmpty();
  }

  @Test
  void totalsNothingToNoLine() {
    assertThat(store().totals(UsageQuery.of(Instant.MIN, Instant.MAX))).isEmpty();
    store().add(call(1));
    assertThat(store().totals(UsageQuery.of(NOON.plusNanos(1_000), Instant.MAX))).isEmpty();
    assertThat(store().totals(UsageQuery.of(Instant.MIN, NOON))).isEmpty();
    assertThat(store().totals(UsageQuery.of(NOON, NOON.plusNanos(1_000)))).hasSize(1);
  }

  @Test
  void totalsEachCurrencyInALineOfItsOwn() {
    store().add(call(1));
    store().add(call(2));
    store()
        .add(
            call(
                3,
                NOON,
                "ada",
                Purpose.CHAT,
                BIG,
                new AiUsage(1L, 2L, 3L, 4L, 4L),
                new CallCost.Priced(new AiCost(7, EUR))));
    store().add(failed(4, new CallCost.Unpriced(UnpricedReason.NO_PRICE), FaultKind.TIMEOUT));
    store().add(failed(5, new CallCost.Nothing(), FaultKind.RATE_LIMITED));
    store()
        .add(
            call(
                6,
                NOON,
                null,
                Purpose.CHAT,
                BIG,
                new AiUsage(9L, null, null, null, null),
                new CallCost.Unpriced(UnpricedReason.NO_COUNT)));

    assertThat(store().totals(UsageQuery.of(Instant.MIN, Instant.MAX)))
        .containsExactlyInAnyOrder(
            line(2, 0, 0, 0, 200, 0, 0, 20, new AiCost(30_000_000, USD)),
            line(1, 0, 0, 0, 1, 2, 3, 4, new AiCost(7, EUR)),
            // 5 + 5 + 9 of input; call 6 lacks its output.
            line(3, 2, 2, 1, 19, 0, 0, 6, null));
  }

  private static UsageTotal line(
      long calls,
      long faults,
      long unpriced,
      long uncounted,
      long input,
      long read,
      long write,
      long output,
      @Nullable AiCost cost) {
    return new UsageTotal(
        null,
        null,
        null,
        null,
        null,
        calls,
        faults,
        unpriced,
        uncounted,
        input,
        read,
        write,
        output,
        cost == null ? List.of() : List.of(cost));
  }

  @Test
  void totalsByDaysOfTheZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // The 29th has 23 hours there: from 23:00 UTC of the 28th to 22:00 UTC of the 29th.
    store().add(at(1, "2026-03-28T22:59:59.999999Z"));
    store().add(at(2, "2026-03-28T23:00:00Z"));
    store().add(at(3, "2026-03-29T21:59:59.999999Z"));
    store().add(at(4, "2026-03-29T22:00:00Z"));
    store().add(at(5, "2026-03-30T21:59:59Z"));
    assertThat(
            byDay(
                UsageQuery.days(
                    LocalDate.of(2026, 3, 28),
                    LocalDate.of(2026, 3, 30),
                    berlin,
                    UsageDimension.DAY)))
        .isEqualTo(Map.of("2026-03-28", 1L, "2026-03-29", 2L, "2026-03-30", 2L));
    assertThat(
            byDay(
                UsageQuery.of(
                    Instant.parse("2026-03-28T22:59:59.999999Z"),
                    Instant.parse("2026-03-29T22:00:00Z"),
                    UsageDimension.DAY)))
        .as("days of UTC, the first and the last cut short")
        .isEqualTo(Map.of("2026-03-28", 2L, "2026-03-29", 1L));
  }

  private CallRecord at(long id, String at) {
    return call(id, Instant.parse(at), "ada", Purpose.CHAT, BIG, AiUsage.of(1, 1), cents(1));
  }

  private Map<String, Long> byDay(UsageQuery query) {
    Map<String, Long> days = new TreeMap<>();
    for (UsageTotal line : store().totals(query)) {
      days.merge(String.valueOf(line.day()), line.calls(), Long::sum);
    }
    return days;
  }

  @Test
  void looksOnlyAtWhatIsWanted() {
    store().add(call(1));
    store().add(call(2, NOON, "ben", Purpose.CHAT, BIG, AiUsage.of(1, 1), cents(1)));
    store().add(call(3, NOON, null, Purpose.TRENDS, BIG, AiUsage.of(1, 1), cents(1)));
    store().add(failed(4, new CallCost.Nothing(), FaultKind.OTHER));
    UsageQuery all = UsageQuery.of(Instant.MIN, Instant.MAX);
    assertThat(total(all.ofUser("ada")).calls()).isEqualTo(1);
    assertThat(total(all.forPurpose(Purpose.CHAT)).calls()).isEqualTo(2);
    assertThat(total(all.forPurpose(Purpose.CHAT).ofUser("ben")).calls()).isEqualTo(1);
    assertThat(total(all.ofTenant("acme's \"shop\" ✓")).calls()).isEqualTo(1);
    assertThat(store().totals(all.ofTenant("acme"))).isEmpty();
  }

  private UsageTotal total(UsageQuery query) {
    List<UsageTotal> lines = store().totals(query);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  @Test
  void prunesTheOldestFirst() {
    for (int i = 1; i <= 5; i++) {
      store().add(at(i, "2026-03-0" + i + "T00:00:00Z"));
    }
    Instant end = Instant.parse("2026-03-04T00:00:00Z");
    assertThat(store().prune(end, 2)).isEqualTo(2);
    assertThat(store().find(new UUID(0, 2))).isEmpty();
    assertThat(store().find(new UUID(0, 3))).isPresent();
    assertThat(store().prune(end, 2)).isEqualTo(1);
    assertThat(store().prune(end, 2)).isZero();
    assertThat(total(UsageQuery.of(Instant.MIN, Instant.MAX)).calls()).isEqualTo(2);
  }

  /** Against sums over a list, by every combination of dimensions. */
  @Test
  void agreesWithAPlainSum() {
    Random random = new Random(7);
    List<CallRecord> calls = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      CallRecord call = random(random, i);
      calls.add(call);
      store().add(call);
    }
    for (int mask = 0; mask < 1 << UsageDimension.values().length; mask++) {
      Set<UsageDimension> by = new HashSet<>();
      for (UsageDimension dimension : UsageDimension.values()) {
        if ((mask >> dimension.ordinal() & 1) == 1) {
          by.add(dimension);
        }
      }
      UsageQuery query =
          new UsageQuery(
              NOON.minusSeconds(80_000),
              NOON.plusSeconds(80_000),
              by,
              ZoneId.of("Asia/Kathmandu"),
              null,
              null,
              null);
      assertThat(texts(store().totals(query))).isEqualTo(plain(calls, query));
    }
  }

  private static CallRecord random(Random random, long id) {
    int kind = random.nextInt(4);
    CallCost cost =
        switch (kind) {
          case 0 -> new CallCost.Nothing();
          case 1 -> new CallCost.Unpriced(UnpricedReason.NO_PRICE);
          case 2 -> new CallCost.Priced(new AiCost(random.nextInt(1_000_000), EUR));
          default -> new CallCost.Priced(new AiCost(random.nextInt(1_000_000), USD));
        };
    boolean fault = random.nextInt(4) == 0;
    return new CallRecord(
        new UUID(0, id),
        NOON.plusSeconds(random.nextInt(200_000) - 100_000),
        random.nextInt(3) == 0 ? null : "user-" + random.nextInt(3),
        random.nextBoolean() ? Purpose.CHAT : Purpose.MODERATION,
        random.nextInt(3) == 0 ? null : "tenant-" + random.nextInt(2),
        BIG,
        fault && random.nextBoolean() ? null : random.nextBoolean() ? BIG : SMALL,
        new AiUsage(
            random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(1_000),
            random.nextBoolean() ? null : (Long) (long) random.nextInt(1_000),
            (long) random.nextInt(1_000),
            random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(1_000),
            null),
        cost,
        random.nextBoolean(),
        1,
        fault ? null : FinishReason.STOP,
        fault ? FaultKind.TIMEOUT : null,
        Duration.ZERO,
        null,
        null);
  }

  private static Map<String, List<Long>> texts(List<UsageTotal> lines) {
    Map<String, List<Long>> texts = new TreeMap<>();
    for (UsageTotal line : lines) {
      AiCost cost = line.costs().isEmpty() ? null : line.costs().get(0);
      String key =
          key(
              line.day(),
              line.purpose(),
              line.model(),
              line.user(),
              line.tenant(),
              cost == null ? null : cost.currency());
      assertThat(
              texts.put(
                  key,
                  List.of(
                      line.calls(),
                      line.faults(),
                      line.unpriced(),
                      line.uncounted(),
                      line.uncachedInput(),
                      line.cacheRead(),
                      line.cacheWrite(),
                      line.output(),
                      cost == null ? 0 : cost.nanos())))
          .as("once: %s", key)
          .isNull();
    }
    return texts;
  }

  private static String key(@Nullable Object... parts) {
    List<String> texts = new ArrayList<>();
    for (Object part : parts) {
      texts.add(Objects.toString(part));
    }
    return String.join(" | ", texts);
  }

  private static Map<String, List<Long>> plain(List<CallRecord> calls, UsageQuery query) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (CallRecord call : calls) {
      if (call.at().isBefore(query.from()) || !call.at().isBefore(query.to())) {
        continue;
      }
      AiCost cost = call.cost() instanceof CallCost.Priced priced ? priced.amount() : null;
      boolean lacks = call.usage().uncachedInput() == null || call.usage().output() == null;
      String key =
          key(
              query.by().contains(UsageDimension.DAY)
                  ? call.at().atZone(query.zone()).toLocalDate()
                  : null,
              query.by().contains(UsageDimension.PURPOSE) ? call.purpose() : null,
              query.by().contains(UsageDimension.MODEL) ? call.model() : null,
              query.by().contains(UsageDimension.USER) ? call.user() : null,
              query.by().contains(UsageDimension.TENANT) ? call.tenant() : null,
              cost == null ? null : cost.currency());
      List<Long> one =
          List.of(
              1L,
              call.fault() == null ? 0L : 1L,
              call.cost() instanceof CallCost.Unpriced ? 1L : 0L,
              lacks && !(call.cost() instanceof CallCost.Nothing) ? 1L : 0L,
              count(call.usage().uncachedInput()),
              count(call.usage().cacheRead()),
              count(call.usage().cacheWrite()),
              count(call.usage().output()),
              cost == null ? 0L : cost.nanos());
      sums.merge(
          key,
          one,
          (a, b) -> {
            List<Long> sum = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
              sum.add(a.get(i) + b.get(i));
            }
            return sum;
          });
    }
    return sums;
  }

  private static long count(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  /** The days of a query cover it without a gap and without an overlap. */
  @Test
  void cutsAQueryIntoDays() {
    for (String zone : List.of("America/St_Johns", "Pacific/Apia", "UTC")) {
      UsageQuery query =
          new UsageQuery(
              Instant.parse("2006-10-27T05:00:00Z"),
              Instant.parse("2006-11-02T05:00:00Z"),
              Set.of(UsageDimension.DAY),
              ZoneId.of(zone),
              null,
              null,
              null);
      Instant end = query.from();
      for (UsageQuery.Day day : query.days()) {
        assertThat(day.from()).isEqualTo(end).isBefore(day.to());
        end = day.to();
      }
      assertThat(end).isEqualTo(query.to());
      assertThat(query.days()).extracting(UsageQuery.Day::day).doesNotHaveDuplicates();
    }
    assertThat(new UsageQuery(NOON, NOON, Set.of(), ZoneOffset.UTC, null, null, null).days())
        .isEmpty();
  }
}
