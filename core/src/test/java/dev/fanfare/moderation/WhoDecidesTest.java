package dev.fanfare.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That a decision is made by the policy or by a person and by nothing else. */
class WhoDecidesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.fanfare.moderation");

  @Test
  void makesDecisionsOnlyOfVerdictsAndRulings() {
    JavaClass decision = CLASSES.get(Decision.class);

    assertThat(decision.getConstructors())
        .noneMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC));
    Set<String> makers = new TreeSet<>();
    decision
        .getConstructors()
        .forEach(
            made ->
                made.getCallsOfSelf()
                    .forEach(call -> makers.add(call.getOriginOwner().getSimpleName())));
    assertThat(makers).containsExactly("Decision", "Outcome", "Rulings");
  }

  @Test
  void restoresDecisionsOnlyInStores() {
    JavaCodeUnit restored = CLASSES.get(Decision.class).getMethod("restored", DecisionFacts.class);

    assertThat(restored.getCallsOfSelf())
        .allMatch(call -> call.getOriginOwner().getSimpleName().endsWith("Store"));
  }

  @Test
  void givesStagesNothingToDecideWith() {
    Set<String> touching = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.isAssignableTo(Stage.class) || type.getPackageName().endsWith(".stage")) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getSimpleName())
            .filter(Set.of("Decision", "Verdict", "Moderation", "HumanRuling")::contains)
            .forEach(touching::add);
      }
    }
    assertThat(touching).isEmpty();
  }
}
