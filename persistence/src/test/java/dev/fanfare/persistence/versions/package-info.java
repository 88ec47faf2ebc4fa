/** Databases as earlier versions left them, and what a later version makes of them. */
@NullMarked
package dev.fanfare.persistence.versions;

import org.jspecify.annotations.NullMarked;
