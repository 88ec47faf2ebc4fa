/** What a person at a terminal sees: tables, numbers and progress. Start at {@link Console}. */
@NullMarked
package dev.fanfare.cli.console;

import org.jspecify.annotations.NullMarked;
