/** The programs and documents on the pages under docs that need this module. */
@NullMarked
package dev.fanfare.persistence.docs;

import org.jspecify.annotations.NullMarked;
