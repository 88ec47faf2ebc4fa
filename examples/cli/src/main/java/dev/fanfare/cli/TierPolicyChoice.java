package dev.fanfare.cli;

import dev.fanfare.money.Asset;
import dev.fanfare.tier.TierPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A tier policy by the name of a preset or of a file.
 *
 * @param preset null if it is a file
 * @param file null if it is a preset
 */
record TierPolicyChoice(@Nullable PolicyPreset preset, @Nullable Path file) {
  static final String OPTION_HELP = "A JSON file, or a preset. " + PolicyPreset.OPTION_HELP;

  private static final String OPTION = "--policy";

  /**
   * Returns the policy.
   *
   * @param currency what the figures are in, and the bounds of a preset
   * @throws ParameterException if the file holds no tier policy, or bounds in another currency
   */
  TierPolicy in(Asset currency, CommandLine command) {
    if (file == null) {
      return (preset == null ? PolicyPreset.PROGRAM : preset).in(currency);
    }
    if (!(PolicyFile.read(file, OPTION, command) instanceof TierPolicy policy)) {
      throw refused(command, "holds another kind of policy than a tier-policy");
    }
    Asset bounds = policy.asset().orElse(currency);
    if (!bounds.equals(currency)) {
      throw refused(
          command,
          "bounds money in %s, and the figures are in %s; add --currency %s"
              .formatted(bounds, currency, bounds));
    }
    return policy;
  }

  /** Returns whether writing to a file would replace the policy. */
  boolean isReplacedBy(Path out) throws IOException {
    return file != null && Files.exists(file) && Files.exists(out) && Files.isSameFile(file, out);
  }

  private ParameterException refused(CommandLine command, String message) {
    return new ParameterException(
        command, "Invalid value for option '%s': %s %s".formatted(OPTION, file, message));
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<TierPolicyChoice> {
    @Override
    public TierPolicyChoice convert(String value) {
      try {
        return new TierPolicyChoice(new PolicyPreset.Converter().convert(value), null);
      } catch (TypeConversionException e) {
        Path file = Path.of(value);
        if (!Files.exists(file)) {
          throw new TypeConversionException(e.getMessage() + ", and there is no such file");
        }
        return new TierPolicyChoice(null, file);
      }
    }
  }
}
