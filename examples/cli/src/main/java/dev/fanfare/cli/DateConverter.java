package dev.fanfare.cli;

import dev.fanfare.cli.csv.CsvRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date option. */
final class DateConverter implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String value) {
    try {
      LocalDate date = LocalDate.parse(value);
      if (!date.isBefore(CsvRow.MIN_DATE) && !date.isAfter(CsvRow.MAX_DATE)) {
        return date;
      }
    } catch (DateTimeException e) {
      throw new TypeConversionException("'%s' is not a date such as 2026-01-31".formatted(value));
    }
    throw new TypeConversionException(
        "'%s' is not within %s to %s".formatted(value, CsvRow.MIN_DATE, CsvRow.MAX_DATE));
  }
}
