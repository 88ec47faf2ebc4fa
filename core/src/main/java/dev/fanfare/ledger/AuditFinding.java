package dev.fanfare.ledger;

/**
 * A broken invariant.
 *
 * @param rule which invariant, such as {@code ledger.sum-zero}
 * @param subject what breaks it: an account, a wallet, a payout
 * @param detail what was found and what was expected
 */
public record AuditFinding(String rule, String subject, String detail) {}
