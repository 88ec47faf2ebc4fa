package dev.fanfare.cli;

import dev.fanfare.money.Asset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a currency option, in capital letters or not. */
final class CurrencyConverter implements ITypeConverter<Asset> {
  @Override
  public Asset convert(String value) {
    try {
      return Asset.of(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is not an ISO 4217 currency such as USD".formatted(value));
    }
  }
}
