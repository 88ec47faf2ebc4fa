/**
 * What happened on the platform, as the host tells it: facts that are only ever added and that
 * everything measured is computed from. A host hands them to {@code Activity}, which books their
 * money in the same transaction.
 */
@NullMarked
package dev.fanfare.analytics;

import org.jspecify.annotations.NullMarked;
