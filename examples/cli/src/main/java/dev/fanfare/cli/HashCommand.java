package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.console.TextTable;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.DecodedPicture;
import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Pdq;
import dev.fanfare.moderation.hash.PdqResult;
import dev.fanfare.moderation.hash.PictureDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints hashes of files. */
@Command(
    name = "hash",
    mixinStandardHelpOptions = true,
    versionProvider = FanfareCli.Version.class,
    description = {
      "Print the SHA-256 of files and, of pictures, the PDQ hash and its quality (0 to 100; below"
          + " 50 a hash is not to be compared).",
      "A file that cannot be read is named on stderr; the others are done, and the exit code is 1."
    })
final class HashCommand implements Callable<Integer> {
  /** The largest file that is held in memory, to look for a picture in it. */
  private static final long LARGEST_PICTURE = 64L << 20;

  private static final List<String> COLUMNS = List.of("file", "sha256", "pdq", "quality", "note");

  /** How rows are printed. */
  enum Format {
    TABLE,
    TSV
  }

  @ParentCommand private FanfareCli program;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to hash.")
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, or tsv with a header (default: ${DEFAULT-VALUE}).")
  private Format format;

  /** What is printed of a file. */
  private record Row(Path file, String sha256, String pdq, String quality, String note) {}

  @Override
  public Integer call() {
    Console console = program.console(spec.commandLine());
    var table = new TextTable().text("File").text("SHA-256").text("PDQ").number("Quality").text("");
    if (format == Format.TSV) {
      console.line(String.join("\t", COLUMNS));
    }
    int failed = 0;
    try (ProgressLine progress = console.progress("Hashing", "files")) {
      for (int i = 0; i < files.size(); i++) {
        try {
          Row row = hash(files.get(i));
          if (format == Format.TSV) {
            console.line(String.join("\t", cells(row)));
          } else {
            table.row(cells(row));
          }
        } catch (IOException e) {
          failed++;
          console.warn(
              new UnusableFileException("Could not read", Path.of(name(files.get(i))), e)
                  .getMessage());
        }
        progress.at(i + 1L, i + 1L, files.size());
      }
    }
    if (!table.isEmpty()) {
      console.table(table);
    }
    return failed == 0 ? CommandLine.ExitCode.OK : FanfareCli.FAILED;
  }

  private static String[] cells(Row row) {
    return new String[] {name(row.file()), row.sha256(), row.pdq(), row.quality(), row.note()};
  }

  /** Any name stays one cell on one line, and no spreadsheet takes it for a formula. */
  private static String name(Path file) {
    String name = file.toString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    return !name.isEmpty() && "=+-@".indexOf(name.charAt(0)) >= 0 ? "./" + name : name;
  }

  private static Row hash(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Files.size(file) > LARGEST_PICTURE) {
      try (InputStream in = Files.newInputStream(file)) {
        return new Row(
            file, ContentHash.of(in).hex(), "", "", "more than 64 MB: not looked into");
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    String sha256 = ContentHash.of(bytes).hex();
    DecodedPicture picture = PictureDecoder.standard().decode(bytes);
    if (picture instanceof Decoded decoded) {
      PdqResult pdq = Pdq.hash(decoded.image());
      String note =
          MatchRule.STANDARD.isComparable(pdq) ? decoded.format() : "quality too low to compare";
      return new Row(file, sha256, pdq.hash().hex(), String.valueOf(pdq.quality()), note);
    }
    return new Row(file, sha256, "", "", note((Undecodable) picture));
  }

  private static String note(Undecodable picture) {
    return switch (picture.reason()) {
      case UNKNOWN_FORMAT -> "no picture";
      case TOO_MANY_PIXELS -> "not decoded: " + picture.detail();
      case UNREADABLE -> "not decoded: a broken picture, or of a kind that cannot be read";
    };
  }
}
