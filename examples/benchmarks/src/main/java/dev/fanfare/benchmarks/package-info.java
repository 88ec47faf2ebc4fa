/**
 * How fast the library is, measured by JMH, beside others where there are others. Start at {@link
 * TierBenchmark}.
 *
 * <p>All data are generated from fixed seeds, so every run measures the same work.
 */
@NullMarked
package dev.fanfare.benchmarks;

import org.jspecify.annotations.NullMarked;
