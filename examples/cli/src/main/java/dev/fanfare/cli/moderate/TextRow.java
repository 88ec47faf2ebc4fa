package dev.fanfare.cli.moderate;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Surface;

/**
 * A text of the file.
 *
 * @param line where it stands, from 1
 * @param id what the file calls it
 * @param kind what it is or belongs to
 */
record TextRow(
    long line, String id, String text, ContentKind kind, Surface surface, CreatorId creator) {
  /** Returns the item to screen. Ids of the file may repeat, lines do not. */
  ContentItem item() {
    ContentItem item =
        ContentItem.text(ContentRef.of("line-" + line, 1), creator, text).on(surface);
    return new ContentItem(
        item.ref(),
        kind,
        creator,
        surface,
        null,
        item.sha256(),
        item.depicted(),
        item.text(),
        null,
        item.media(),
        false);
  }

  /** Shows no text. */
  @Override
  public String toString() {
    return "TextRow[%d, %s]".formatted(line, kind);
  }
}
