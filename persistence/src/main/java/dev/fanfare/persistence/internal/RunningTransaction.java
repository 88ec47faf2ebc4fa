package dev.fanfare.persistence.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What Fanfare keeps beside one transaction of the database until it ends. */
public final class RunningTransaction {
  private final SharedSessionContract session;
  private final Map<Class<?>, Object> attached = new HashMap<>();
  private @Nullable StatelessSession stateless;
  private int depth;
  private @Nullable Throwable failure;

  RunningTransaction(SharedSessionContract session) {
    this.session = session;
  }

  /** What is to be done once, just before the transaction commits. */
  public interface BeforeCommit {
    /** Writes what was put off, none the second time. */
    void flush();
  }

  /** Returns the object of a type that belongs to this transaction, made at the first call. */
  public <T> T attached(Class<T> type, Supplier<T> maker) {
    return type.cast(attached.computeIfAbsent(type, t -> maker.get()));
  }

  SharedSessionContract session() {
    return session;
  }

  /** Returns a session without a memory of its own, on the transaction's connection. */
  StatelessSession stateless() {
    if (session instanceof StatelessSession own) {
      return own;
    }
    StatelessSession shared = stateless;
    if (shared == null) {
      shared = session.statelessWithOptions().connection().open();
      stateless = shared;
    }
    return shared;
  }

  void enter() {
    depth++;
  }

  boolean leave() {
    return --depth == 0;
  }

  boolean isOutermost() {
    return depth == 1;
  }

  void failed(Throwable e) {
    if (failure == null) {
      failure = e;
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  void beforeCommit() {
    if (failure == null) {
      for (Object object : attached.values()) {
        if (object instanceof BeforeCommit work) {
          work.flush();
        }
      }
    }
  }

  void end() {
    attached.clear();
    StatelessSession shared = stateless;
    if (shared != null) {
      stateless = null;
      shared.close();
    }
  }
}
