package dev.fanfare.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.Answer;
import dev.fanfare.event.DomainEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the core hands to a storage as an answer or an event comes back as it was. */
class StoredTypesTest {
  private static final int INSTANCES = 200;

  private final ValueJson json = new ValueJson();

  @TestFactory
  Stream<DynamicTest> everyAnswerAndEventComesBackEqual() throws IOException, URISyntaxException {
    List<Class<?>> types = storedTypes();
    assertThat(types).hasSizeGreaterThan(30);
    return types.stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> comesBackEqual(type)));
  }

  private void comesBackEqual(Class<?> type) {
    var values = new RandomValues(new Random(type.getName().hashCode()));
    for (int i = 0; i < INSTANCES; i++) {
      Object value = values.of(type);
      String text = json.write(value);
      assertThat(json.read(json.typeOf(value), text, Object.class)).as(text).isEqualTo(value);
    }
  }

  private static List<Class<?>> storedTypes() throws IOException, URISyntaxException {
    Path core = Path.of(Answer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(core)) {
      return storedTypes(core);
    }
    try (FileSystem jar = FileSystems.newFileSystem(core)) {
      return storedTypes(jar.getPath("/"));
    }
  }

  private static List<Class<?>> storedTypes(Path root) throws IOException {
    Map<String, Class<?>> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("-info.class")) {
          Class<?> type = load(name.substring(0, name.length() - ".class".length()));
          if (type.isRecord() && isStored(type)) {
            found.put(type.getName(), type);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isStored(Class<?> type) {
    return Answer.class.isAssignableFrom(type) || DomainEvent.class.isAssignableFrom(type);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, StoredTypesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
