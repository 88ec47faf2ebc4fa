/** The programs of the guide to language models, as their readers would write them. */
@NullMarked
package dev.fanfare.ai.client.docs;

import org.jspecify.annotations.NullMarked;
