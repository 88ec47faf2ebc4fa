package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What this module may use. */
class ArchitectureTest {
  private static final String HERE = "dev.fanfare.ai.client";

  private static final List<String> ALLOWED =
      List.of(
          HERE + ".",
          "dev.fanfare.ai.",
          "dev.fanfare.event.FanfareException",
          "dev.fanfare.internal.",
          "java.",
          "javax.crypto.",
          "okhttp3.",
          "okio.",
          "org.jspecify.",
          "org.slf4j.",
          "tools.jackson.");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HERE);

  @Test
  void usesTheModelsPortHttpAndJsonAlone() {
    Set<String> foreign = new TreeSet<>();
    for (JavaClass origin : CLASSES) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive() && ALLOWED.stream().noneMatch(target.getName()::startsWith)) {
          foreign.add(dependency.getDescription());
        }
      }
    }
    assertThat(CLASSES).isNotEmpty();
    assertThat(foreign).isEmpty();
  }

  /** They are promised to nobody. */
  @Test
  void usesNoInternalsOfOkHttp() {
    assertThat(CLASSES)
        .flatMap(JavaClass::getDirectDependenciesFromSelf)
        .extracting(dependency -> dependency.getTargetClass().getName())
        .noneMatch(name -> name.startsWith("okhttp3.internal") || name.startsWith("okio.internal"));
  }
}
