package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports. Immutable; start with {@link #of}.
 *
 * <p>A name and a mail address, where the law asks for them, the host keeps with its users.
 *
 * @param content which version of which item
 * @param category what is wrong with it
 * @param claim against what
 * @param source who sends it
 * @param reporter the host's id of who sends it, 1 to 64 characters
 * @param explanation why, at most 5000 characters, null if there is none; untrusted
 * @param goodFaith whether they state that they believe it to be true
 * @param signed whether they signed it, by hand or electronically
 * @param reachable whether the host knows how to reach them
 */
public record NoticeRequest(
    ContentRef content,
    Category category,
    NoticeClaim claim,
    NoticeSource source,
    String reporter,
    @Nullable String explanation,
    boolean goodFaith,
    boolean signed,
    boolean reachable)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public NoticeRequest {
    requireNonNull(content, "content");
    requireNonNull(category, "category");
    requireNonNull(claim, "claim");
    requireNonNull(source, "source");
    requireText("reporter", reporter, 64);
    explanation = UserText.storable("explanation", explanation);
  }

  /** Returns a report of a user that something is against the terms. */
  public static NoticeRequest of(ContentRef content, Category category, String reporter) {
    return new NoticeRequest(
        content,
        category,
        NoticeClaim.TERMS,
        NoticeSource.USER,
        reporter,
        null,
        false,
        false,
        false);
  }

  /** Returns the same report with what the user wrote. */
  public NoticeRequest explaining(String explanation) {
    return new NoticeRequest(
        content, category, claim, source, reporter, explanation, goodFaith, signed, reachable);
  }

  /** Returns the same report as another one's. */
  public NoticeRequest from(NoticeSource source) {
    return new NoticeRequest(
        content, category, claim, source, reporter, explanation, goodFaith, signed, reachable);
  }

  /**
   * Returns the same report as a formal one.
   *
   * @param goodFaith whether they state that they believe it to be true
   * @param signed whether they signed it
   * @param reachable whether the host knows how to reach them
   */
  public NoticeRequest claiming(
      NoticeClaim claim, boolean goodFaith, boolean signed, boolean reachable) {
    return new NoticeRequest(
        content, category, claim, source, reporter, explanation, goodFaith, signed, reachable);
  }

  /**
   * Returns whether it has all that its claim needs. For {@link NoticeClaim#ILLEGAL}: a reason,
   * good faith, and a way to reach the notifier unless it is about minors (DSA Art. 16(2)). For
   * {@link NoticeClaim#INTIMATE_REMOVAL}: a signature, good faith, and a way to reach the notifier.
   * An incomplete one is looked at all the same, as any other report.
   */
  public boolean isComplete() {
    return switch (claim) {
      case TERMS -> true;
      case ILLEGAL ->
          goodFaith
              && explanation != null
              && !explanation.isBlank()
              && (reachable || category == Category.MINORS);
      case INTIMATE_REMOVAL -> signed && goodFaith && reachable;
    };
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "NoticeRequest[%s on %s, %s]".formatted(category, content, claim);
  }
}
