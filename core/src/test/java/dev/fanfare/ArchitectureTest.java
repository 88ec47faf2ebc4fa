package dev.fanfare;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What may use what within the library, and what none of it does. */
class ArchitectureTest {
  private static final String ROOT = "dev.fanfare";

  /** Each package uses only those before it; the facade, {@code dev.fanfare} itself, comes last. */
  private static final List<String> ORDER =
      List.of(
          "money",
          "event",
          "forecast",
          "creator",
          "ledger",
          "tier",
          "credit",
          "earning",
          "payout",
          "collaboration",
          "achievement",
          "ai",
          "moderation",
          "content",
          "trend",
          "analytics",
          "activity",
          "schedule",
          "");

  /** May be used by all and uses nothing of ours. */
  private static final String INTERNAL = "internal";

  private static final List<String> FOREIGN =
      List.of(
          "java.",
          "javax.crypto.",
          "javax.xml.",
          "org.slf4j.",
          "org.jspecify.",
          "org.apache.commons.math3.");

  private static final Set<String> EXACT = Set.of("money", "ledger", "credit", "earning", "payout");

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  /** Calls that bring in the machine's own time, zone or chance. */
  private static final Set<String> HIDDEN_INPUTS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.time.ZoneId.systemDefault",
          "java.time.Clock.systemDefaultZone");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void usesOnlyPackagesThatComeBefore() {
    List<String> broken = new ArrayList<>();
    for (JavaClass origin : CLASSES) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isOurs(target) && !mayUse(idea(origin), idea(target))) {
          broken.add(dependency.getDescription());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void hasNoPackageOutsideTheOrder() {
    assertThat(CLASSES.stream().map(ArchitectureTest::idea))
        .isNotEmpty()
        .allMatch(idea -> idea.equals(INTERNAL) || ORDER.contains(idea));
  }

  @Test
  void needsTheJdkALogApiNullMarksAndMathAlone() {
    Set<String> foreign = new TreeSet<>();
    for (JavaClass origin : CLASSES) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive()
            && !isOurs(target)
            && FOREIGN.stream().noneMatch(target.getName()::startsWith)) {
          foreign.add(dependency.getDescription());
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void keepsFloatingPointAwayFromMoney() {
    List<String> floating = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (EXACT.contains(idea(type))) {
        for (JavaField field : type.getFields()) {
          if (isFloating(field.getType())) {
            floating.add(field.getDescription());
          }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
              .anyMatch(ArchitectureTest::isFloating)) {
            floating.add(unit.getDescription());
          }
        }
      }
    }
    assertThat(floating).isEmpty();
  }

  @Test
  void keepsNoStateInStaticFields() {
    List<String> state = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        if (field.getModifiers().contains(JavaModifier.STATIC)
            && (!field.getModifiers().contains(JavaModifier.FINAL) || isMutable(field))) {
          state.add(field.getDescription());
        }
      }
    }
    assertThat(state).isEmpty();
  }

  @Test
  void getsWhatItNeedsThroughConstructors() {
    List<String> open = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        boolean changeable =
            !field.getModifiers().contains(JavaModifier.FINAL)
                && (field.getModifiers().contains(JavaModifier.PUBLIC)
                    || field.getModifiers().contains(JavaModifier.PROTECTED));
        boolean injected =
            field.getAnnotations().stream()
                .anyMatch(a -> !a.getRawType().getName().startsWith("org.jspecify."));
        if (changeable || injected) {
          open.add(field.getDescription());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void asksOnlyTheClockAndTheGeneratorItWasGiven() {
    List<String> hidden = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        String target = call.getTargetOwner().getName() + "." + call.getName();
        boolean now =
            call.getName().equals("now")
                && call.getTargetOwner().getPackageName().startsWith("java.time")
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(p -> p.isEquivalentTo(Clock.class));
        if (now || HIDDEN_INPUTS.contains(target)) {
          hidden.add(call.getDescription());
        }
      }
    }
    assertThat(hidden).isEmpty();
  }

  @Test
  void marksEveryPackageForNulls() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(type.getPackageName()));

    assertThat(packages)
        .allMatch(
            name ->
                CLASSES.contain(name + ".package-info")
                    && CLASSES.get(name + ".package-info").isAnnotatedWith(NullMarked.class));
  }

  private static boolean mayUse(String user, String used) {
    if (user.equals(used) || used.equals(INTERNAL)) {
      return true;
    }
    return !user.equals(INTERNAL) && ORDER.indexOf(used) < ORDER.indexOf(user);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** Returns the package below the root; one below that counts as its parent. */
  private static String idea(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
  }

  private static boolean isFloating(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .anyMatch(t -> FLOATING.contains(t.getName()));
  }

  /** Whether a field's type says that its content changes; a map behind an interface passes. */
  private static boolean isMutable(JavaField field) {
    JavaClass type = field.getRawType();
    return type.getPackageName().equals("java.util.concurrent.atomic")
        || type.getPackageName().equals("java.util.concurrent.locks")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(Random.class)
        || !type.isInterface()
            && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
  }
}
