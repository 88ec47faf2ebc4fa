package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is restricted, with everything that the Digital Services Act asks for in Art. 17(3).
 * Immutable; {@link StatementRule} makes it. It holds no word of the content, of a notice, of a
 * model or of a reviewer, and nobody's identity but the creator's, to whom it is addressed.
 *
 * @param decision which decision it explains; there is one statement a decision
 * @param content about which version of which item
 * @param creator to whom it is addressed
 * @param measures what is done, where and until when: Art. 17(3)(a)
 * @param facts what it rests on: Art. 17(3)(b)
 * @param automation what machines had to do with it: Art. 17(3)(c)
 * @param basis the legal or contractual ground: Art. 17(3)(d) and (e)
 * @param redress what the creator can do about it: Art. 17(3)(f)
 * @param strikes points against the creator, 0 to 1000
 * @param decidedAt when it was decided; kept to the microsecond
 * @param from the day from which on it holds
 */
public record StatementOfReasons(
    UUID decision,
    ContentRef content,
    CreatorId creator,
    Measures measures,
    Facts facts,
    Automation automation,
    Basis basis,
    Redress redress,
    int strikes,
    Instant decidedAt,
    LocalDate from)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the others
   */
  public StatementOfReasons {
    requireNonNull(decision, "decision");
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    requireNonNull(facts, "facts");
    requireNonNull(automation, "automation");
    requireNonNull(basis, "basis");
    requireNonNull(redress, "redress");
    requireRange("strikes", strikes, 0, 1_000);
    decidedAt = Instants.floor(decidedAt);
    requireNonNull(from, "from");
    measures.durations().check(from, measures);
  }

  /**
   * Returns whether it belongs in the database of the Commission (DSA Art. 24(5)): what is labelled
   * by a legal duty, with nothing wrong about it, does not.
   */
  public boolean isReportable() {
    return basis.kind() != Basis.Kind.LABELLING_DUTY;
  }

  /**
   * What is done.
   *
   * @param actions at least one of them restricts, or holds what was shown before
   * @param territory in which countries, as sorted ISO 3166-1 codes of two letters; empty for
   *     everywhere
   * @param durations until when
   * @param wholeService whether a sanction on the service is one on all of it, not on a part
   */
  public record Measures(
      Actions actions, List<String> territory, Durations durations, boolean wholeService)
      implements Serializable {
    /**
     * @throws IllegalArgumentException if nothing is restricted
     */
    public Measures {
      require(
          !actions.equals(Actions.ALLOW), "%s restricts nothing that could be explained", actions);
      territory = List.copyOf(new TreeSet<>(territory));
      requireNonNull(durations, "durations");
    }

    /** Returns whether fewer people see the content, or see it with a label. */
    public boolean restrictsVisibility() {
      return actions.visibility() != Visibility.ALLOW;
    }

    /** Returns whether the content no longer earns. */
    public boolean restrictsMonetary() {
      return actions.monetary() != Sanction.NONE;
    }

    /** Returns whether the creator can no longer use the service, or a part of it. */
    public boolean restrictsService() {
      return actions.service() != Sanction.NONE;
    }

    /** Returns whether the creator's account is closed. */
    public boolean restrictsAccount() {
      return actions.account() != Sanction.NONE;
    }
  }

  /**
   * What a decision rests on.
   *
   * @param kinds what the content consists of, empty if it is no longer stored
   * @param synthetic whether a model made or altered it, by what its creator declared or by what
   *     was decided
   * @param language the language of the content as a BCP 47 tag, null if that is not known
   * @param categories what it is about, sorted
   * @param source what made the platform look
   */
  public record Facts(
      Set<ContentKind> kinds,
      boolean synthetic,
      @Nullable String language,
      List<Category> categories,
      NoticeBasis source)
      implements Serializable {
    /** Copies the collections. */
    public Facts {
      kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
      categories = List.copyOf(new TreeSet<>(categories));
      requireNonNull(source, "source");
    }
  }

  /**
   * What machines had to do with it.
   *
   * @param detection whether a detector found what was decided about
   * @param decision how far a machine decided
   */
  public record Automation(boolean detection, Extent decision) implements Serializable {
    /** How far a machine decided. */
    public enum Extent {
      /** Nobody but the policy. */
      FULLY,
      /** The policy held or restricted it, and a person decided then. */
      PARTIALLY,
      /** A person, without the policy having done anything about it. */
      NOT_AUTOMATED
    }

    /** Checks that nothing is missing. */
    public Automation {
      requireNonNull(decision, "decision");
    }
  }

  /**
   * What a decision is founded on.
   *
   * @param kind how the content stands to the ground
   * @param reference which article or clause, 1 to 200 characters
   * @param explanation why the ground fits, 1 to {@link #MAX_EXPLANATION} characters
   * @param url where it can be read, at most 500 characters, null if nobody said
   */
  public record Basis(Kind kind, String reference, String explanation, @Nullable String url)
      implements Serializable {
    /** How long an explanation may be. */
    public static final int MAX_EXPLANATION = 2_000;

    /** How content stands to its ground. */
    public enum Kind {
      /** It is considered illegal. */
      ILLEGAL,
      /** It is considered to be against the terms. */
      AGAINST_TERMS,
      /** The law asks for a label; nothing is wrong with it. */
      LABELLING_DUTY
    }

    /**
     * @throws IllegalArgumentException if a text is out of range
     */
    public Basis {
      requireNonNull(kind, "kind");
      requireText("reference", reference, 200);
      requireText("explanation", explanation, MAX_EXPLANATION);
      if (url != null) {
        requireText("url", url, 500);
      }
    }
  }

  /**
   * What can be done about it. The way to a court is always open.
   *
   * @param complaint until when the creator can complain to the platform (DSA Art. 20), null if
   *     that is not possible, as of what was decided on a complaint
   * @param complaintUrl where, at most 500 characters, null if nobody said
   * @param outOfCourt whether a certified body settles disputes (DSA Art. 21)
   * @param bodiesUrl where those are listed, at most 500 characters, null if nobody said
   * @param reviewBy when a person is to have looked at the latest, null if nobody has to look
   */
  public record Redress(
      @Nullable AppealWindow complaint,
      @Nullable String complaintUrl,
      boolean outOfCourt,
      @Nullable String bodiesUrl,
      @Nullable Instant reviewBy)
      implements Serializable {
    /**
     * @throws IllegalArgumentException if a text is out of range
     */
    public Redress {
      if (complaintUrl != null) {
        requireText("complaintUrl", complaintUrl, 500);
      }
      if (bodiesUrl != null) {
        requireText("bodiesUrl", bodiesUrl, 500);
      }
      reviewBy = reviewBy == null ? null : Instants.floor(reviewBy);
    }
  }
}
