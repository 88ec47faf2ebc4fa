package dev.fanfare.persistence.internal;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes records of any type by their constructors, of values at the ends of what is allowed. */
final class RandomValues {
  private static final int TRIES = 5_000;
  private static final int TRIES_INSIDE = 30;

  private static final List<Asset> ASSETS =
      List.of(Asset.of("USD"), Asset.of("JPY"), new Asset("GEM", 9));

  private static final Map<Class<?>, List<?>> SIMPLE =
      Map.ofEntries(
          Map.entry(
              String.class,
              List.of("x", "a b", "Zoë \"\\ 🎤", "2026", "null", "USD", "v1", "𝒳".repeat(8))),
          Map.entry(
              long.class,
              List.of(
                  0L,
                  1L,
                  2L,
                  100L,
                  999_999_999_999L,
                  (1L << 53) + 1,
                  Long.MAX_VALUE,
                  -1L,
                  Long.MIN_VALUE)),
          Map.entry(int.class, List.of(0, 1, 2, 100, 1_000_000, Integer.MAX_VALUE)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(
              Instant.class,
              List.of(
                  Instant.EPOCH,
                  Instant.parse("1969-12-31T23:59:59.999999Z"),
                  Instant.parse("2026-03-29T00:59:59.000001Z"),
                  Instant.parse("+10000-01-01T00:00:00Z"))),
          Map.entry(
              LocalDate.class,
              List.of(LocalDate.EPOCH, LocalDate.of(2024, 2, 29), LocalDate.of(9999, 12, 31))),
          Map.entry(
              ZoneId.class,
              List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("+05:45"))),
          Map.entry(
              BigDecimal.class,
              List.of(
                  new BigDecimal("1.10"), new BigDecimal("1E+3"), new BigDecimal("0.000000001"))));

  private final Random random;
  private Asset asset = ASSETS.get(0);

  RandomValues(Random random) {
    this.random = random;
  }

  /** Thrown when a constructor refuses what was tried. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(Throwable cause) {
      super(cause.toString(), cause, false, false);
    }
  }

  /** Returns a record of a type, all amounts in it of one asset. */
  Object of(Class<?> type) {
    return tried(
        TRIES,
        () -> {
          asset = one(ASSETS);
          return value(type);
        });
  }

  private interface Maker {
    Object make();
  }

  private static Object tried(int times, Maker maker) {
    Refused last = null;
    for (int i = 0; i < times; i++) {
      try {
        return maker.make();
      } catch (Refused e) {
        last = e;
      }
    }
    throw last;
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType of) {
      return value((Class<?>) of.getRawType(), of.getActualTypeArguments());
    }
    return value((Class<?>) type, new Type[0]);
  }

  private Object value(Class<?> type, Type[] of) {
    if (Collection.class.isAssignableFrom(type) || type == Map.class) {
      return several(type, of);
    }
    if (type == Money.class) {
      return new Money((Long) value(long.class), asset);
    }
    if (type == Asset.class) {
      return asset;
    }
    if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    }
    if (type.isEnum()) {
      return one(Arrays.asList(type.getEnumConstants()));
    }
    if (type.isSealed()) {
      return value(one(Arrays.asList(type.getPermittedSubclasses())));
    }
    if (type.isRecord()) {
      return tried(TRIES_INSIDE, () -> made(type, of));
    }
    Class<?> simple = type == Long.class ? long.class : type == Integer.class ? int.class : type;
    List<?> values = SIMPLE.get(simple);
    if (values == null) {
      throw new AssertionError("a storage cannot keep a " + type.getName());
    }
    return one(values);
  }

  private Object several(Class<?> type, Type[] of) {
    int size = random.nextInt(4);
    if (type == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(value(of[0]), value(of[1]));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(of[0]));
    }
    return type == Set.class ? new LinkedHashSet<>(list) : list;
  }

  private Object made(Class<?> type, Type[] of) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
        values[i] =
            nullable && random.nextBoolean()
                ? null
                : value(known(components[i].getGenericType(), type, of));
      }
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new Refused(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what a type variable of a record stands for. */
  private static Type known(Type component, Class<?> type, Type[] of) {
    if (component instanceof TypeVariable<?>) {
      return of[Arrays.asList(type.getTypeParameters()).indexOf(component)];
    }
    return component;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
