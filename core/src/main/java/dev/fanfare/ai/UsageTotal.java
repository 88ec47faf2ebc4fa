package dev.fanfare.ai;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some calls come to together. What a total is not taken by is null.
 *
 * @param day the day
 * @param purpose what the calls were for
 * @param model the model that answered, or else was asked
 * @param user the user, null also where calls were for none
 * @param tenant the tenant, null also where calls had none
 * @param calls how many calls
 * @param faults how many of them ended in a fault
 * @param unpriced how many of them cost nobody knows what
 * @param uncounted how many of them lack a count of tokens, so that the counts are too low
 * @param uncachedInput tokens of input outside the cache
 * @param cacheRead tokens read from the cache
 * @param cacheWrite tokens written to the cache
 * @param output tokens of output
 * @param costs what is known of the cost, one amount for each currency, by its code; without the
 *     unpriced calls
 */
public record UsageTotal(
    @Nullable LocalDate day,
    @Nullable Purpose purpose,
    @Nullable ModelName model,
    @Nullable String user,
    @Nullable String tenant,
    long calls,
    long faults,
    long unpriced,
    long uncounted,
    long uncachedInput,
    long cacheRead,
    long cacheWrite,
    long output,
    List<AiCost> costs)
    implements Serializable {
  public UsageTotal {
    costs = List.copyOf(costs);
  }
}
