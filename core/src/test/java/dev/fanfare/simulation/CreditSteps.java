package dev.fanfare.simulation;

import static dev.fanfare.simulation.CreatorSteps.require;

import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.RefundResult;
import dev.fanfare.credit.ReleaseResult;
import dev.fanfare.credit.Reservation;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.UnknownReservationException;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What happens to credits. */
final class CreditSteps {
  private final World world;
  private final Draw draw;

  CreditSteps(World world) {
    this.world = world;
    this.draw = world.draw;
  }

  private long available(Wallet wallet) {
    return world.looking.credits().balance(wallet).available();
  }

  /** Returns an amount around what is there: all of it, part of it, or too much. */
  private long around(long there) {
    return draw.chance(20) ? there + draw.between(1, 50) : draw.between(1, Math.max(1, there));
  }

  Optional<Step> grant() {
    Wallet wallet = world.wallet();
    Instant now = world.now();
    GrantTerms terms =
        GrantTerms.of(draw.between(1, 300), draw.one(GrantSource.values()))
            .withPriority((int) draw.between(30, 70));
    if (draw.chance(25)) {
      terms = terms.effectiveAt(now.plus(Duration.ofHours(draw.between(-50, 200))));
    }
    if (draw.chance(60)) {
      terms = terms.expiresAt(now.plus(Duration.ofHours(draw.between(201, 900))));
    }
    GrantTerms drawn = terms;
    long before = available(wallet);
    boolean later = drawn.effectiveAt() != null && drawn.effectiveAt().isAfter(now);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "grant %s to %s".formatted(drawn, wallet),
            f -> f.credits().grant(wallet, drawn, key),
            granted -> {
              long expected = later ? before : before + drawn.amount();
              require(granted.available() == expected, "the model says " + expected);
            }));
  }

  Optional<Step> spend() {
    Wallet wallet = world.wallet();
    long before = available(wallet);
    if (before == 0 && draw.chance(80)) {
      return Optional.empty();
    }
    long amount = around(before);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "spend %d of %s".formatted(amount, wallet),
            f -> f.credits().spend(wallet, amount, key),
            answer -> {
              boolean enough = amount <= before;
              require(enough == answer instanceof SpendResult.Spent, "available: " + before);
              if (answer instanceof SpendResult.Spent spent) {
                require(spent.available() == before - amount, "available: " + before);
                charged(spent.charge(), wallet, amount);
              } else {
                long there = ((SpendResult.Declined) answer).available();
                require(there == before, "available: " + before);
              }
            }));
  }

  private void charged(UUID charge, Wallet wallet, long amount) {
    world.charges.put(charge, wallet);
    world.refundable.put(charge, amount);
    world.charged.merge(wallet, amount, Long::sum);
  }

  Optional<Step> reserve() {
    Wallet wallet = world.wallet();
    long before = available(wallet);
    if (before == 0 && draw.chance(80)) {
      return Optional.empty();
    }
    long amount = around(before);
    Duration ttl = Duration.ofMinutes(draw.chance(50) ? draw.between(1, 300) : 43_200);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "reserve %d of %s for %s".formatted(amount, wallet, ttl),
            f -> f.credits().reserve(wallet, amount, ttl, key),
            answer -> {
              boolean enough = amount <= before;
              require(enough == answer instanceof ReserveResult.Reserved, "available: " + before);
              if (answer instanceof ReserveResult.Reserved made) {
                require(made.available() == before - amount, "available: " + before);
                world.reservations.put(made.reservation(), wallet);
                world.reserved.put(made.reservation(), amount);
              }
            }));
  }

  Optional<Step> settle() {
    if (world.reservations.isEmpty()) {
      return Optional.empty();
    }
    UUID id = draw.one(new ArrayList<>(world.reservations.keySet()));
    Wallet wallet = Objects.requireNonNull(world.reservations.get(id));
    long reserved = Objects.requireNonNull(world.reserved.get(id));
    long actual = draw.chance(30) ? reserved : draw.between(0, reserved);
    long before = available(wallet);
    Reservation.State state = world.looking.credits().reservation(id).orElseThrow().state();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "settle %s with %d of %d".formatted(id, actual, reserved),
            f -> f.credits().settle(id, actual, key),
            answer -> {
              Class<? extends SettleResult> expected =
                  switch (state) {
                    case OPEN -> SettleResult.Settled.class;
                    case EXPIRED ->
                        actual <= before ? SettleResult.Settled.class : SettleResult.Declined.class;
                    case SETTLED, RELEASED -> SettleResult.AlreadyClosed.class;
                  };
              require(answer.getClass() == expected, "%s, %d there".formatted(state, before));
              if (answer instanceof SettleResult.Settled settled) {
                boolean late = state == Reservation.State.EXPIRED;
                require(settled.late() == late && settled.charged() == actual, "late: " + late);
                require((settled.charge() == null) == (actual == 0), "charged: " + actual);
                if (settled.charge() != null) {
                  charged(settled.charge(), wallet, actual);
                }
              }
            }));
  }

  Optional<Step> release() {
    if (draw.chance(10)) {
      UUID unknown = new UUID(draw.seed(), 1);
      IdempotencyKey key = world.key();
      return Optional.of(
          Step.misuse(
              "release a reservation that never was",
              UnknownReservationException.class,
              f -> f.credits().release(unknown, key)));
    }
    if (world.reservations.isEmpty()) {
      return Optional.empty();
    }
    UUID id = draw.one(new ArrayList<>(world.reservations.keySet()));
    Reservation.State state = world.looking.credits().reservation(id).orElseThrow().state();
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "release " + id,
            f -> f.credits().release(id, key),
            answer ->
                require(
                    (state == Reservation.State.OPEN) == answer instanceof ReleaseResult.Released,
                    "it was " + state)));
  }

  Optional<Step> refund() {
    if (world.charges.isEmpty()) {
      return Optional.empty();
    }
    UUID id = draw.one(new ArrayList<>(world.charges.keySet()));
    Wallet wallet = Objects.requireNonNull(world.charges.get(id));
    long left = Objects.requireNonNull(world.refundable.get(id));
    long amount = around(left);
    long before = available(wallet);
    IdempotencyKey key = world.key();
    return Optional.of(
        Step.keyed(
            key,
            "refund %d of charge %s".formatted(amount, id),
            f -> f.credits().refund(id, amount, key),
            answer -> {
              boolean fits = amount <= left;
              require(fits == answer instanceof RefundResult.Refunded, "refundable: " + left);
              if (answer instanceof RefundResult.Refunded done) {
                require(
                    done.restored() + done.forfeited() == amount
                        && done.available() == before + done.restored(),
                    "available: " + before);
                world.refundable.merge(id, -amount, Long::sum);
                world.charged.merge(wallet, -amount, Long::sum);
              }
            }));
  }

  Optional<Step> sweep() {
    return Optional.of(
        Step.verb(
            "sweep wallets", f -> f.credits().sweep(100), n -> {}, (first, second) -> second == 0));
  }
}
