package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What gifts brought a creator on a day in one asset.
 *
 * @param net the creator's part of gifts less what refunds of gifts clawed back, as the books have
 *     it; it may be negative, and is 0 where they are even
 */
public record CreatorRevenue(LocalDate day, CreatorId creator, Money net) implements Serializable {}
