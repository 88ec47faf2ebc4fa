package dev.fanfare.moderation.consent;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentAnswer.State;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What decides about an item: newest state, exclusive ends, and the careful reading of scopes. */
class ConsentRuleTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final PersonId PIA = PersonId.of("pia");
  private static final ConsentScope ITEM = ConsentScope.item(ADA, "video-7");
  private static final ConsentScope CREATOR = ConsentScope.creator(ADA);
  private static final ConsentScope ALL = ConsentScope.all();

  private final List<ConsentRecord> records = new ArrayList<>();

  @Test
  void isMissingWithoutAWord() {
    assertThat(state(T0)).isEqualTo(State.MISSING);
  }

  @Test
  void holdsUntilItsEndAndNotAtIt() {
    grant(ITEM, T0.plusSeconds(60));

    assertThat(state(T0.plusSeconds(60).minusNanos(1_000))).isEqualTo(State.VERIFIED);
    assertThat(state(T0.plusSeconds(60))).isEqualTo(State.EXPIRED);
  }

  @Test
  void goesByTheNewestStateOfAScope() {
    grant(ITEM, null);
    withdraw(ITEM);
    assertThat(state(T0)).isEqualTo(State.WITHDRAWN);
    grant(ITEM, null);
    assertThat(state(T0)).isEqualTo(State.VERIFIED);
    grant(ITEM, T0);
    assertThat(state(T0))
        .as("a newer, shorter consent replaces the longer")
        .isEqualTo(State.EXPIRED);
  }

  @Test
  void endsEveryNarrowerConsentWithAWiderWithdrawal() {
    grant(ITEM, null);
    grant(CREATOR, null);
    withdraw(ALL);

    assertThat(state(T0)).isEqualTo(State.WITHDRAWN);
    grant(ITEM, null);
    assertThat(state(T0)).as("a new consent to this item").isEqualTo(State.VERIFIED);
  }

  @Test
  void keepsAnItemOutThatWasTakenOutOfAWiderConsent() {
    grant(ALL, null);
    withdraw(ITEM);
    assertThat(state(T0)).isEqualTo(State.WITHDRAWN);

    grant(ALL, null);
    assertThat(state(T0)).as("all again does not mean this one").isEqualTo(State.WITHDRAWN);
    grant(ITEM, null);
    assertThat(state(T0)).isEqualTo(State.VERIFIED);
  }

  @Test
  void fallsBackToAWiderConsentWhenANarrowerOneEnds() {
    grant(ALL, null);
    grant(ITEM, T0.plusSeconds(1));

    assertThat(state(T0.plusSeconds(5))).isEqualTo(State.VERIFIED);
  }

  @Test
  void doesNotReviveAConsentThatAnEndedOneStoodOver() {
    grant(ITEM, null);
    withdraw(ALL);
    grant(ALL, T0.plusSeconds(1));

    assertThat(state(T0.plusSeconds(5))).isEqualTo(State.EXPIRED);
  }

  @Test
  void countsNothingOfWhoWasForgotten() {
    grant(ITEM, null);
    records.replaceAll(record -> record.erased("ab".repeat(32)));

    assertThat(state(T0)).isEqualTo(State.MISSING);
  }

  @Test
  void namesEverybodyWhoseConsentLacksAndTheFirstReason() {
    PersonId gone = PersonId.of("gone");
    PersonId ended = PersonId.of("ended");
    PersonId silent = PersonId.of("silent");
    grant(ITEM, null);
    records.add(granted(gone, 1, ITEM, null));
    records.add(withdrawn(gone, 2, ITEM));
    records.add(granted(ended, 1, ITEM, T0));

    assertThat(answer(List.of(PIA))).isEqualTo(ConsentAnswer.verified());
    assertThat(answer(List.of(PIA, ended)))
        .isEqualTo(new ConsentAnswer(State.EXPIRED, List.of(ended)));
    assertThat(answer(List.of(PIA, ended, gone)))
        .isEqualTo(new ConsentAnswer(State.WITHDRAWN, List.of(ended, gone)));
    assertThat(answer(List.of(silent, PIA, ended, gone)))
        .isEqualTo(new ConsentAnswer(State.MISSING, List.of(ended, gone, silent)));
    assertThat(answer(List.of())).as("nobody is shown").isEqualTo(ConsentAnswer.verified());
  }

  @Test
  void asksForEveryPurpose() {
    grant(ITEM, null);

    assertThat(
            ConsentRule.answer(
                    List.of(PIA),
                    Set.of(ConsentPurpose.PUBLISH, ConsentPurpose.LIKENESS),
                    records,
                    T0)
                .state())
        .isEqualTo(State.MISSING);
  }

  /** A word of the person: in which scope, and if they agree, until how many seconds after T0. */
  record Word(ConsentScope scope, boolean grants, @Nullable Integer seconds) {}

  @Provide
  Arbitrary<Word> words() {
    return Combinators.combine(
            Arbitraries.of(ITEM, CREATOR, ALL),
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(1, 9).injectNull(0.5))
        .as((scope, grants, seconds) -> new Word(scope, grants, grants ? seconds : null));
  }

  @Property(tries = 3_000)
  void agreesWithSomebodyWhoFollowsTheWordsOneByOne(
      @ForAll @Size(max = 8) List<@From("words") Word> words) {
    records.clear();
    // What stands for this item: one consent for each scope, struck out by any withdrawal.
    Map<ConsentScope, Word> live = new HashMap<>();
    List<ConsentScope> takenOut = new ArrayList<>();
    for (Word word : words) {
      if (word.grants()) {
        grant(word.scope(), word.seconds() == null ? null : T0.plusSeconds(word.seconds()));
        live.remove(word.scope());
        if (takenOut.stream().allMatch(word.scope()::isWithin)) {
          live.put(word.scope(), word);
        }
      } else {
        withdraw(word.scope());
        live.clear();
        takenOut.add(word.scope());
      }
    }
    for (int at = 0; at <= 9; at++) {
      int second = at;
      boolean holds =
          live.values().stream()
              .anyMatch(word -> word.seconds() == null || second < word.seconds());
      State expected =
          holds
              ? State.VERIFIED
              : !live.isEmpty()
                  ? State.EXPIRED
                  : takenOut.isEmpty() ? State.MISSING : State.WITHDRAWN;
      assertThat(state(T0.plusSeconds(second))).as("after %d s", second).isEqualTo(expected);
    }
  }

  @Property(tries = 1_000)
  void neverGetsBetterByAWithdrawal(
      @ForAll @Size(max = 8) List<@From("words") Word> words, @ForAll("words") Word last) {
    for (Word word : words) {
      if (word.grants()) {
        grant(word.scope(), null);
      } else {
        withdraw(word.scope());
      }
    }
    withdraw(last.scope());

    assertThat(state(T0)).isEqualTo(State.WITHDRAWN);
  }

  private ConsentAnswer answer(List<PersonId> persons) {
    return ConsentRule.answer(persons, Set.of(ConsentPurpose.PUBLISH), records, T0);
  }

  private State state(Instant now) {
    return ConsentRule.state(records, now);
  }

  private void grant(ConsentScope scope, @Nullable Instant until) {
    records.add(granted(PIA, records.size() + 1, scope, until));
  }

  private void withdraw(ConsentScope scope) {
    records.add(withdrawn(PIA, records.size() + 1, scope));
  }

  private static ConsentRecord granted(
      PersonId person, long seq, ConsentScope scope, @Nullable Instant until) {
    ConsentGrant grant =
        ConsentGrant.of(
            person,
            ConsentPurpose.PUBLISH,
            scope,
            "vault/1",
            "ab".repeat(32),
            "form-3",
            T0.minusSeconds(1),
            "staff-1");
    return ConsentRecord.granted(
        new UUID(1, seq), seq, until == null ? grant : grant.until(until), T0);
  }

  private static ConsentRecord withdrawn(PersonId person, long seq, ConsentScope scope) {
    return ConsentRecord.withdrawn(
        new UUID(1, seq), person, seq, ConsentPurpose.PUBLISH, scope, "staff-1", T0);
  }
}
