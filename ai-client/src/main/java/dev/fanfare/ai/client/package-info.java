/**
 * Language models over HTTP. Start at {@link dev.fanfare.ai.client.ClaudeModel} or {@link
 * dev.fanfare.ai.client.OpenAiCompatibleModel}; both are a {@link dev.fanfare.ai.LanguageModel}.
 *
 * <p>An answer counts only when its provider has said that it is complete: a status of 200 proves
 * nothing. Prompts, answers and keys are in no message, no {@code toString} and no log of this
 * package.
 */
@NullMarked
package dev.fanfare.ai.client;

import org.jspecify.annotations.NullMarked;
