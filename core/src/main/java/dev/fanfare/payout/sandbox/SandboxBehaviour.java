package dev.fanfare.payout.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * What a {@link SandboxGateway} does with an attempt. Every combination is possible.
 *
 * @param call how the first submission goes
 * @param outcome what becomes of the attempt once it is received
 * @param lookup what the gateway knows when it is asked
 * @param reports what it reports of its own accord
 */
public record SandboxBehaviour(Call call, Outcome outcome, Lookup lookup, Reports reports) {
  /** How the first submission goes. A repeated one always arrives and is answered. */
  public enum Call {
    /** It arrives and is answered. */
    ANSWERED,
    /** It never arrives, and the caller sees a time-out. */
    LOST,
    /**
     * The caller sees a time-out; it arrives at the next {@link SandboxGateway#settle}, unless a
     * lookup was told that it never will.
     */
    DELAYED,
    /** It arrives, and the caller sees a time-out. */
    ANSWER_LOST
  }

  /** What becomes of an attempt. */
  public enum Outcome {
    /** Paid at once. */
    PAID,
    /** Accepted at once, paid at the next settlement. */
    PAID_LATER,
    /** Refused at once. */
    REJECTED,
    /** Accepted at once, refused at the next settlement. */
    REJECTED_LATER,
    /** Paid at once, and back at the next settlement. */
    RETURNED
  }

  /** What the gateway knows when it is asked. */
  public enum Lookup {
    /** How the attempt stands. */
    TELLS,
    /** Nothing before the next settlement. */
    TELLS_LATER,
    /** Nothing, ever. */
    NEVER_TELLS
  }

  /** What the gateway reports of its own accord. */
  public enum Reports {
    /** Nothing. */
    NONE,
    /** Each change, once and in order. */
    EACH,
    /** Each change twice. */
    TWICE,
    /** Each change, the last first. */
    REVERSED
  }

  /** It is paid at once, and everything works. */
  public static final SandboxBehaviour PAYS =
      new SandboxBehaviour(Call.ANSWERED, Outcome.PAID, Lookup.TELLS, Reports.EACH);

  /** It is accepted, and paid at the next settlement. */
  public static final SandboxBehaviour PAYS_LATER = PAYS.with(Outcome.PAID_LATER);

  /** It is refused. */
  public static final SandboxBehaviour REJECTS = PAYS.with(Outcome.REJECTED);

  /** It is accepted, and refused at the next settlement. */
  public static final SandboxBehaviour REJECTS_LATER = PAYS.with(Outcome.REJECTED_LATER);

  /** It is paid, and the money comes back at the next settlement. */
  public static final SandboxBehaviour PAYS_THEN_RETURNS = PAYS.with(Outcome.RETURNED);

  /** The call times out and nothing has arrived. */
  public static final SandboxBehaviour TIMES_OUT_BEFORE = PAYS.with(Call.LOST);

  /** The call times out although the money has moved. */
  public static final SandboxBehaviour TIMES_OUT_AFTER = PAYS.with(Call.ANSWER_LOST);

  /** Makes a behaviour. */
  public SandboxBehaviour {
    requireNonNull(call, "call");
    requireNonNull(outcome, "outcome");
    requireNonNull(lookup, "lookup");
    requireNonNull(reports, "reports");
  }

  /** Returns this behaviour with another call. */
  public SandboxBehaviour with(Call other) {
    return new SandboxBehaviour(other, outcome, lookup, reports);
  }

  /** Returns this behaviour with another outcome. */
  public SandboxBehaviour with(Outcome other) {
    return new SandboxBehaviour(call, other, lookup, reports);
  }

  /** Returns this behaviour with another lookup. */
  public SandboxBehaviour with(Lookup other) {
    return new SandboxBehaviour(call, outcome, other, reports);
  }

  /** Returns this behaviour with other reports. */
  public SandboxBehaviour with(Reports other) {
    return new SandboxBehaviour(call, outcome, lookup, other);
  }
}
