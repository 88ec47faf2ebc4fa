package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.money.Rate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tier gives. Immutable.
 *
 * @param monthlyCredits whole credits a month, 0 or more, by the credit type's code, such as {@code
 *     general}
 * @param revenueShare the creator's part of revenue, null for the platform's default
 * @param features what the tier unlocks, each code once
 * @param badge what shows the tier beside a name, null for none
 */
public record TierBenefits(
    Map<String, Long> monthlyCredits,
    @Nullable Rate revenueShare,
    List<Feature> features,
    @Nullable Badge badge)
    implements Serializable {
  /** The largest monthly allowance of one credit type. */
  public static final long MAX_CREDITS = 1_000_000_000;

  /**
   * Something that a tier unlocks.
   *
   * @param code what a host's program asks for, 1 to 64 characters
   * @param displayName what people read, 1 to 100 characters
   */
  public record Feature(String code, String displayName) implements Serializable {
    public Feature {
      requireText("code", code, 64);
      requireText("displayName", displayName, 100);
    }
  }

  /**
   * What shows a tier beside a name.
   *
   * @param emoji 1 to 16 characters of UTF-16
   * @param colour such as {@code #FFD700}
   */
  public record Badge(String emoji, String colour) implements Serializable {
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    public Badge {
      requireText("emoji", emoji, 16);
      require(COLOUR.matcher(colour).matches(), "colour must read like #FFD700, was '%s'", colour);
    }
  }

  public TierBenefits {
    monthlyCredits.forEach(
        (type, credits) -> {
          requireText("credit type", type, 50);
          requireRange("credits of " + type, credits, 0, MAX_CREDITS);
        });
    monthlyCredits = Collections.unmodifiableMap(new TreeMap<>(monthlyCredits));
    features = List.copyOf(features);
    List<String> codes = features.stream().map(Feature::code).toList();
    require(
        codes.stream().distinct().count() == codes.size(),
        "each feature may be given once, was %s",
        codes);
  }

  /** Returns benefits that give nothing. */
  public static TierBenefits none() {
    return builder().build();
  }

  /** Starts benefits that give nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these benefits. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.credits.putAll(monthlyCredits);
    builder.share = revenueShare;
    builder.features.addAll(features);
    builder.badge = badge;
    return builder;
  }

  /** Returns the monthly allowance of a credit type, 0 if the tier has none. */
  public long credits(String creditType) {
    return monthlyCredits.getOrDefault(creditType, 0L);
  }

  /** Returns the creator's part of revenue, empty for the platform's default. */
  public Optional<Rate> share() {
    return Optional.ofNullable(revenueShare);
  }

  /** Returns whether the tier itself names a feature. */
  public boolean hasFeature(String code) {
    return features.stream().anyMatch(feature -> feature.code().equals(code));
  }

  /** Collects benefits. */
  public static final class Builder {
    private final Map<String, Long> credits = new TreeMap<>();
    private final List<Feature> features = new ArrayList<>();
    private @Nullable Rate share;
    private @Nullable Badge badge;

    private Builder() {}

    /** Sets the monthly allowance of a credit type, replacing an earlier one. */
    public Builder credits(String creditType, long monthly) {
      credits.put(creditType, monthly);
      return this;
    }

    /** Sets the creator's part of revenue, null for the platform's default. */
    public Builder revenueShare(@Nullable Rate share) {
      this.share = share;
      return this;
    }

    /** Adds a feature. */
    public Builder feature(String code, String displayName) {
      features.add(new Feature(code, displayName));
      return this;
    }

    /** Takes a feature off; one that is not there is no error. */
    public Builder withoutFeature(String code) {
      features.removeIf(feature -> feature.code().equals(code));
      return this;
    }

    /** Sets what shows the tier beside a name. */
    public Builder badge(String emoji, String colour) {
      badge = new Badge(emoji, colour);
      return this;
    }

    /** Returns the benefits collected so far. */
    public TierBenefits build() {
      return new TierBenefits(credits, share, features, badge);
    }
  }
}
