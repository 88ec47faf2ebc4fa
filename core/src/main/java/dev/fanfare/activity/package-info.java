/**
 * The one door for what happened on the platform. Start at {@link Activity}.
 *
 * <p>A fact and the money it means are stored in one transaction, so what is measured and what is
 * owed always agree.
 */
@NullMarked
package dev.fanfare.activity;

import org.jspecify.annotations.NullMarked;
