package dev.fanfare.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeal.Party;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a verdict means for an appeal. */
class AppealRuleTest {
  private static final Actions DEMOTED = Actions.of(Visibility.DEMOTE);
  private static final Actions SUSPENDED = Actions.BLOCK.withAccount(Sanction.SUSPEND);

  @Test
  void upholdsWhatStaysAsItIs() {
    assertThat(outcome(Party.CREATOR, Actions.BLOCK, Actions.BLOCK)).contains(AppealState.UPHELD);
    assertThat(outcome(Party.NOTIFIER, Actions.ALLOW, Actions.ALLOW)).contains(AppealState.UPHELD);
  }

  @Test
  void overturnsWhatIsTakenBackAltogether() {
    assertThat(outcome(Party.CREATOR, SUSPENDED, Actions.ALLOW)).contains(AppealState.OVERTURNED);
    assertThat(outcome(Party.NOTIFIER, Actions.ALLOW, DEMOTED)).contains(AppealState.OVERTURNED);
  }

  @Test
  void overturnsInPartWhatIsMilder() {
    assertThat(outcome(Party.CREATOR, Actions.BLOCK, DEMOTED))
        .contains(AppealState.PARTLY_OVERTURNED);
    assertThat(outcome(Party.CREATOR, SUSPENDED, Actions.BLOCK))
        .contains(AppealState.PARTLY_OVERTURNED);
  }

  @Test
  void leavesNobodyWorseOff() {
    assertThat(outcome(Party.CREATOR, DEMOTED, Actions.BLOCK)).isEmpty();
    assertThat(outcome(Party.CREATOR, Actions.BLOCK, DEMOTED.withMonetary(Sanction.SUSPEND)))
        .as("milder here, harder there")
        .isEmpty();
    assertThat(outcome(Party.NOTIFIER, DEMOTED, Actions.ALLOW)).isEmpty();
  }

  @Test
  void isMonotoneOverAllActions() {
    for (Actions appealed : everything()) {
      for (Actions verdict : everything()) {
        boolean milder = everyDimension(verdict, appealed);
        Optional<AppealState> creators = outcome(Party.CREATOR, appealed, verdict);
        assertThat(creators.isPresent()).as("%s of %s", verdict, appealed).isEqualTo(milder);
        assertThat(outcome(Party.NOTIFIER, appealed, verdict).isPresent())
            .isEqualTo(everyDimension(appealed, verdict));
        creators.ifPresent(
            state ->
                assertThat(state)
                    .isEqualTo(
                        verdict.equals(appealed)
                            ? AppealState.UPHELD
                            : verdict.equals(Actions.ALLOW)
                                ? AppealState.OVERTURNED
                                : AppealState.PARTLY_OVERTURNED));
      }
    }
  }

  /** Returns whether each of four numbers is at most the other one. */
  private static boolean everyDimension(Actions mild, Actions strong) {
    return mild.visibility().ordinal() <= strong.visibility().ordinal()
        && mild.monetary().ordinal() <= strong.monetary().ordinal()
        && mild.service().ordinal() <= strong.service().ordinal()
        && mild.account().ordinal() <= strong.account().ordinal();
  }

  private static List<Actions> everything() {
    List<Actions> all = new ArrayList<>();
    for (Visibility visibility : Visibility.values()) {
      if (visibility != Visibility.HOLD) {
        for (Sanction one : Sanction.values()) {
          for (Sanction two : Sanction.values()) {
            all.add(new Actions(visibility, one, two, Sanction.NONE));
            all.add(new Actions(visibility, one, Sanction.NONE, two));
          }
        }
      }
    }
    return all;
  }

  private static Optional<AppealState> outcome(Party party, Actions appealed, Actions verdict) {
    return AppealRule.outcome(party, appealed, verdict);
  }

  @ParameterizedTest
  @EnumSource(AppealState.class)
  void passesOnlyForward(AppealState state) {
    List<AppealState> next = Arrays.stream(AppealState.values()).filter(state::canBecome).toList();
    assertThat(next)
        .isEqualTo(
            switch (state) {
              case OPEN -> List.of(AppealState.IN_REVIEW, AppealState.WITHDRAWN);
              case IN_REVIEW ->
                  List.of(
                      AppealState.UPHELD,
                      AppealState.OVERTURNED,
                      AppealState.PARTLY_OVERTURNED,
                      AppealState.WITHDRAWN);
              default -> List.of();
            });
    assertThat(state.isOpen()).isEqualTo(!next.isEmpty());
  }
}
