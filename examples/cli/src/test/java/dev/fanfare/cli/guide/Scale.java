package dev.fanfare.cli.guide;

import java.util.Locale;

/** Where an axis has its marks. */
final class Scale {
  private Scale() {}

  /** Returns 1, 2 or 5 times a power of ten, so that four to ten steps reach a value. */
  static double step(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
    double parts = value / power;
    return parts < 2 ? power / 5 : parts < 5 ? power / 2 : power;
  }

  static String label(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
