package dev.fanfare.cli.guide;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A chart of figures by day, with bands around some of them. */
final class TimeChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int TOP = 34;
  private static final int BOTTOM = 30;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ROOT);

  private final String title;
  private final List<Lane> lanes = new ArrayList<>();

  /** Values by day from a first one on; a band has a lower edge too. */
  private record Lane(String style, LocalDate from, double[] values, double[] lower) {
    LocalDate end() {
      return from.plusDays(values.length - 1L);
    }
  }

  TimeChart(String title) {
    this.title = title;
  }

  TimeChart line(String style, LocalDate from, double[] values) {
    lanes.add(new Lane(style, from, values, new double[0]));
    return this;
  }

  TimeChart band(String style, LocalDate from, double[] lower, double[] upper) {
    lanes.add(new Lane(style, from, upper, lower));
    return this;
  }

  String svg() {
    LocalDate first = lanes.stream().map(Lane::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = lanes.stream().map(Lane::end).max(LocalDate::compareTo).orElseThrow();
    double most =
        lanes.stream().flatMapToDouble(lane -> DoubleStream.of(lane.values())).max().orElse(1);
    double step = Scale.step(most);
    double top = Math.ceil(most / step) * step;
    Svg svg = new Svg(WIDTH, HEIGHT, title).words("start", LEFT, 18, title);
    for (double value = 0; value <= top; value += step) {
      svg.line("grid", LEFT, y(value, top), WIDTH - 10, y(value, top))
          .words("end", LEFT - 6, y(value, top) + 4, Scale.label(value));
    }
    long days = ChronoUnit.DAYS.between(first, last);
    for (LocalDate month = first.withDayOfMonth(1).plusMonths(1);
        !month.isAfter(last);
        month = month.plusMonths(days > 150 ? 2 : 1)) {
      double x = x(ChronoUnit.DAYS.between(first, month), days);
      svg.line("axis", x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4)
          .words("middle", x, HEIGHT - BOTTOM + 18, MONTH.format(month));
    }
    for (Lane lane : lanes) {
      double[] x = new double[lane.values().length];
      double[] y = new double[x.length];
      double[] below = new double[lane.lower().length];
      for (int i = 0; i < x.length; i++) {
        x[i] = x(ChronoUnit.DAYS.between(first, lane.from()) + i, days);
        y[i] = y(lane.values()[i], top);
      }
      for (int i = 0; i < below.length; i++) {
        below[i] = y(Math.max(0, lane.lower()[i]), top);
      }
      if (below.length > 0) {
        svg.area(lane.style(), x, y, below);
      } else {
        svg.path(lane.style(), x, y);
      }
    }
    return svg.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - 10, HEIGHT - BOTTOM).end();
  }

  private static double x(double day, double days) {
    return LEFT + day * (WIDTH - 10 - LEFT) / Math.max(1, days);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value * (HEIGHT - BOTTOM - TOP) / top;
  }
}
