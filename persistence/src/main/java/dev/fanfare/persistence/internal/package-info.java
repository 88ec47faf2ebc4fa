/** What the stores share: transactions, SQL, the databases' differences, JSON. Not for hosts. */
@NullMarked
package dev.fanfare.persistence.internal;

import org.jspecify.annotations.NullMarked;
