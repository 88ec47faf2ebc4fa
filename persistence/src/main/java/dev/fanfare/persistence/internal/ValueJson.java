package dev.fanfare.persistence.internal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.fanfare.persistence.StorageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records of values as JSON text with the name of their class beside it, and reads them
 * back. Only records of the kind that is asked for are ever made.
 */
public final class ValueJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultVisibility(
              checker ->
                  checker
                      .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                      .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                      .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
          // A row written by a later version may say more than this one knows.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Returns the name under which a value's class is stored. */
  public String typeOf(Object value) {
    return value.getClass().getName();
  }

  /** Returns a record as JSON. */
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /**
   * Returns the record that was written.
   *
   * @param type the stored name of its class
   * @param bound what the class must implement
   * @throws StorageException if the class is gone or is none of these, or the text does not fit it
   */
  public <T> T read(String type, String json, Class<T> bound) {
    try {
      Class<?> found = load(type);
      if (!bound.isAssignableFrom(found) || !found.isRecord()) {
        throw new StorageException(
            "Stored type '%s' is not a record of kind %s".formatted(type, bound.getName()),
            (Throwable) null);
      }
      Object value = mapper.readValue(json, found);
      if (value == null) {
        throw new StorageException("A stored '%s' is null".formatted(type), (Throwable) null);
      }
      return bound.cast(value);
    } catch (ClassNotFoundException | JacksonException e) {
      throw new StorageException("Cannot read a stored '%s'".formatted(type), e);
    }
  }

  /**
   * Our own classes are where this one is; a host's events may be further down. A thread's loader
   * alone would not do: in an application that is one jar of jars, threads of the common pool have
   * one that knows neither.
   */
  private static Class<?> load(String type) throws ClassNotFoundException {
    try {
      return Class.forName(type, false, ValueJson.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      if (context == null) {
        throw e;
      }
      return Class.forName(type, false, context);
    }
  }
}
