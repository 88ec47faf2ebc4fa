package dev.fanfare.simulation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What creators earned, worked out a second time in plain maps and whole numbers by the words of
 * sections 1, 6 and 8 of the domain page.
 */
final class Books {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final ToIntBiFunction<CreatorId, Instant> shares;
  private final Map<String, BookedSale> sales = new TreeMap<>();
  private final Map<List<Party>, Map<Asset, long[]>> deficits = new HashMap<>();
  private final Map<Purse, Long> net = new HashMap<>();
  private final Map<Purse, Long> adjustments = new HashMap<>();

  /** A creator's money in one asset. */
  record Purse(CreatorId creator, Asset asset) {}

  /** Who gets how much of a sale, in weights. */
  record Party(CreatorId creator, int weight) {}

  /** A sale and what went back of it. */
  static final class BookedSale {
    final String id;
    final Asset asset;
    final long gross;
    final List<Part> parts = new ArrayList<>();
    long back;

    BookedSale(String id, Asset asset, long gross) {
      this.id = id;
      this.asset = asset;
      this.gross = gross;
    }

    long left() {
      return gross - back;
    }
  }

  /** What one creator has of a sale, and what of it went back. */
  static final class Part {
    final CreatorId creator;
    final long gross;
    final long earned;
    long grossBack;
    long earnedBack;

    Part(CreatorId creator, long gross, long earned) {
      this.creator = creator;
      this.gross = gross;
      this.earned = earned;
    }
  }

  Books(ToIntBiFunction<CreatorId, Instant> shares) {
    this.shares = shares;
  }

  /** Returns what each creator earned less what refunds took. */
  Map<Purse, Long> net() {
    return net;
  }

  @Nullable BookedSale sale(String id) {
    return sales.get(id);
  }

  List<BookedSale> sales() {
    return List.copyOf(sales.values());
  }

  /** Books a sale and returns what each party earned of it. */
  List<Long> sale(String id, Instant at, Asset asset, long gross, List<Party> parties) {
    BookedSale sale = new BookedSale(id, asset, gross);
    long[] portions = portions(asset, gross, parties);
    List<Long> earned = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      CreatorId creator = parties.get(i).creator();
      long part = share(creator, at, portions[i]);
      sale.parts.add(new Part(creator, portions[i], part));
      add(creator, asset, part);
      earned.add(part);
    }
    sales.put(id, sale);
    return earned;
  }

  /** Floors first, then each unit left over to who lags behind the most, ties in order. */
  private long[] portions(Asset asset, long gross, List<Party> parties) {
    if (parties.size() < 2) {
      return parties.isEmpty() ? new long[0] : new long[] {gross};
    }
    long weight = parties.stream().mapToLong(Party::weight).sum();
    long[] behind =
        deficits
            .computeIfAbsent(parties, p -> new HashMap<>())
            .computeIfAbsent(asset, a -> new long[parties.size()]);
    long[] portions = new long[parties.size()];
    long left = gross;
    for (int i = 0; i < portions.length; i++) {
      BigInteger exact =
          BigInteger.valueOf(gross).multiply(BigInteger.valueOf(parties.get(i).weight()));
      BigInteger[] divided = exact.divideAndRemainder(BigInteger.valueOf(weight));
      portions[i] = divided[0].longValueExact();
      behind[i] += divided[1].longValueExact();
      left -= portions[i];
    }
    while (left-- > 0) {
      int most = 0;
      for (int i = 1; i < behind.length; i++) {
        most = behind[i] > behind[most] ? i : most;
      }
      portions[most]++;
      behind[most] -= weight;
    }
    return portions;
  }

  /** Books a refund of a known sale, which has that much left, and returns what it took. */
  long refund(BookedSale sale, long gross) {
    sale.back += gross;
    if (sale.parts.isEmpty()) {
      return 0;
    }
    BigInteger total = BigInteger.ZERO;
    for (Part part : sale.parts) {
      total = total.add(BigInteger.valueOf(part.gross - part.grossBack));
    }
    long[] portions = new long[sale.parts.size()];
    BigInteger[] rests = new BigInteger[portions.length];
    long left = gross;
    for (int i = 0; i < portions.length; i++) {
      Part part = sale.parts.get(i);
      BigInteger[] divided =
          BigInteger.valueOf(gross)
              .multiply(BigInteger.valueOf(part.gross - part.grossBack))
              .divideAndRemainder(total);
      portions[i] = divided[0].longValueExact();
      rests[i] = divided[1];
      left -= portions[i];
    }
    while (left-- > 0) {
      int most = 0;
      for (int i = 1; i < rests.length; i++) {
        most = rests[i].compareTo(rests[most]) > 0 ? i : most;
      }
      portions[most]++;
      rests[most] = BigInteger.ONE.negate();
    }
    long taken = 0;
    for (int i = 0; i < portions.length; i++) {
      taken += take(sale, sale.parts.get(i), portions[i]);
    }
    return taken;
  }

  private long take(BookedSale sale, Part part, long gross) {
    long remaining = part.gross - part.grossBack;
    long taken =
        gross == 0
            ? 0
            : BigDecimal.valueOf(part.earned - part.earnedBack)
                .multiply(BigDecimal.valueOf(gross))
                .divide(BigDecimal.valueOf(remaining), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    part.grossBack += gross;
    part.earnedBack += taken;
    add(part.creator, sale.asset, -taken);
    return taken;
  }

  /** Books a refund of a sale that nobody knows, and returns what it took. */
  long refund(@Nullable CreatorId creator, Instant at, Asset asset, long gross) {
    if (creator == null) {
      return 0;
    }
    long taken = share(creator, at, gross);
    add(creator, asset, -taken);
    return taken;
  }

  private long share(CreatorId creator, Instant at, long gross) {
    return BigDecimal.valueOf(gross)
        .multiply(BigDecimal.valueOf(shares.applyAsInt(creator, at)))
        .divide(MILLION, 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** Counts money that came to a creator's balance or left it by correction. */
  void adjusted(CreatorId creator, Asset asset, long amount) {
    adjustments.merge(new Purse(creator, asset), amount, Long::sum);
  }

  private void add(CreatorId creator, Asset asset, long amount) {
    net.merge(new Purse(creator, asset), amount, Long::sum);
  }

  /** Returns what corrections brought each creator. */
  Map<Purse, Long> adjustments() {
    return adjustments;
  }
}
