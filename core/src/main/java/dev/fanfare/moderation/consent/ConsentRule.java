package dev.fanfare.moderation.consent;

import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentAnswer.State;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether what people decided lets an item be published.
 *
 * <p>In one scope the newest state wins. Between scopes the careful reading does: a withdrawal ends
 * every earlier consent in its scope and within it, and a later consent that reaches further than
 * the withdrawal did does not bring back what was withdrawn there; a new one as narrow does.
 */
final class ConsentRule {
  private ConsentRule() {}

  /**
   * Returns how consent stands for people and purposes.
   *
   * @param records what the people decided in scopes that reach the item
   */
  static ConsentAnswer answer(
      Collection<PersonId> persons,
      Set<ConsentPurpose> purposes,
      List<ConsentRecord> records,
      Instant now) {
    Map<PersonId, Map<ConsentPurpose, List<ConsentRecord>>> decided = new HashMap<>();
    for (ConsentRecord record : records) {
      decided
          .computeIfAbsent(record.person(), person -> new HashMap<>())
          .computeIfAbsent(record.purpose(), purpose -> new ArrayList<>())
          .add(record);
    }
    List<PersonId> lacking = new ArrayList<>();
    State worst = State.VERIFIED;
    for (PersonId person : persons) {
      Map<ConsentPurpose, List<ConsentRecord>> theirs = decided.getOrDefault(person, Map.of());
      for (ConsentPurpose purpose : purposes) {
        State state = state(theirs.getOrDefault(purpose, List.of()), now);
        if (state != State.VERIFIED) {
          lacking.add(person);
          worst = worse(worst, state);
        }
      }
    }
    return new ConsentAnswer(worst, lacking);
  }

  /** MISSING before WITHDRAWN before EXPIRED, as the pipeline's port says. */
  private static State worse(State one, State other) {
    if (one == State.VERIFIED) {
      return other;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * Returns how one person's consent to one purpose stands.
   *
   * @param records theirs to that purpose, in scopes that reach the item
   */
  static State state(List<ConsentRecord> records, Instant now) {
    Map<ConsentScope.Kind, ConsentRecord> grants = new EnumMap<>(ConsentScope.Kind.class);
    Map<ConsentScope.Kind, ConsentRecord> withdrawals = new EnumMap<>(ConsentScope.Kind.class);
    for (ConsentRecord record : records) {
      if (!record.isErased()) {
        (record.isGrant() ? grants : withdrawals)
            .merge(record.scope().kind(), record, (one, two) -> one.seq() > two.seq() ? one : two);
      }
    }
    boolean expired = false;
    for (ConsentRecord grant : grants.values()) {
      if (withdrawals.values().stream().allMatch(withdrawal -> outlives(grant, withdrawal))) {
        if (grant.validUntil() == null || now.isBefore(grant.validUntil())) {
          return State.VERIFIED;
        }
        expired = true;
      }
    }
    if (expired) {
      return State.EXPIRED;
    }
    return withdrawals.isEmpty() ? State.MISSING : State.WITHDRAWN;
  }

  private static boolean outlives(ConsentRecord grant, ConsentRecord withdrawal) {
    return withdrawal.seq() < grant.seq() && grant.scope().isWithin(withdrawal.scope());
  }
}
