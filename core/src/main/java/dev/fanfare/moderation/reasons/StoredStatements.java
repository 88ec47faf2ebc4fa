package dev.fanfare.moderation.reasons;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class StoredStatements implements Statements {
  private static final int PAGE = 1_000;

  private final Moderation moderation;
  private final Notices notices;
  private final ReasonsPolicy policy;

  StoredStatements(Moderation moderation, Notices notices, ReasonsPolicy policy) {
    this.moderation = requireNonNull(moderation, "moderation");
    this.notices = requireNonNull(notices, "notices");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public Optional<StatementOfReasons> about(UUID decision, Durations durations) {
    Decision made =
        moderation
            .decision(decision)
            .orElseThrow(() -> new IllegalArgumentException("there is no decision " + decision));
    return StatementRule.state(
        CaseFile.of(made)
            .about(moderation.item(made.content()).orElse(null))
            .after(replacedBy(made))
            .finding(moderation.signals(made.content()))
            .reported(reported(made.content()))
            .ending(durations),
        policy);
  }

  /** Returns the decisions that one replaced, those that they replaced, and so on. */
  private List<Decision> replacedBy(Decision made) {
    List<Decision> earlier = new ArrayList<>();
    Optional<Decision> next = made.overrides().flatMap(moderation::decision);
    while (next.isPresent()) {
      earlier.add(next.get());
      next = next.get().overrides().flatMap(moderation::decision);
    }
    return earlier;
  }

  private List<Notice> reported(ContentRef content) {
    List<Notice> all = new ArrayList<>();
    List<Notice> page = notices.about(content, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = notices.about(content, Optional.of(page.get(page.size() - 1)), PAGE);
    }
    return all;
  }
}
