package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.forecast.Regression.Maximum;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionTest {
  /**
   * NIST StRD, linear regression, data set Pontius (calibration of load cells): deflections at
   * loads of 150 000, 300 000, … 3 000 000, in two runs.
   */
  private static final double[][] PONTIUS = {
    {
      .11019, .21956, .32949, .43899, .54803, .65694, .76562, .87487, .98292, 1.09146, 1.20001,
      1.30822, 1.41599, 1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844
    },
    {
      .11052, .22018, .32939, .43886, .54798, .65739, .76596, .87474, .98300, 1.09150, 1.20004,
      1.30818, 1.41613, 1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177, 2.16829
    }
  };

  @Test
  void agreesWithTheCertifiedValuesOfPontius() {
    double[] x = IntStream.range(0, 40).mapToDouble(i -> 150_000.0 * (i % 20 + 1)).toArray();
    double[] y = IntStream.range(0, 40).mapToDouble(i -> PONTIUS[i / 20][i % 20]).toArray();
    Regression parabola = Regression.parabola(x, y);
    // https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Pontius.dat
    Percentage close = Percentage.withPercentage(1e-7);
    assertThat(parabola.leading()).isCloseTo(-0.316081871345029E-14, close);
    assertThat(parabola.leadingError()).isCloseTo(0.486652849992036E-16, close);
    assertThat(parabola.at(0)).isCloseTo(0.673565789473684E-03, close);
    double b1 = 0.732059160401003E-06;
    double b2 = -0.316081871345029E-14;
    // Far outside the loads: -b1 / 2 b2 = 115.8 million.
    Maximum maximum = parabola.maximum(95).orElseThrow();
    assertThat(maximum.at()).isCloseTo(-b1 / (2 * b2), close);
    assertThat(maximum.interval().contains(maximum.at())).isTrue();
  }

  @Test
  void hasTheSlopeOfTheTextbooksWithItsError() {
    // y = 2, 4, 5, 4, 5 at x = 0 to 4: slope 0.6, residual variance 0.8, squares of x - 2 sum to
    // 10.
    Regression line = Regression.line(new double[] {0, 1, 2, 3, 4}, new double[] {2, 4, 5, 4, 5});
    assertThat(line.leading()).isCloseTo(0.6, within(1e-12));
    assertThat(line.leadingError()).isCloseTo(Math.sqrt(0.8 / 10), within(1e-12));
    assertThat(line.at(5)).isCloseTo(5.8, within(1e-12));
    assertThat(line.maximum(80)).isEmpty();
  }

  @Test
  void findsTheTopOfAParabola() {
    double[] x = IntStream.range(0, 12).mapToDouble(i -> i).toArray();
    double[] y = IntStream.range(0, 12).mapToDouble(i -> 50 - (i - 15) * (i - 15) / 4.0).toArray();
    Maximum maximum = Regression.parabola(x, y).maximum(95).orElseThrow();
    assertThat(maximum.at()).isCloseTo(15, within(1e-6));
    assertThat(maximum.interval().width()).as("no noise").isLessThan(1e-4);
  }

  @Test
  void boundsTheTopWhereTheSlopeStopsBeingSignificant() {
    double[] x = IntStream.range(0, 28).mapToDouble(i -> i).toArray();
    Random random = new Random(7);
    double[] y =
        IntStream.range(0, 28)
            .mapToDouble(i -> 5 - (i - 24) * (i - 24) / 90.0 + random.nextGaussian() * 0.15)
            .toArray();
    Maximum maximum = Regression.parabola(x, y).maximum(80).orElseThrow();
    // The slope at a bound by a parabola about that bound: its middle coefficient is 1.3125 errors
    // from 0 (t of 80 % with 25 degrees of freedom is 1.316345).
    for (double bound : new double[] {maximum.interval().lower(), maximum.interval().upper()}) {
      assertThat(Math.abs(slopeInErrors(x, y, bound))).isCloseTo(1.316345, within(1e-4));
    }
    assertThat(maximum.interval().contains(24)).isTrue();
  }

  /** Returns slope over its standard error by normal equations in x - bound, solved by Cramer. */
  private static double slopeInErrors(double[] x, double[] y, double bound) {
    double[] s = new double[5];
    double[] m = new double[3];
    for (int i = 0; i < x.length; i++) {
      double u = x[i] - bound;
      for (int p = 0; p < 5; p++) {
        s[p] += Math.pow(u, p);
      }
      for (int p = 0; p < 3; p++) {
        m[p] += y[i] * Math.pow(u, p);
      }
    }
    double det = det(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4]);
    double b0 = det(m[0], s[1], s[2], m[1], s[2], s[3], m[2], s[3], s[4]) / det;
    double b1 = det(s[0], m[0], s[2], s[1], m[1], s[3], s[2], m[2], s[4]) / det;
    double b2 = det(s[0], s[1], m[0], s[1], s[2], m[1], s[2], s[3], m[2]) / det;
    double rss = 0;
    for (int i = 0; i < x.length; i++) {
      double u = x[i] - bound;
      rss += Math.pow(y[i] - b0 - b1 * u - b2 * u * u, 2);
    }
    double variance = rss / (x.length - 3) * (s[0] * s[4] - s[2] * s[2]) / det;
    return b1 / Math.sqrt(variance);
  }

  private static double det(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  }

  @Test
  void tellsOfNoTopWhereThereIsNone() {
    double[] x = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
    double[] flat = IntStream.range(0, 20).mapToDouble(i -> 3.7).toArray();
    double[] straight = IntStream.range(0, 20).mapToDouble(i -> 0.1 + 0.3 * i).toArray();
    double[] valley = IntStream.range(0, 20).mapToDouble(i -> (i - 9.0) * (i - 9.0)).toArray();
    Random random = new Random(3);
    double[] noise = IntStream.range(0, 20).mapToDouble(i -> random.nextGaussian()).toArray();
    assertThat(Regression.parabola(x, flat).maximum(80)).isEmpty();
    assertThat(Regression.parabola(x, straight).maximum(80)).isEmpty();
    assertThat(Regression.parabola(x, valley).maximum(80)).isEmpty();
    assertThat(Regression.parabola(x, noise).maximum(99)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 95})
  void holdsTheTopAsOftenAsItSays(int level) {
    Random random = new Random(level);
    double[] x = IntStream.range(0, 28).mapToDouble(i -> i).toArray();
    int held = 0;
    int said = 0;
    for (int round = 0; round < 4_000; round++) {
      double[] y =
          IntStream.range(0, 28)
              .mapToDouble(i -> 5 - (i - 24) * (i - 24) / 60.0 + random.nextGaussian() * 0.2)
              .toArray();
      var maximum = Regression.parabola(x, y).maximum(level);
      if (maximum.isPresent()) {
        said++;
        held += maximum.get().interval().contains(24) ? 1 : 0;
      }
    }
    assertThat(said).isEqualTo(4_000);
    // Four standard errors of a share: 4 sqrt(0.8 * 0.2 / 4000) = 2.5 %.
    assertThat(100.0 * held / said).isCloseTo(level, within(2.5));
  }

  @Test
  void refusesTooFewPoints() {
    double[] two = {1, 2};
    double[] alike = {5, 5, 5, 5};
    assertThatIllegalArgumentException().isThrownBy(() -> Regression.line(two, two));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regression.line(new double[4], new double[5]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regression.parabola(new double[3], new double[3]));
    assertThatIllegalArgumentException().isThrownBy(() -> Regression.parabola(alike, alike));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regression.parabola(new double[] {1, 1, 2, 2}, alike));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regression.parabola(new double[] {1, 2, 3, 4}, alike).maximum(100));
  }
}
