/** What is counted about language models, as tables: usage, quotas, budgets. */
@NullMarked
package dev.fanfare.persistence.ai;

import org.jspecify.annotations.NullMarked;
