package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Ground;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says in its statements of reasons besides the facts. Immutable; start with {@link
 * #standard} or {@link #builder}.
 */
public final class ReasonsPolicy {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final ZoneId zone;
  private final List<String> territory;
  private final Map<String, String> explanations;
  private final Map<String, String> urls;
  private final Ground holdGround;
  private final boolean outOfCourt;
  private final @Nullable String complaintUrl;
  private final @Nullable String bodiesUrl;
  private final boolean wholeService;
  private final boolean bulkSpamSpared;

  private ReasonsPolicy(Builder builder) {
    zone = builder.zone;
    territory = builder.territory;
    explanations = Collections.unmodifiableMap(new TreeMap<>(builder.explanations));
    urls = Collections.unmodifiableMap(new TreeMap<>(builder.urls));
    holdGround = builder.holdGround;
    outOfCourt = builder.outOfCourt;
    complaintUrl = builder.complaintUrl;
    bodiesUrl = builder.bodiesUrl;
    wholeService = builder.wholeService;
    bulkSpamSpared = builder.bulkSpamSpared;
  }

  /**
   * Returns the policy by which decisions hold everywhere, days are those of UTC, disputes go to
   * out-of-court bodies, and each category has a sentence of ours for an explanation.
   */
  public static ReasonsPolicy standard() {
    return builder().build();
  }

  /** Starts with {@link #standard}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns whose days dates are. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns where decisions hold, empty for everywhere. */
  public List<String> territory() {
    return territory;
  }

  /** Returns the explanation of a text's id, empty if the host has none. */
  public Optional<String> explanation(@Nullable String statement) {
    return statement == null ? Optional.empty() : Optional.ofNullable(explanations.get(statement));
  }

  /** Returns where a ground can be read, empty if the host did not say. */
  public Optional<String> url(Ground ground) {
    return Optional.ofNullable(urls.get(ground.reference()));
  }

  /** Returns what the holding of content that was shown before is founded on. */
  public Ground holdGround() {
    return holdGround;
  }

  /** Returns whether the platform has to settle disputes out of court. */
  public boolean outOfCourt() {
    return outOfCourt;
  }

  /** Returns where creators complain, null if the host did not say. */
  public @Nullable String complaintUrl() {
    return complaintUrl;
  }

  /** Returns where the bodies for disputes are listed, null if the host did not say. */
  public @Nullable String bodiesUrl() {
    return bodiesUrl;
  }

  /** Returns whether a sanction on the service is one on all of it. */
  public boolean wholeService() {
    return wholeService;
  }

  /** Returns whether bulk advertising that deceives gets no statement. */
  public boolean bulkSpamSpared() {
    return bulkSpamSpared;
  }

  /** Puts a policy together. */
  public static final class Builder {
    private ZoneId zone = ZoneOffset.UTC;
    private List<String> territory = List.of();
    private final Map<String, String> explanations = new TreeMap<>();
    private final Map<String, String> urls = new TreeMap<>();
    private Ground holdGround = Ground.terms("review of published content");
    private boolean outOfCourt = true;
    private @Nullable String complaintUrl;
    private @Nullable String bodiesUrl;
    private boolean wholeService;
    private boolean bulkSpamSpared;

    private Builder() {}

    /** Sets whose days dates are; take the zone of the moderation policy. */
    public Builder zone(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Limits what decisions restrict to some countries.
     *
     * @param countries ISO 3166-1 codes of two capital letters; none for everywhere
     * @throws IllegalArgumentException if one is no country
     */
    public Builder territory(Collection<String> countries) {
      countries.forEach(
          code ->
              require(COUNTRIES.contains(code), "territory must be of countries, had %s", code));
      territory = List.copyOf(new TreeSet<>(countries));
      return this;
    }

    /**
     * Says why a ground fits, for the decisions that carry the id of a text.
     *
     * @param statement the id, as in {@code PolicyRow.Builder.then}
     * @param explanation 1 to 2000 characters, for everybody to read: it is published, so it names
     *     nobody
     */
    public Builder explaining(String statement, String explanation) {
      explanations.put(
          requireText("statement", statement, 64),
          requireText("explanation", explanation, StatementOfReasons.Basis.MAX_EXPLANATION));
      return this;
    }

    /**
     * Says where a ground can be read.
     *
     * @param reference the ground's article or clause
     * @throws IllegalArgumentException if it is no address
     */
    public Builder reading(String reference, String url) {
      urls.put(requireText("reference", reference, 200), requireUrl("url", url));
      return this;
    }

    /** Sets what the holding of content that was shown before is founded on. */
    public Builder holdGround(Ground ground) {
      holdGround = requireNonNull(ground, "ground");
      return this;
    }

    /**
     * Says that the platform is a micro or small enterprise, which need not settle disputes out of
     * court (DSA Art. 19).
     */
    public Builder smallEnterprise() {
      outOfCourt = false;
      return this;
    }

    /** Says where creators complain. */
    public Builder complaints(String url) {
      complaintUrl = requireUrl("url", url);
      return this;
    }

    /** Says where the certified bodies for disputes are listed. */
    public Builder bodies(String url) {
      bodiesUrl = requireUrl("url", url);
      return this;
    }

    /** Says that a sanction on the service is one on all of it, not on a part. */
    public Builder wholeService() {
      wholeService = true;
      return this;
    }

    /**
     * Makes no statement of what is SPAM alone: for platforms whose SPAM is deceptive advertising
     * in bulk (DSA Art. 17(2)).
     */
    public Builder sparingBulkSpam() {
      bulkSpamSpared = true;
      return this;
    }

    /** Returns the policy. */
    public ReasonsPolicy build() {
      return new ReasonsPolicy(this);
    }

    private static String requireUrl(String name, String url) {
      requireText(name, url, 500);
      require(isUrl(url), "%s must be an address of http or https, was '%s'", name, url);
      return url;
    }
  }

  static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
