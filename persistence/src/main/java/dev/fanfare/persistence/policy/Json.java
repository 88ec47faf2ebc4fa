package dev.fanfare.persistence.policy;

import dev.fanfare.internal.Checks;
import java.util.List;
import java.util.Map;

/** A value of a document, as it was written. */
sealed interface Json {
  /** Returns where it stands. */
  Place place();

  /** Returns the value as an error message shows it. */
  String shown();

  /** Fields in the order of the document; of a name that stands twice, the first. */
  record Fields(Place place, Map<String, Json> byName) implements Json {
    @Override
    public String shown() {
      return "an object";
    }
  }

  record Items(Place place, List<Json> all) implements Json {
    @Override
    public String shown() {
      return "a list";
    }
  }

  record Text(Place place, String value) implements Json {
    @Override
    public String shown() {
      return '"' + Checks.shown(value) + '"';
    }
  }

  /** A number, a truth value or null, kept as it was written: no digit is lost. */
  record Literal(Place place, Kind kind, String value) implements Json {
    enum Kind {
      NUMBER,
      TRUTH,
      NULL
    }

    @Override
    public String shown() {
      return Checks.shown(value);
    }
  }
}
