package dev.fanfare.analytics;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How many users of a cohort came back. A cohort is everybody whose first activity was in one
 * bucket.
 *
 * @param cohort the first day of the cohort's bucket
 * @param offset how many buckets later, one of {@link Grain#offsets}; at 0 it is the cohort's size
 * @param users how many were active then, 1 or more; where there is no cell nobody was
 */
public record CohortCell(Grain grain, LocalDate cohort, int offset, long users)
    implements Serializable {}
