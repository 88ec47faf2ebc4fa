package dev.fanfare.cli.guide;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An SVG picture that is read in light and in dark. Coordinates have one decimal. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /**
   * @param title what it shows, for those who cannot see it
   */
  Svg(int width, int height, String title) {
    text.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="system-ui, sans-serif" font-size="12">
        <title>%s</title>
        <style>
        .ink{fill:#24292f}.axis{stroke:#8c959f;stroke-width:1;fill:none}.grid{stroke:#d0d7de;stroke-width:1}
        .line{fill:none;stroke:#0969da;stroke-width:1.8}.other{fill:none;stroke:#bc4c00;stroke-width:1.8}
        .band{fill:#bc4c00;fill-opacity:.14}.narrow{fill:#bc4c00;fill-opacity:.2}.bar{fill:#0969da}.cell{fill:#0969da}
        @media (prefers-color-scheme:dark){.ink{fill:#e6edf3}.grid{stroke:#30363d}.axis{stroke:#6e7681}
        .line{stroke:#58a6ff}.bar,.cell{fill:#58a6ff}.other{stroke:#f0883e}.band,.narrow{fill:#f0883e}}
        </style>
        """
            .formatted(width, height, width, height, escaped(title)));
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    text.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(style, at(x1), at(y1), at(x2), at(y2)));
    return this;
  }

  /** Draws a path through points. */
  Svg path(String style, double[] x, double[] y) {
    text.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, through(x, y)));
    return this;
  }

  /** Fills what is between two paths over the same x. */
  Svg area(String style, double[] x, double[] above, double[] below) {
    StringBuilder path = new StringBuilder(through(x, above));
    for (int i = x.length - 1; i >= 0; i--) {
      path.append('L').append(at(x[i])).append(' ').append(at(below[i]));
    }
    text.append("<path class=\"%s\" d=\"%sZ\"/>\n".formatted(style, path));
    return this;
  }

  /**
   * Fills a box.
   *
   * @param strength how opaque, 0 to 1
   */
  Svg box(String style, double x, double y, double width, double height, double strength) {
    text.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill-opacity=\"%s\"/>\n"
            .formatted(
                style,
                at(x),
                at(y),
                at(width),
                at(height),
                BigDecimal.valueOf(strength).setScale(2, RoundingMode.HALF_EVEN)));
    return this;
  }

  /**
   * Writes words.
   *
   * @param anchor start, middle or end
   */
  Svg words(String anchor, double x, double y, String words) {
    text.append(
        "<text class=\"ink\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(anchor, at(x), at(y), escaped(words)));
    return this;
  }

  private static String through(double[] x, double[] y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(at(x[i])).append(' ').append(at(y[i]));
    }
    return path.toString();
  }

  private static String at(double coordinate) {
    return BigDecimal.valueOf(coordinate).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Returns the picture. */
  String end() {
    return text + "</svg>\n";
  }
}
