package dev.fanfare.content;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Content that a model makes for creators.
 *
 * <p>A request reserves its credits and becomes a job in one transaction. Then the model is asked,
 * outside any. What it wrote is stored, screened, and only if that passes it charged and handed
 * over, in one transaction. A job that ends in another way gives its credits back: one that failed,
 * and one whose output moderation blocked, for the creator only asked, and it was the model that
 * wrote what may not be shown. While an output is held the credits stay reserved: it may yet be
 * delivered.
 *
 * <p>Whoever goes on with a job has it for a lease. Should he die, {@link #recover} takes it up: an
 * output that was stored is screened and delivered; without one, a job of the queue is tried again
 * and any other one fails. Should he only be slow, what he comes back with after that does not
 * count. Every job ends at its deadline at the latest.
 *
 * <p>Nothing here but {@link #submit} and the reads may be called within a transaction, as a model
 * or a screen is asked. Every call with a key throws {@link IdempotencyConflictException} if the
 * key was used for a different request.
 */
public interface ContentGeneration {
  /**
   * Returns the service.
   *
   * @param prices what jobs cost and which credits pay
   * @param model is asked for content
   * @param screen decides whether an output may be handed over
   */
  static ContentGeneration of(
      Operations operations,
      ContentJobStore store,
      Credits credits,
      CreditPrices prices,
      LanguageModel model,
      ContentScreen screen,
      ContentPolicy policy) {
    return new StoredContentGeneration(
        new ContentParts(operations, store, credits, prices, model, screen, policy));
  }

  /**
   * Has content made and waits for it.
   *
   * @param prompt what the creator wrote, up to the policy's length
   * @param key names the request; repeated, it gets what the first one came to. If the process that
   *     had it died, a repetition goes on where it stopped
   * @throws IllegalArgumentException if the prompt is out of range, or the policy has no template
   *     or no price for the type of job
   * @throws IllegalStateException within a transaction
   */
  default ContentResult generate(
      CreatorId creator, JobType type, Quality quality, String prompt, IdempotencyKey key) {
    return generate(new ContentRequest(creator, type, quality, prompt), key);
  }

  /** Has content made and waits for it, as the other {@code generate} does. */
  ContentResult generate(ContentRequest request, IdempotencyKey key);

  /**
   * Has content made as {@link #generate(ContentRequest, IdempotencyKey)} does, without waiting,
   * and reports progress. Both may be used for one request under one key.
   *
   * <p>No part of the text is handed over on the way: moderation decides on the whole of it, what
   * follows may turn the meaning of what came before, and what was shown cannot be taken back.
   *
   * @param progress is told how many characters the model has written so far, on a thread of the
   *     model, one call at a time; if it throws, the job is given up
   * @throws IllegalStateException within a transaction
   */
  ContentStream stream(ContentRequest request, LongConsumer progress, IdempotencyKey key);

  /**
   * Puts a request into the queue, for {@link #work}. A fault that may pass is tried again as often
   * as the policy says. What it came to is announced, and {@link #find} tells.
   *
   * @throws IllegalArgumentException as {@link #generate(ContentRequest, IdempotencyKey)} does
   */
  SubmitResult submit(ContentRequest request, IdempotencyKey key);

  /**
   * Works on jobs of the queue, one after the other, those due longest first. Several processes and
   * threads may work at once. It stops early if its thread is interrupted.
   *
   * @param limit how many jobs at most, 1 or more
   * @throws IllegalStateException within a transaction
   */
  WorkReport work(int limit);

  /**
   * Takes up jobs that nobody goes on with: their lease is over, their screen did not answer, or
   * their deadline has come. It may ask the screen, never the model. Running it again, or at the
   * same time, does no harm.
   *
   * @param limit how many jobs at most, 1 or more; if the report counts as many there may be more
   * @throws IllegalStateException within a transaction
   */
  WorkReport recover(int limit);

  /**
   * Lets an output out that moderation held: it is charged and handed over.
   *
   * @return {@link ContentDecision.NotHeld} if the job waits for no decision
   * @throws UnknownContentJobException if there is no such job
   */
  ContentDecision approve(UUID job, IdempotencyKey key);

  /**
   * Refuses an output that moderation held: the credits go back and the text is deleted.
   *
   * @return {@link ContentDecision.NotHeld} if the job waits for no decision
   * @throws UnknownContentJobException if there is no such job
   */
  ContentDecision block(UUID job, IdempotencyKey key);

  /**
   * Lets held outputs out, or blocks them, as moderation decides: whenever an event of a decision
   * is delivered. For outputs that {@link ContentScreen#moderatedBy} screens.
   */
  default void follow(FanfareEvents events, Moderation moderation) {
    HeldOutputs held = new HeldOutputs(this, moderation);
    events.subscribe(ModerationEvent.Decided.class, held::decided);
  }

  /** Returns a job as it stands now. */
  Optional<ContentJob> find(UUID job);

  /**
   * Returns an output that waits for somebody's decision, for those who decide: it has not passed
   * moderation. Empty if there is none.
   */
  Optional<ContentScreen.Draft> heldDraft(UUID job);

  /**
   * Returns a creator's jobs, newest first.
   *
   * @param after the last job of the page before, empty for the first page
   * @param limit how many at most, 1 to 1 000
   */
  List<ContentJob> forCreator(CreatorId creator, Optional<UUID> after, int limit);

  /**
   * Erases what a creator wrote and what was written for the creator. Jobs that have not ended fail
   * and give their credits back; what is done about them meanwhile does not count. Done again it
   * erases what has come since.
   *
   * @return how many jobs had texts
   * @throws IllegalStateException within a transaction
   */
  int forget(CreatorId creator);
}
