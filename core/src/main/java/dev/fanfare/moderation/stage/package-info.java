/**
 * The stages that ask somebody else: hash banks, the consent gate, a file's manifest, language
 * models, detectors of manipulated media. Each turns what it hears into signals and decides
 * nothing.
 */
@NullMarked
package dev.fanfare.moderation.stage;

import org.jspecify.annotations.NullMarked;
