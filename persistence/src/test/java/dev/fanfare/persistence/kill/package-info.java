/**
 * What survives a SIGKILL: processes that work on PostgreSQL are killed at random moments, and so
 * is the server, and afterwards everything that was answered is there, once.
 */
@NullMarked
package dev.fanfare.persistence.kill;

import org.jspecify.annotations.NullMarked;
