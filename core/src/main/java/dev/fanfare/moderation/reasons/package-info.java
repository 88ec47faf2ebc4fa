/**
 * Why a creator is restricted, told to them (DSA Art. 17) and to the European Commission's database
 * (DSA Art. 24(5)).
 *
 * <p>Start at {@link dev.fanfare.moderation.reasons.Statements}. {@link
 * dev.fanfare.moderation.reasons.StatementRule} makes a statement of a decision and what led to it,
 * {@link dev.fanfare.moderation.reasons.PlainLanguage} says it to the creator, {@link
 * dev.fanfare.moderation.reasons.TransparencyEntry} is what the database takes, and {@link
 * dev.fanfare.moderation.reasons.TransparencyRules} checks it before it is sent.
 *
 * <p>A statement quotes nobody: neither the content, nor a notice, nor a model, nor the reviewer.
 * It is put together from closed lists and from texts of the host. Nothing here is legal advice.
 */
@NullMarked
package dev.fanfare.moderation.reasons;

import org.jspecify.annotations.NullMarked;
