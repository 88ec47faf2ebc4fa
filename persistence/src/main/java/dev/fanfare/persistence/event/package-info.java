/** Answered requests and the outbox, as tables. */
@NullMarked
package dev.fanfare.persistence.event;

import org.jspecify.annotations.NullMarked;
