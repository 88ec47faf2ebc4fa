/** The ledger as tables: accounts, transactions, transfers and the chains of postings. */
@NullMarked
package dev.fanfare.persistence.ledger;

import org.jspecify.annotations.NullMarked;
