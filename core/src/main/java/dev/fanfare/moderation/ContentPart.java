package dev.fanfare.moderation;

import java.util.EnumSet;
import java.util.Set;

/** What an item consists of; what must look at it goes by that. */
public enum ContentPart {
  /** Something to read. */
  TEXT,
  /** Something to hear: a transcript, or a sound or video that may have one. */
  SPEECH,
  /** Something to see. */
  PICTURES,
  /** Files, whatever they are. */
  MEDIA;

  /** Returns the parts of an item, those too that nothing could be got of. */
  public static Set<ContentPart> of(ContentItem item) {
    Set<ContentPart> parts = EnumSet.noneOf(ContentPart.class);
    if (item.text() != null) {
      parts.add(TEXT);
    }
    if (item.transcript() != null || has(item, ContentKind.AUDIO) || has(item, ContentKind.VIDEO)) {
      parts.add(SPEECH);
    }
    if (has(item, ContentKind.IMAGE) || has(item, ContentKind.VIDEO)) {
      parts.add(PICTURES);
    }
    if (item.kind() != ContentKind.TEXT || !item.media().isEmpty()) {
      parts.add(MEDIA);
    }
    return parts;
  }

  private static boolean has(ContentItem item, ContentKind kind) {
    return item.kind() == kind || item.media().stream().anyMatch(file -> file.kind() == kind);
  }
}
