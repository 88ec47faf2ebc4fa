package dev.fanfare.simulation;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.analytics.Fact;
import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxMovement;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A platform under simulation: a storage and gateways that outlive the process, the process itself,
 * and beside them what the model knows.
 */
final class World {
  final Draw draw;
  final TestClock clock;
  final Tally tally;
  final Storage raw;
  final CrashPoints points;
  final CrashingStorage storage;
  final Settings settings;
  final Deliveries deliveries;
  final List<CreatorId> creators;
  final Map<PayoutMethod, CrashingGateway> gateways = new LinkedHashMap<>();

  /** The facade over the same storage, without crashes: for looking only. */
  final Fanfare looking;

  final Ladder ladder = new Ladder();
  final Books books;
  final Map<String, Fact> facts = new HashMap<>();
  final Map<Wallet, Long> charged = new HashMap<>();
  final Map<UUID, Wallet> reservations = new LinkedHashMap<>();
  final Map<UUID, Long> reserved = new HashMap<>();
  final Map<UUID, Wallet> charges = new LinkedHashMap<>();
  final Map<UUID, Long> refundable = new HashMap<>();
  final Map<UUID, CollaborationRequest> proposals = new LinkedHashMap<>();
  final List<UUID> adjustments = new ArrayList<>();
  final List<GatewayReport> mailbox = new ArrayList<>();
  final List<GatewayReport> delivered = new ArrayList<>();

  private final String prefix;
  private Fanfare process;
  private boolean othersWork;
  private int starts;
  private int keys;

  World(long seed, Storage raw, Tally tally) {
    this.draw = new Draw(seed);
    this.prefix = "s" + seed + "-";
    this.clock =
        TestClock.at(
            draw.one("2026-01-31T10:00:00Z", "2026-05-31T23:30:00Z", "2027-12-30T05:15:00Z"));
    this.tally = tally;
    this.raw = raw;
    this.points = new CrashPoints(tally);
    this.storage = new CrashingStorage(raw, points);
    this.settings = Settings.drawn(draw);
    this.deliveries = new Deliveries(new Draw(draw.seed()));
    this.creators =
        List.of("ada", "ben", "cleo", "dora").subList(0, 3 + draw.below(2)).stream()
            .map(CreatorId::of)
            .toList();
    SandboxScript wild = SandboxScript.seeded(draw.seed());
    SandboxScript script =
        attempt ->
            (attempt.key().getLeastSignificantBits() & 3) == 0
                ? SandboxBehaviour.PAYS
                : wild.of(attempt);
    addGateway(PayoutMethod.BANK_TRANSFER, SandboxGateway.of("bank", clock, script));
    addGateway(
        PayoutMethod.PAXUM,
        SandboxGateway.of("paxum", clock, script).withDedupeWindow(Duration.ofHours(2)));
    this.books =
        new Books(
            (creator, at) -> settings.sharesFollowTiers() ? ladder.shareAt(creator, at) : 550_000);
    this.process = started();
    Map<PayoutMethod, PayoutGateway> plain = new TreeMap<>();
    gateways.forEach((method, gateway) -> plain.put(method, gateway.sandbox()));
    this.looking =
        settings.start(raw, PayoutGateways.of(plain), clock, new SplittableRandom(draw.seed()));
  }

  private void addGateway(PayoutMethod method, SandboxGateway sandbox) {
    gateways.put(
        method,
        new CrashingGateway(sandbox, raw, points, new Draw(draw.seed()), tally, this::meanwhile));
  }

  /** Returns the running process. */
  Fanfare process() {
    return process;
  }

  /** Starts a new process over what the dead one left. */
  void restart() {
    process = started();
  }

  private Fanfare started() {
    Fanfare fanfare =
        settings.start(
            storage,
            PayoutGateways.of(new TreeMap<>(gateways)),
            clock,
            new SplittableRandom(prefix.hashCode() * 31L + starts++));
    fanfare.events().subscribe(deliveries);
    return fanfare;
  }

  /** Returns a name never used before. */
  String name() {
    return prefix + ++keys;
  }

  IdempotencyKey key() {
    return IdempotencyKey.of(name());
  }

  Instant now() {
    return clock.instant();
  }

  CreatorId someone() {
    return draw.one(creators);
  }

  /** Returns one of a few wallets, so that much happens in each. */
  Wallet wallet() {
    CreatorId creator = creators.get(draw.below(2));
    return new Wallet(creator, draw.chance(70) ? CreditType.GENERAL : CreditType.VIDEO_EDIT);
  }

  /** Returns the payouts in some states, in the order of their ids. */
  List<Payout> payouts(PayoutState... states) {
    List<PayoutState> wanted = List.of(states);
    Map<UUID, Payout> found = new TreeMap<>();
    raw.inTransaction(() -> raw.payouts().forEach(payout -> found.put(payout.id(), payout)));
    found.values().removeIf(p -> !wanted.isEmpty() && !wanted.contains(p.state()));
    return List.copyOf(found.values());
  }

  /** Lets time pass while this process waits for a gateway; another one goes on with the work. */
  private void meanwhile() {
    if (othersWork) {
      return;
    }
    othersWork = true;
    clock.advance(
        draw.one(
            Duration.ofSeconds(20),
            Duration.ofMinutes(11),
            Duration.ofHours(3),
            Duration.ofHours(26)));
    points.aside(
        () -> {
          Fanfare other = started();
          if (draw.chance(50)) {
            gatewaysSettle();
          }
          while (!mailbox.isEmpty() && draw.chance(70)) {
            GatewayReport report = mailbox.remove(draw.below(mailbox.size()));
            delivered.add(report);
            other.payouts().report(report);
          }
          other.payouts().reconcile(100);
          if (draw.chance(30)) {
            other.payouts().submitApproved(100);
          }
        });
    othersWork = false;
  }

  /** Ends the faults that come by chance, so that every doubt can be dealt with. */
  void calm() {
    deliveries.calm();
    gateways.values().forEach(CrashingGateway::calm);
  }

  /** Lets time pass at the gateways and collects what they report. */
  void gatewaysSettle() {
    for (CrashingGateway gateway : gateways.values()) {
      gateway.sandbox().settle();
    }
    collectReports();
  }

  void collectReports() {
    for (CrashingGateway gateway : gateways.values()) {
      mailbox.addAll(gateway.sandbox().takeReports());
    }
  }

  /** Returns how often money moved for a payout in a direction, by the gateways' own record. */
  long moved(UUID payout, SandboxMovement.Direction direction) {
    long count = 0;
    for (CrashingGateway gateway : gateways.values()) {
      for (SandboxMovement movement : gateway.sandbox().movements(payout)) {
        count += movement.direction() == direction ? 1 : 0;
      }
    }
    return count;
  }

  /** Returns every movement of money, by the gateways' own record. */
  List<SandboxMovement> movements() {
    return gateways.values().stream().flatMap(g -> g.sandbox().movements().stream()).toList();
  }
}
