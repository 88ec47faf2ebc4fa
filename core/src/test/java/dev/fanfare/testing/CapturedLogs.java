package dev.fanfare.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where this library's log lines go in its own tests: nowhere, or into a list while a test listens.
 * It is named by the system property {@code slf4j.provider}.
 */
public final class CapturedLogs implements SLF4JServiceProvider {
  private static final ConcurrentLinkedQueue<List<String>> LISTENERS =
      new ConcurrentLinkedQueue<>();

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** Lines of every level from now on, each with what its exception shows, until it is closed. */
  public static final class Lines implements AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private Lines() {
      LISTENERS.add(lines);
    }

    /** Returns what was logged. */
    public List<String> all() {
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }

    @Override
    public void close() {
      LISTENERS.removeIf(some -> some == lines);
    }
  }

  /** Starts to listen. */
  public static Lines listen() {
    return new Lines();
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, Capturing::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class Capturing extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    Capturing(String name) {
      this.name = name;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return Capturing.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String pattern, Object[] arguments, Throwable fault) {
      if (!LISTENERS.isEmpty()) {
        StringBuilder line = new StringBuilder(level + " " + name + " ");
        line.append(MessageFormatter.basicArrayFormat(pattern, arguments));
        for (Throwable t = fault; t != null; t = t.getCause()) {
          line.append(" | ").append(t);
        }
        LISTENERS.forEach(lines -> lines.add(line.toString()));
      }
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
