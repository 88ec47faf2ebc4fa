/**
 * Tables in files: reading rows one by one so that a bad one harms no other, and writing results
 * that are whole or absent. Start at {@link CsvInput} and {@link CsvOutput}.
 *
 * <p>Files are UTF-8 with a header line. What a file holds is data from strangers: it is bounded in
 * length, shown without control characters, and never becomes a formula when a result is opened in
 * a spreadsheet.
 */
@NullMarked
package dev.fanfare.cli.csv;

import org.jspecify.annotations.NullMarked;
