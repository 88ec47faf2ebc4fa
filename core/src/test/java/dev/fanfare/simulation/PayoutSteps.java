package dev.fanfare.simulation;

import static dev.fanfare.simulation.CreatorSteps.require;
import static dev.fanfare.simulation.Settings.EUR;
import static dev.fanfare.simulation.Settings.USD;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.DecisionResult;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunReport;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.ReportEffect;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.Submission;
import dev.fanfare.payout.sandbox.SandboxMovement.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How creators are paid, and what gateways make of it. */
final class PayoutSteps {
  private final World world;
  private final Draw draw;
  private final List<PayoutRun> runs = new ArrayList<>();

  PayoutSteps(World world) {
    this.world = world;
    this.draw = world.draw;
  }

  private PayoutMethod method() {
    return draw.chance(4)
        ? PayoutMethod.STRIPE
        : draw.one(PayoutMethod.BANK_TRANSFER, PayoutMethod.PAXUM);
  }

  private Money available(CreatorId creator, Asset asset) {
    return world.looking.earnings().balance(creator, asset).available();
  }

  Optional<Step> request() {
    CreatorId creator = world.someone();
    Asset asset = draw.chance(93) ? USD : EUR;
    Money available = available(creator, asset);
    if (available.isZero() && draw.chance(80)) {
      return Optional.empty();
    }
    long there = available.minor();
    long minor =
        switch (draw.below(8)) {
          case 0 -> there + 1;
          case 1 -> there;
          case 2 -> draw.between(0, there);
          default -> draw.between(Math.min(there, 25_00), Math.min(there, 120_00));
        };
    Money gross = new Money(minor, asset);
    if (!gross.isPositive()) {
      return Optional.empty();
    }
    PayoutMethod method = method();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "request %s for %s by %s".formatted(gross, creator, method),
            f -> f.payouts().request(creator, gross, method, key),
            answer -> {
              boolean tooMuch = gross.compareTo(available) > 0;
              if (answer instanceof RequestResult.Requested made) {
                require(!tooMuch, "available: " + available);
                requested(made, creator, gross);
              } else if (answer instanceof RequestResult.InsufficientFunds) {
                require(tooMuch, "available: " + available);
              }
            }));
  }

  Optional<Step> requestAll() {
    CreatorId creator = world.someone();
    Asset asset = draw.chance(93) ? USD : EUR;
    Money available = available(creator, asset);
    if (available.isZero() && draw.chance(80)) {
      return Optional.empty();
    }
    PayoutMethod method = method();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "request all %s for %s by %s".formatted(asset, creator, method),
            f -> f.payouts().requestAll(creator, method, asset, key),
            answer -> {
              if (answer instanceof RequestResult.Requested made) {
                requested(made, creator, available);
              }
            }));
  }

  private void requested(RequestResult.Requested made, CreatorId creator, Money gross) {
    require(made.gross().equals(gross), "asked for " + gross);
    Payout payout = world.looking.payouts().find(made.payout()).orElseThrow();
    boolean mayBePaid =
        world.raw.creators().find(creator).filter(c -> c.hold().isEmpty()).isPresent();
    require(mayBePaid, creator + " is not to be paid");
    Money parts = made.net().plus(made.fee()).plus(made.tax());
    require(
        parts.equals(payout.quote().amount()) && !made.fee().isNegative(),
        "fee, tax and net are not " + payout.quote().amount());
  }

  Optional<Step> decide() {
    List<Payout> open =
        draw.chance(80)
            ? world.payouts(PayoutState.REQUESTED, PayoutState.IN_REVIEW, PayoutState.APPROVED)
            : world.payouts();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Payout payout = draw.one(open);
    PayoutState to =
        draw.one(
            PayoutState.APPROVED,
            PayoutState.APPROVED,
            PayoutState.APPROVED,
            PayoutState.IN_REVIEW,
            PayoutState.CANCELLED);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "decide on %s: %s".formatted(payout.id(), to),
            f ->
                switch (to) {
                  case APPROVED -> f.payouts().approve(payout.id(), "olga", key);
                  case IN_REVIEW ->
                      f.payouts().sendToReview(payout.id(), "olga", "odd amount", key);
                  default -> f.payouts().cancel(payout.id(), "olga", "on request", key);
                },
            answer -> {
              boolean legal =
                  switch (payout.state()) {
                    case REQUESTED -> true;
                    case IN_REVIEW -> to != PayoutState.IN_REVIEW;
                    case APPROVED -> to == PayoutState.CANCELLED;
                    default -> false;
                  };
              require(legal == answer instanceof DecisionResult.Applied, "it is " + payout);
            }));
  }

  Optional<Step> submit() {
    List<Payout> choice = world.payouts(PayoutState.APPROVED);
    if (draw.chance(5)) {
      choice = world.payouts();
    }
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    Payout payout = draw.one(choice);
    return Optional.of(
        Step.verb(
                "submit " + payout.id(),
                f -> f.payouts().submit(payout.id()),
                answer -> {
                  boolean sent = answer instanceof Submission.Sent;
                  require(
                      !sent || payout.state() == PayoutState.APPROVED, "it was " + payout.state());
                },
                (first, second) -> !(second instanceof Submission.Sent))
            .callingGateways()
            .dyingFirstAt(8, 28));
  }

  Optional<Step> submitApproved() {
    return Optional.of(
        Step.verb(
                "submit what is approved",
                f -> f.payouts().submitApproved(100),
                report -> {},
                (first, second) -> second.sent().isEmpty())
            .callingGateways()
            .dyingFirstAt(1, 90));
  }

  /** Runs a batch, or goes on with an earlier one. */
  Optional<Step> run() {
    PayoutRun run =
        runs.isEmpty() || draw.chance(75)
            ? PayoutRun.at(world.now().minus(Duration.ofHours(draw.one(0, 0, 5))), method(), USD)
            : draw.one(runs);
    if (!runs.contains(run)) {
      runs.add(run);
    }
    return Optional.of(
        Step.verb(
                "run " + run,
                f -> f.payouts().run(run),
                report -> checkRun(run, report),
                (first, second) -> second.equals(first))
            .callingGateways()
            .dyingFirstAt(1, 90));
  }

  private void checkRun(PayoutRun run, PayoutRunReport report) {
    int waiting = report.waiting().values().stream().mapToInt(n -> n).sum();
    int outcomes =
        report.paid() + report.submitted() + report.failed() + report.unknown() + waiting;
    require(report.requested() == outcomes, "outcomes do not sum to " + report.requested());
    List<Payout> made =
        world.payouts().stream().filter(payout -> run.key().equals(payout.runKey())).toList();
    Money gross = made.stream().map(Payout::gross).reduce(Money.zero(USD), Money::plus);
    require(
        report.requested() == made.size()
            && report.gross().getOrDefault(USD, Money.zero(USD)).equals(gross),
        "the run made %d payouts of %s".formatted(made.size(), gross));
    long creators = made.stream().map(Payout::creator).distinct().count();
    require(creators == made.size(), "the run pays a creator twice");
  }

  Optional<Step> reconcile() {
    return Optional.of(reconciling());
  }

  Step reconciling() {
    return Step.verb(
            "reconcile",
            f -> f.payouts().reconcile(100),
            report -> {},
            (first, second) -> second.lookups() == 0)
        .callingGateways()
        .dyingFirstAt(1, 90);
  }

  Optional<Step> lookUp() {
    List<Payout> all = world.payouts();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Payout payout = draw.one(all);
    return Optional.of(
        Step.<Payout>verb(
                "look up " + payout.id(),
                f -> f.payouts().lookUp(payout.id()),
                found -> {},
                (first, second) -> true)
            .callingGateways()
            .onlyOnce());
  }

  /** Delivers a report: the oldest one, any other, or one that was delivered before. */
  Optional<Step> report() {
    world.collectReports();
    boolean again = !world.delivered.isEmpty() && draw.chance(25);
    if (world.mailbox.isEmpty() && !again) {
      return Optional.empty();
    }
    if (again) {
      world.tally.fault("report came again");
      return Optional.of(reporting(draw.one(world.delivered)));
    }
    int place = draw.chance(50) ? 0 : draw.below(world.mailbox.size());
    if (place > 0) {
      world.tally.fault("report came out of order");
    }
    GatewayReport report = world.mailbox.remove(place);
    world.delivered.add(report);
    return Optional.of(reporting(report));
  }

  /** Delivers every report that waits. */
  List<Step> newReports() {
    world.collectReports();
    world.delivered.addAll(world.mailbox);
    List<Step> steps = world.mailbox.stream().map(this::reporting).toList();
    world.mailbox.clear();
    return steps;
  }

  Step reporting(GatewayReport report) {
    return Step.verb(
        "report " + report,
        f -> f.payouts().report(report),
        effect ->
            require(
                effect != ReportEffect.CONTRADICTION && effect != ReportEffect.UNKNOWN_ATTEMPT,
                "a truthful report is a " + effect),
        (first, second) -> second == ReportEffect.DUPLICATE);
  }

  Optional<Step> gatewaysSettle() {
    return Optional.of(Step.outside("time passes at the gateways", world::gatewaysSettle));
  }

  /** An operator finds the money at the gateway, or that it came back. */
  Optional<Step> resolve() {
    List<Payout> all = world.payouts();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Payout payout = draw.one(all);
    return Optional.ofNullable(truth(payout)).map(found -> resolving(payout, found));
  }

  /** Returns what became of a payout at the gateway, null if no money has moved. */
  private GatewayReport.@Nullable State truth(Payout payout) {
    if (world.moved(payout.id(), Direction.OUT) == 0) {
      return null;
    }
    return world.moved(payout.id(), Direction.BACK) == 0
        ? GatewayReport.State.PAID
        : GatewayReport.State.RETURNED;
  }

  /** Has an operator end every doubt by what the gateways' own record says. */
  List<Step> resolvingAll() {
    List<Step> steps = new ArrayList<>();
    for (Payout payout : world.payouts()) {
      GatewayReport.State found = truth(payout);
      boolean doubt =
          payout.state() == PayoutState.UNKNOWN || payout.state() == PayoutState.SUBMITTED;
      boolean cameBack =
          payout.state() == PayoutState.PAID && found == GatewayReport.State.RETURNED;
      if (doubt || cameBack) {
        steps.add(resolving(payout, found == null ? GatewayReport.State.REJECTED : found));
      }
    }
    return steps;
  }

  private Step resolving(Payout payout, GatewayReport.State found) {
    UUID id = payout.id();
    IdempotencyKey key = world.key();
    return Step.keyed(
        key,
        "resolve %s (%s): %s".formatted(id, payout.state(), found),
        f -> f.payouts().resolve(id, found, "read in the bank's list", "olga", key),
        answer -> {
          boolean legal =
              payout.state() == PayoutState.UNKNOWN
                  || payout.state() == PayoutState.SUBMITTED
                  || payout.state() == PayoutState.PAID && found == GatewayReport.State.RETURNED;
          require(legal == answer instanceof DecisionResult.Applied, "it is " + payout.state());
        });
  }
}
