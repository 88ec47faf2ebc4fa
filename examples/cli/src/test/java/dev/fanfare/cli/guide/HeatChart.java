package dev.fanfare.cli.guide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose cells are the stronger the greater they are. */
final class HeatChart {
  private static final int LEFT = 70;
  private static final int TOP = 56;
  private static final int ROW = 24;

  private HeatChart() {}

  /**
   * Returns a picture.
   *
   * @param cells by row and column, null for what is not known
   * @param shown what stands in the cells, empty for nothing
   */
  static String svg(
      String title,
      List<String> rows,
      List<String> columns,
      @Nullable Double[][] cells,
      String[][] shown) {
    int width = columns.size() > 16 ? 27 : 50;
    double most = 0;
    for (@Nullable Double[] row : cells) {
      for (Double cell : row) {
        most = cell == null ? most : Math.max(most, cell);
      }
    }
    Svg svg = new Svg(LEFT + width * columns.size() + 10, TOP + ROW * rows.size() + 10, title);
    svg.words("start", 10, 18, title);
    for (int c = 0; c < columns.size(); c++) {
      svg.words("middle", LEFT + width * (c + .5), TOP - 8, columns.get(c));
    }
    for (int r = 0; r < rows.size(); r++) {
      svg.words("end", LEFT - 8, TOP + ROW * r + 16, rows.get(r));
      for (int c = 0; c < columns.size(); c++) {
        Double cell = cells[r][c];
        if (cell != null) {
          double strength = most == 0 ? 0 : .06 + .66 * cell / most;
          svg.box("cell", LEFT + width * c + 1, TOP + ROW * r + 1, width - 2, ROW - 2, strength);
          if (!shown[r][c].isEmpty()) {
            svg.words("middle", LEFT + width * (c + .5), TOP + ROW * r + 16, shown[r][c]);
          }
        }
      }
    }
    return svg.end();
  }
}
