/** Consents, as tables. */
@NullMarked
package dev.fanfare.persistence.consent;

import org.jspecify.annotations.NullMarked;
