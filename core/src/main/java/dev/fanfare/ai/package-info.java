/**
 * Language models: one port for all of them, and what is counted about every call. Start at {@link
 * dev.fanfare.ai.LanguageModel}, and at {@link dev.fanfare.ai.Ai} for prices, usage, quotas and
 * budgets; {@link dev.fanfare.ai.ScriptedModel} stands in for a model in tests.
 *
 * <p>A broken answer is never a good one: a call either returns a whole answer with the reason why
 * it ended, or throws an {@link dev.fanfare.ai.AiException} that says what is known. Token counts
 * that a provider did not report are unknown, not 0. What people or models wrote is in no message,
 * no {@code toString} and no log of this package.
 */
@NullMarked
package dev.fanfare.ai;

import org.jspecify.annotations.NullMarked;
