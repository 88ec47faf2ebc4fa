package dev.fanfare.forecast;

import java.util.Arrays;

/** Repeats the last adjusted value: a random walk around the seasonal profile. */
final class Naive implements Model {
  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] points = new double[horizon];
    Arrays.fill(points, sample.z()[sample.size() - 1]);
    return sample.profile().restore(points, sample.size());
  }
}
