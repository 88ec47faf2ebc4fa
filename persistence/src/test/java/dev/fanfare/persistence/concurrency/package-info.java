/** Many threads on one facade: nothing is lost, nothing overdrawn, and nobody waits for ever. */
@NullMarked
package dev.fanfare.persistence.concurrency;

import org.jspecify.annotations.NullMarked;
