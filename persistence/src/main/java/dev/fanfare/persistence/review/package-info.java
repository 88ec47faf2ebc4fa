/** The review queue, notices, appeals and what decisions do, as tables. */
@NullMarked
package dev.fanfare.persistence.review;

import org.jspecify.annotations.NullMarked;
