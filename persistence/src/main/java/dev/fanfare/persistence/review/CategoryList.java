package dev.fanfare.persistence.review;

import dev.fanfare.moderation.Category;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Categories in one column: their names with commas between them. */
final class CategoryList {
  private CategoryList() {}

  static String text(List<Category> categories) {
    return categories.stream().map(Category::name).collect(Collectors.joining(","));
  }

  static List<Category> of(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(Category::valueOf).toList();
  }
}
