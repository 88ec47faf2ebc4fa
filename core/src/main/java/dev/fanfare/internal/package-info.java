/**
 * Argument checks and other small tools shared by the library's packages. Not API: it may change
 * without notice.
 */
@NullMarked
package dev.fanfare.internal;

import org.jspecify.annotations.NullMarked;
