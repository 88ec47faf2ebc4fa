/**
 * What happened on the platform, and the figures of it. Start at {@link Analytics}.
 *
 * <p>{@link Fact}s are what the host tells: they are only ever added, and everything measured is
 * computed from them. A host hands them to {@code Activity}, which books their money in the same
 * transaction. Figures of a day depend on the facts alone, not on the order they came in: computed
 * again they are the same. Money is as the books have it; amounts of two assets are never added. A
 * rate whose denominator is 0 is absent, not 0.
 */
@NullMarked
package dev.fanfare.analytics;

import org.jspecify.annotations.NullMarked;
