package dev.fanfare.persistence.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of an object while it is read. A field that nobody asked for is a problem. */
final class Fields {
  /** May stand in every object; says something to people only. */
  static final String COMMENT = "$comment";

  private final Place place;
  private final Map<String, Json> byName;
  private final Reading reading;
  private final TreeSet<String> asked = new TreeSet<>();
  private String mostLikely = "";

  /**
   * What a field holds. It may be asked only once the whole object is known to be sound.
   *
   * @param value null if the field is not there, or not sound
   */
  record Field<T>(@Nullable T value) {
    T get() {
      return requireNonNull(value, "value");
    }

    T or(T otherwise) {
      return value == null ? otherwise : value;
    }
  }

  Fields(Json.Fields object, Reading reading) {
    this.place = object.place();
    this.byName = object.byName();
    this.reading = reading;
    optional(COMMENT, reading::text);
  }

  /** Returns a field that must be there. */
  <T> Field<T> required(String name, Reading.Converter<T> converter) {
    Field<T> field = optional(name, converter);
    if (!has(name)) {
      reading.problem(
          new Place(Place.field(place.path(), name), place.line(), place.column()),
          "is missing; add it to this object");
    }
    return field;
  }

  /** Returns a field that may be left out. */
  <T> Field<T> optional(String name, Reading.Converter<T> converter) {
    asked.add(name);
    Json value = byName.get(name);
    return new Field<>(value == null ? null : reading.convert(value, converter));
  }

  /** Lets a field pass that cannot be read, as another one on which it depends is not sound. */
  void pass(String name) {
    asked.add(name);
  }

  /** Lets every field pass. */
  void passAll() {
    asked.addAll(byName.keySet());
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Notes a problem with a field, or with the whole object where it is not there. */
  void problem(String name, String message) {
    Json value = byName.get(name);
    reading.problem(value == null ? place : value.place(), message);
  }

  /** Says what the core means when it names no field. */
  void blame(String name) {
    mostLikely = name;
  }

  /** Notes what the core has to say; its messages begin with the name of what they are about. */
  void refusedByCore(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    String named = message.substring(0, Math.max(0, message.indexOf(' ')));
    problem(has(named) ? named : mostLikely, message);
  }

  void refuseUnknown() {
    List<String> known = asked.stream().filter(name -> !name.equals(COMMENT)).toList();
    byName.forEach(
        (name, value) -> {
          if (!asked.contains(name)) {
            reading.problem(value.place(), "is not known; take it out, or use one of " + known);
          }
        });
  }
}
