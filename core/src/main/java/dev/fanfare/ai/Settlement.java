package dev.fanfare.ai;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down when a call has ended. It holds nothing that was said, and may be
 * written again: each part of it counts once.
 *
 * @param call the call's id
 * @param cost what it cost
 * @param record what goes into the usage log, null if the call was never made
 * @param message what counts against a quota, null if nothing does
 * @param answered whether the message counts for good, or else is given back
 */
record Settlement(
    UUID call,
    CallCost cost,
    @Nullable CallRecord record,
    @Nullable QuotaMessage message,
    boolean answered) {}
