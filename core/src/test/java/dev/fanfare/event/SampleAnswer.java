package dev.fanfare.event;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers for tests, one of them with every kind of value that an answer may hold. */
public sealed interface SampleAnswer extends Answer {
  /** One of a few. */
  enum Choice {
    FIRST,
    SECOND
  }

  /** The request was served; the balance afterwards. */
  record Served(long balance, boolean replayed) implements SampleAnswer {
    @Override
    public Served asReplayed() {
      return new Served(balance, true);
    }
  }

  /** The request was refused. */
  record Refused(String because, boolean replayed) implements SampleAnswer {
    @Override
    public Refused asReplayed() {
      return new Refused(because, true);
    }
  }

  /** Every kind of value. */
  record Everything(
      String text,
      @Nullable String missing,
      int number,
      long large,
      boolean flag,
      Instant instant,
      LocalDate day,
      ZoneId zone,
      UUID id,
      IdempotencyKey typedId,
      Choice choice,
      Money money,
      Asset asset,
      List<Money> list,
      Map<String, Long> map,
      boolean replayed)
      implements SampleAnswer {
    @Override
    public Everything asReplayed() {
      return new Everything(
          text, missing, number, large, flag, instant, day, zone, id, typedId, choice, money, asset,
          list, map, true);
    }

    /** Returns one with values that a careless storage would change. */
    public static Everything sample() {
      return new Everything(
          "Zoë said \"<b>\\n'; DROP TABLE x; --\" 🎉",
          null,
          Integer.MIN_VALUE,
          Long.MAX_VALUE,
          true,
          Instant.parse("2026-02-28T23:59:59.999999Z"),
          LocalDate.parse("2028-02-29"),
          ZoneId.of("Europe/Zurich"),
          UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"),
          IdempotencyKey.of("order-4411"),
          Choice.SECOND,
          Money.of("-92233720368547758.08", "USD"),
          new Asset("USDT", 6),
          List.of(Money.of("1300000", "KRW"), Money.of("0.001", "KWD")),
          Map.of("views", 9_007_199_254_740_993L),
          false);
    }
  }
}
