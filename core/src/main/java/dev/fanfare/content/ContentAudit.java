package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.Reservation;
import dev.fanfare.credit.Wallet;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What content jobs and credits say of each other: each job has a reservation of its price in its
 * creator's wallet; it is settled in full if the job is completed, it has gone back if the job
 * ended in another way, and it is neither while the job has not ended.
 */
public final class ContentAudit implements AuditRule {
  private final ContentJobStore jobs;
  private final CreditStore credits;

  /** Audits what two stores of one storage keep. */
  public ContentAudit(ContentJobStore jobs, CreditStore credits) {
    this.jobs = requireNonNull(jobs, "jobs");
    this.credits = requireNonNull(credits, "credits");
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    jobs.forEach(job -> check(job, findings));
  }

  private void check(JobRecord job, Consumer<AuditFinding> findings) {
    Optional<Reservation> found = credits.reservation(job.reservation());
    if (found.isEmpty()) {
      report(job, "has no reservation", findings);
      return;
    }
    Reservation reservation = found.get();
    Wallet wallet = Wallet.of(job.creator(), job.price().type());
    if (!reservation.wallet().equals(wallet) || reservation.amount() != job.price().amount()) {
      report(
          job,
          "costs %s, reserved are %d of %s"
              .formatted(job.price(), reservation.amount(), reservation.wallet()),
          findings);
    }
    if (!agree(job, reservation)) {
      report(
          job,
          "is %s, its reservation is %s with %d credits charged"
              .formatted(job.state(), reservation.state(), reservation.settled()),
          findings);
    }
  }

  private static boolean agree(JobRecord job, Reservation reservation) {
    boolean settled = reservation.state() == Reservation.State.SETTLED;
    boolean open = reservation.state() == Reservation.State.OPEN;
    if (job.state() == ContentState.COMPLETED) {
      return settled && reservation.settled() == job.price().amount();
    }
    // One that outlived its reservation has yet to be ended.
    return job.state().isFinal()
        ? !open && !settled
        : open || reservation.state() == Reservation.State.EXPIRED;
  }

  private static void report(JobRecord job, String what, Consumer<AuditFinding> findings) {
    findings.accept(new AuditFinding("content.credits", job.id().toString(), "job " + what));
  }
}
