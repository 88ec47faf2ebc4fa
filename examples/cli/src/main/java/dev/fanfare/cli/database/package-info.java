/** Databases that commands work on, named by a JDBC URL. */
@NullMarked
package dev.fanfare.cli.database;

import org.jspecify.annotations.NullMarked;
