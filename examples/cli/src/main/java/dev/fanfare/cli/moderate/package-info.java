/** Texts from a file, screened as a platform screens them, line by line. */
@NullMarked
package dev.fanfare.cli.moderate;

import org.jspecify.annotations.NullMarked;
