package dev.fanfare.cli;

import dev.fanfare.money.Asset;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The tier policies that an option can name. */
enum PolicyPreset {
  PROGRAM("program", TierPresets::program),
  CATALOG("catalog", TierPresets::catalog),
  CRM("crm", TierPresets::crm);

  static final String OPTION_HELP =
      "program: by revenue, engagement and views; catalog: by followers and revenue;"
          + " crm: bands of revenue (default: ${DEFAULT-VALUE}).";

  private final String label;
  private final Function<Asset, TierPolicy> policy;

  PolicyPreset(String label, Function<Asset, TierPolicy> policy) {
    this.label = label;
    this.policy = policy;
  }

  /** Returns the policy with bounds on money in a currency. */
  TierPolicy in(Asset currency) {
    return policy.apply(currency);
  }

  @Override
  public String toString() {
    return label;
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<PolicyPreset> {
    @Override
    public PolicyPreset convert(String value) {
      List<PolicyPreset> all = Arrays.asList(values());
      return all.stream()
          .filter(preset -> preset.label.equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no policy; there are %s".formatted(value, all)));
    }
  }
}
