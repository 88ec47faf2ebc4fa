package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Which calls a budget is for.
 *
 * @param kind what it goes by
 * @param name which one, 1 to 64 characters; empty for {@link Kind#PLATFORM} and {@link
 *     Kind#EACH_TENANT}
 */
public record BudgetScope(Kind kind, String name) implements Serializable {
  /** What a budget goes by. */
  public enum Kind {
    /** Every call. */
    PLATFORM,
    /** Calls of one purpose. */
    PURPOSE,
    /** Calls of one tenant. */
    TENANT,
    /** A rule for every tenant that has none of its own; each has its own budget. */
    EACH_TENANT
  }

  /**
   * @throws IllegalArgumentException if the name is out of range, or there where none belongs
   */
  public BudgetScope {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    if (kind == Kind.PURPOSE || kind == Kind.TENANT) {
      requireText("name", name, 64);
    } else {
      require(name.isEmpty(), "name must be empty for %s", kind);
    }
  }

  /** Returns the scope of every call. */
  public static BudgetScope platform() {
    return new BudgetScope(Kind.PLATFORM, "");
  }

  /** Returns the scope of a purpose's calls. */
  public static BudgetScope purpose(Purpose purpose) {
    return new BudgetScope(Kind.PURPOSE, purpose.name());
  }

  /** Returns the scope of a tenant's calls. */
  public static BudgetScope tenant(String name) {
    return new BudgetScope(Kind.TENANT, name);
  }

  /** Returns the rule for tenants that have none of their own. */
  public static BudgetScope eachTenant() {
    return new BudgetScope(Kind.EACH_TENANT, "");
  }

  @Override
  public String toString() {
    return name.isEmpty() ? kind.name() : kind.name() + " " + name;
  }
}
