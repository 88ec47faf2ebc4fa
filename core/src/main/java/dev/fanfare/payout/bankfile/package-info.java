/**
 * Bank transfers by file: payment orders go out as ISO 20022 pain.001.001.09, the bank's answers
 * come back as pain.002. Start at {@link dev.fanfare.payout.bankfile.BankFileGateway}.
 *
 * <p>An instruction is stored before it is accepted, it goes into one file and never into a second,
 * and a file that is written again has the same bytes. What the bank says is read from its own
 * codes; a code that is not known is handed over, not guessed. Returns do not come by pain.002: the
 * host reads them from its account statement or camt.054 and reports them.
 */
@NullMarked
package dev.fanfare.payout.bankfile;

import org.jspecify.annotations.NullMarked;
