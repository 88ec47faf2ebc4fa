package dev.fanfare.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Storage;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.PostgresServer;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same files give the same results, wherever they are stored and however often they run. */
class DatabaseRunTest {
  /** Some 700 gifts; November and December 2025, with nine payout days. */
  @TempDir private static Path sample;

  private static Map<String, String> inMemory = Map.of();

  @TempDir private Path directory;

  private @Nullable HikariDataSource connections;
  private @Nullable JpaStorage storage;

  enum Kind {
    H2,
    POSTGRESQL
  }

  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void runInMemory(@TempDir Path out) throws IOException {
    SamplePlatform.write(new SampleSpec(7, 12, 61), sample, day -> {});
    RunReport report = run(Storage.inMemory(), 1, out);
    assertThat(report.imported().added()).isGreaterThan(500);
    assertThat(report.payouts()).hasSizeGreaterThan(10);
    assertThat(report.findings()).isEmpty();
    inMemory = written(report, out);
  }

  @AfterEach
  void close() {
    if (storage != null) {
      storage.close();
    }
    if (connections != null) {
      connections.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesTheSameBytesAsInMemoryAndAgain(Kind kind) throws IOException {
    Storage database = open(kind);
    RunReport first = run(database, 2, directory);
    assertThat(written(first, directory)).isEqualTo(inMemory);
    assertThat(first.findings()).isEmpty();

    RunReport second = run(database, 2, directory);
    assertThat(written(second, directory)).isEqualTo(inMemory);
    assertThat(second.imported().added()).isZero();
    assertThat(second.findings()).isEmpty();
  }

  /** As a killed process leaves it: the transaction that was running is gone. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void goesOnAfterEveryInterruption(Kind kind) throws IOException {
    Storage database = open(kind);
    for (int transactions = 3; transactions < 40; transactions += 9) {
      Storage dying = interruptedAfter(transactions, database);
      assertThatThrownBy(() -> run(dying, 1, directory)).hasRootCauseInstanceOf(Interrupted.class);
    }
    RunReport report = run(database, 2, directory);
    assertThat(report.imported().repeated()).as("booked before").isPositive();
    assertThat(written(report, directory)).isEqualTo(inMemory);
    assertThat(report.findings()).isEmpty();
  }

  /** Returns the storage as one that fails just before its nth commit. */
  private static Storage interruptedAfter(int transactions, Storage storage) {
    AtomicInteger left = new AtomicInteger(transactions);
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, args) ->
                method.getName().equals("inTransaction") && !storage.isActive()
                    ? storage.inTransaction(() -> interrupted(args[0], left))
                    : invoke(storage, method, args));
  }

  private static @Nullable Object interrupted(Object work, AtomicInteger left) {
    Object result = null;
    if (work instanceof Supplier<?> supplier) {
      result = supplier.get();
    } else {
      ((Runnable) work).run();
    }
    if (left.decrementAndGet() == 0) {
      throw new IllegalStateException(new Interrupted());
    }
    return result;
  }

  private static Object invoke(Storage storage, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(storage, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Storage open(Kind kind) {
    HikariDataSource pool = kind == Kind.POSTGRESQL ? PostgresServer.newDatabase() : h2();
    connections = pool;
    FanfareSchema.migrate(pool);
    storage = JpaStorage.open(pool, FieldEncryption.fromJson(MadeUpAccounts.keyset()));
    return storage;
  }

  private HikariDataSource h2() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("platform").toAbsolutePath());
    return new HikariDataSource(config);
  }

  private static RunReport run(Storage storage, int writers, Path directory) {
    var nobody = new PrintWriter(Writer.nullWriter());
    Console console = Console.of(nobody, nobody, true);
    var rejections = new Rejections();
    PlatformData data = PlatformData.read(sample, rejections, console);
    CsvOutput.prepare(figures(directory));
    RunReport report =
        PlatformRun.run(
            storage,
            data,
            new RunSettings(null, null, TierPresets::program, writers, figures(directory)),
            rejections,
            console);
    assertThat(rejections.sorted()).isEmpty();
    return report;
  }

  private static Path figures(Path directory) {
    return directory.resolve("out");
  }

  private static Map<String, String> written(RunReport report, Path directory) throws IOException {
    Path out = figures(directory);
    Map<String, String> contents = new TreeMap<>();
    for (String name : RunFiles.write(report, new Rejections(), out)) {
      contents.put(name, Files.readString(out.resolve(name)));
    }
    return contents;
  }
}
