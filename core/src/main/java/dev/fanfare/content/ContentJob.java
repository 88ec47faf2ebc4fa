package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content job as its creator may see it. No {@code toString} shows what the creator or the model
 * wrote.
 *
 * @param id which one
 * @param creator who asked and pays
 * @param type what is to be made
 * @param quality how well
 * @param prompt what the creator wrote, null once it was erased
 * @param output what the model wrote, null unless {@code state} is {@link ContentState#COMPLETED},
 *     and once it was erased
 * @param state how it stands
 * @param failure why there is no output, null unless it has failed
 * @param price what it costs; charged if it is completed, reserved while it has not ended
 * @param charge the charge of its credits, for a refund; null unless it is completed
 * @param attempts how often a model was asked
 * @param run what it took, null before the first call to a model has ended
 * @param createdAt when it was asked for
 * @param endedAt since when its state is final, null before
 * @param erased whether the creator's texts were erased
 */
public record ContentJob(
    UUID id,
    CreatorId creator,
    JobType type,
    Quality quality,
    @Nullable String prompt,
    @Nullable String output,
    ContentState state,
    @Nullable ContentFailure failure,
    CreditAmount price,
    @Nullable UUID charge,
    int attempts,
    @Nullable ContentRun run,
    Instant createdAt,
    @Nullable Instant endedAt,
    boolean erased) {
  public ContentJob {
    requireNonNull(id, "id");
    requireNonNull(creator, "creator");
    requireNonNull(type, "type");
    requireNonNull(quality, "quality");
    requireNonNull(state, "state");
    requireNonNull(price, "price");
    requireNonNull(createdAt, "createdAt");
  }

  /** Returns for how many whole seconds models were asked, all calls together. */
  public long processingSeconds() {
    return run == null ? 0 : run.processing().toSeconds();
  }

  /** Returns how long models were asked, all calls together. */
  public Duration processing() {
    return run == null ? Duration.ZERO : run.processing();
  }

  @Override
  public String toString() {
    return "ContentJob[%s of %s, %s %s, %s]".formatted(id, creator, quality, type, state);
  }
}
