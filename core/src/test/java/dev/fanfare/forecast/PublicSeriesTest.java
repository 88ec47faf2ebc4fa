package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How good forecasts are on series that people have competed on: OWA (the mean of sMAPE and MASE as
 * shares of Naive2's, as in the M4 competition, lower is better) and how many values lie within the
 * 95 % interval. The bounds are those that the product is judged by, not what it happens to reach.
 */
class PublicSeriesTest {
  /** Adds up the scores of a group. */
  private static final class Scores {
    private int count;
    private int scaled;
    private double smape;
    private double naiveSmape;
    private double mase;
    private double naiveMase;
    private double inside;

    void add(PublicSeries one) {
      Forecast forecast =
          (Forecast) RevenueForecaster.standard().forecast(one.series(), one.future().length, 95);
      double[] points = forecast.steps().stream().mapToDouble(ForecastStep::point).toArray();
      double[] errors = one.errors(points);
      double[] naive = one.errors(one.naive2());
      int within = 0;
      int known = 0;
      for (int h = 0; h < points.length; h++) {
        if (!Double.isNaN(one.future()[h])) {
          known++;
          within += forecast.steps().get(h).interval(95).contains(one.future()[h]) ? 1 : 0;
        }
      }
      count++;
      smape += errors[0];
      naiveSmape += naive[0];
      inside += (double) within / known;
      double scale = one.scale();
      if (!Double.isNaN(scale)) {
        scaled++;
        mase += errors[1] / scale;
        naiveMase += naive[1] / scale;
      }
    }

    double owa() {
      return (smape / naiveSmape + mase / naiveMase) / 2;
    }

    double coverage() {
      return inside / count;
    }
  }

  @Test
  void beatsNaiveOnAFewSeriesOfEachGroup() {
    Map<String, List<PublicSeries>> groups = new LinkedHashMap<>();
    for (PublicSeries one : PublicSeries.all()) {
      List<PublicSeries> group = groups.computeIfAbsent(one.group(), any -> new ArrayList<>());
      if (group.size() < 8) {
        group.add(one);
      }
    }
    Scores all = new Scores();
    groups.values().forEach(group -> group.forEach(all::add));
    assertThat(all.count).isEqualTo(13 * 8);
    assertThat(all.owa()).isLessThan(0.9);
    assertThat(all.coverage()).isBetween(0.90, 0.985);
  }

  @Test
  @Tag("slow")
  void reachesItsAimsOnAllSeries() {
    Map<String, Scores> groups = new LinkedHashMap<>();
    Map<String, Scores> frequencies = new LinkedHashMap<>();
    Scores all = new Scores();
    for (PublicSeries one : PublicSeries.all()) {
      groups.computeIfAbsent(one.group(), any -> new Scores()).add(one);
      frequencies.computeIfAbsent(one.frequency(), any -> new Scores()).add(one);
      all.add(one);
    }
    double logs = 0;
    for (Scores group : groups.values()) {
      logs += Math.log(group.owa());
    }
    assertThat(Math.exp(logs / groups.size())).as("geometric mean").isLessThan(0.79);
    assertThat(frequencies.get("daily").owa()).isLessThan(0.84);
    assertThat(frequencies.get("weekly").owa()).isLessThan(0.79);
    assertThat(frequencies.get("hourly").owa()).isLessThan(0.54);
    assertThat(frequencies.get("monthly").owa()).isLessThan(0.86);
    assertThat(frequencies.get("quarterly").owa()).isLessThan(0.87);
    assertThat(frequencies.get("yearly").owa()).isLessThan(0.79);
    assertThat(all.coverage()).isBetween(0.935, 0.965);
    frequencies.forEach(
        (frequency, scores) -> assertThat(scores.coverage()).as(frequency).isBetween(0.91, 0.97));
  }
}
