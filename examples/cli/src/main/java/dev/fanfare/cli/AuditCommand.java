package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.database.DatabaseOption;
import dev.fanfare.cli.database.JdbcDatabase;
import dev.fanfare.event.FanfareException;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks every invariant of a database. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Check every invariant of what a database holds: ledger, earnings, credits, tiers, payouts.",
      "Changes nothing, and may run while the platform works. Exit code 1 if anything is broken."
    })
final class AuditCommand implements Callable<Integer> {
  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;
  @Mixin private DatabaseOption database;

  @Override
  public Integer call() {
    Console console = program.console(spec.commandLine());
    long started = System.nanoTime();
    try (JdbcDatabase connected = database.connectExisting()) {
      int pending = connected.pendingMigrations();
      if (pending > 0) {
        throw new FanfareException(
            "The tables lack %d %s of this version; run 'fanfare migrate' first"
                .formatted(pending, pending == 1 ? "migration" : "migrations"));
      }
      // No payout details are read: an audit needs no keyset.
      JpaStorage storage = connected.storage(FieldEncryption.none());
      List<AuditFinding> findings = Auditor.of(storage, storage.audits()).verify();
      String time = Numbers.seconds(Duration.ofNanos(System.nanoTime() - started));
      if (findings.isEmpty()) {
        console.line("Everything is in order (%s).".formatted(time));
        return CommandLine.ExitCode.OK;
      }
      TextTable table = new TextTable().text("rule").text("subject").text("what was found");
      findings.forEach(finding -> table.row(finding.rule(), finding.subject(), finding.detail()));
      console.table(table);
      console.line(
          findings.size() == 1
              ? "Found 1 break (%s).".formatted(time)
              : "Found %d breaks (%s).".formatted(findings.size(), time));
      return FanfareCli.FAILED;
    }
  }
}
