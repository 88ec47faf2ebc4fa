/** Makes the pictures of the guides from the generated sample, and keeps them up to date. */
@NullMarked
package dev.fanfare.cli.guide;

import org.jspecify.annotations.NullMarked;
