package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.List;

/**
 * Creators by a figure, the greatest first, those with equal figures by id.
 *
 * @param by the figure
 */
public record TopCreators(
    Freshness freshness, DayRange range, Ranking by, List<CreatorRank> creators)
    implements Serializable {
  public TopCreators {
    creators = List.copyOf(creators);
  }
}
