package dev.fanfare.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ports whose calls a test sees before they happen. */
public final class Intercepted {
  /** Sees a call; what it throws is thrown in place of it. */
  @FunctionalInterface
  public interface Before {
    void call(String method, Object[] arguments);
  }

  private Intercepted() {}

  /** Wraps the implementation of a port. */
  public static <T> T on(Class<T> port, T target, Before before) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              before.call(method.getName(), arguments == null ? new Object[0] : arguments);
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
