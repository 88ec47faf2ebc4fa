/** Content jobs, as a table. */
@NullMarked
package dev.fanfare.persistence.content;

import org.jspecify.annotations.NullMarked;
