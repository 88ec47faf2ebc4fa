package dev.fanfare.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Draws what happens next. */
final class Steps {
  /** Past graces, backoffs and dedupe windows; at each a gateway gets one step further. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(15), Duration.ofHours(7), Duration.ofHours(25), Duration.ofHours(25));

  private final World world;
  private final CreatorSteps creators;
  private final MoneySteps money;
  private final CreditSteps credits;
  private final PayoutSteps payouts;
  private final HostSteps host;
  private final List<Choice> choices = new ArrayList<>();
  private final Theme busyWith;
  private int weights;

  private enum Theme {
    PROGRAM,
    EARNINGS,
    CREDITS,
    PAYOUTS
  }

  /** Something that may happen, if there is something to do it with. */
  private record Choice(int weight, Supplier<Optional<Step>> step) {}

  Steps(World world) {
    this.world = world;
    this.busyWith =
        world.draw.one(Theme.PAYOUTS, Theme.PAYOUTS, Theme.EARNINGS, Theme.CREDITS, Theme.PROGRAM);
    this.creators = new CreatorSteps(world);
    this.money = new MoneySteps(world);
    this.credits = new CreditSteps(world);
    this.payouts = new PayoutSteps(world);
    this.host = new HostSteps(world);
    may(Theme.PROGRAM, 2, creators::register);
    may(Theme.PROGRAM, 2, creators::verify);
    may(Theme.PROGRAM, 2, creators::hold);
    may(Theme.PROGRAM, 3, creators::release);
    may(Theme.PROGRAM, 5, creators::evaluate);
    may(Theme.PROGRAM, 2, creators::evaluateAll);
    may(Theme.PROGRAM, 3, creators::overrideTier);
    may(Theme.PROGRAM, 1, creators::endOverride);
    may(Theme.PROGRAM, 3, creators::checkAchievements);
    may(Theme.PROGRAM, 2, creators::checkAllAchievements);
    may(Theme.PROGRAM, 4, creators::propose);
    may(Theme.PROGRAM, 6, creators::answerProposal);
    may(Theme.PROGRAM, 1, creators::expireProposals);
    may(Theme.EARNINGS, 7, money::sale);
    may(Theme.EARNINGS, 5, money::splitSale);
    may(Theme.EARNINGS, 8, money::refund);
    may(Theme.EARNINGS, 3, money::refundOfUnknownSale);
    may(Theme.EARNINGS, 8, money::batch);
    may(Theme.EARNINGS, 4, money::mature);
    may(Theme.EARNINGS, 2, money::reserve);
    may(Theme.EARNINGS, 3, money::releaseReserve);
    may(Theme.EARNINGS, 2, money::adjust);
    may(Theme.EARNINGS, 2, money::reverse);
    may(Theme.CREDITS, 9, credits::grant);
    may(Theme.CREDITS, 6, credits::spend);
    may(Theme.CREDITS, 6, credits::reserve);
    may(Theme.CREDITS, 8, credits::settle);
    may(Theme.CREDITS, 3, credits::release);
    may(Theme.CREDITS, 4, credits::refund);
    may(Theme.CREDITS, 2, credits::sweep);
    may(Theme.PAYOUTS, 9, payouts::request);
    may(Theme.PAYOUTS, 5, payouts::requestAll);
    may(Theme.PAYOUTS, 6, payouts::decide);
    may(Theme.PAYOUTS, 14, payouts::submit);
    may(Theme.PAYOUTS, 5, payouts::submitApproved);
    may(Theme.PAYOUTS, 5, payouts::run);
    may(Theme.PAYOUTS, 8, payouts::reconcile);
    may(Theme.PAYOUTS, 4, payouts::lookUp);
    may(Theme.PAYOUTS, 12, payouts::report);
    may(Theme.PAYOUTS, 8, payouts::gatewaysSettle);
    may(Theme.PAYOUTS, 4, payouts::resolve);
    may(3, host::otherRequest);
    may(3, host::allOrNothing);
    may(3, host::rollBack);
    may(4, host::deliver);
    may(16, host::letTimePass);
  }

  private void may(int weight, Supplier<Optional<Step>> step) {
    choices.add(new Choice(weight, step));
    weights += weight;
  }

  /** Each platform is busy with something: that happens more often than the rest. */
  private void may(Theme theme, int weight, Supplier<Optional<Step>> step) {
    may(theme == busyWith ? 5 * weight : weight, step);
  }

  /** Returns the steps with which every platform begins. */
  List<Supplier<Step>> opening() {
    List<Supplier<Step>> steps = new ArrayList<>();
    world.creators.forEach(creator -> steps.add(() -> creators.join(creator)));
    steps.add(money::openingBatch);
    steps.add(() -> money.mature().orElseThrow());
    return steps;
  }

  /**
   * Ends the scenario: waits, listens to the gateways and asks them, until an operator has to end
   * what is still in doubt, and delivers every event.
   */
  void close(Consumer<Step> perform) {
    for (Duration wait : WAITS) {
      perform.accept(host.waiting(wait));
      payouts.gatewaysSettle().ifPresent(perform);
      payouts.newReports().forEach(perform);
      perform.accept(payouts.reconciling());
    }
    payouts.resolvingAll().forEach(perform);
    money.mature().ifPresent(perform);
    credits.sweep().ifPresent(perform);
    perform.accept(host.delivering());
  }

  /** Delivers every report once more. */
  void reportAgain(Consumer<Step> perform) {
    world.delivered.forEach(report -> perform.accept(payouts.reporting(report)));
  }

  /** Returns a step that can be taken now. */
  Step next() {
    while (true) {
      int left = world.draw.below(weights);
      for (Choice choice : choices) {
        left -= choice.weight();
        if (left < 0) {
          Optional<Step> step = choice.step().get();
          if (step.isPresent()) {
            return step.get();
          }
          break;
        }
      }
    }
  }
}
