package dev.fanfare.cli.moderate;

import dev.fanfare.ai.AiException;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.cli.csv.PhysicalLines;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.stage.ModelStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.RulesStage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Screens the texts of a file, piece by piece, several pieces at once; verdicts are written in the
 * order of the lines.
 */
public final class TextFile implements AutoCloseable {
  /** The longest line in bytes: the longest text with every character escaped, and its frame. */
  static final int MAX_LINE = 6 * 1_000_000 + 65_536;

  private static final int PIECE = 64;

  private final ExecutorService stageThreads = Executors.newCachedThreadPool(TextFile::daemon);
  private final ExecutorService pieceThreads;
  private final int atOnce;
  private final TextScreening screening;
  private final @Nullable AskedModel model;

  /**
   * @param model reads texts too, null for rules alone
   * @param atOnce how many pieces are screened at once
   */
  public TextFile(
      RuleSet rules, @Nullable AskedModel model, ModerationPolicy policy, int atOnce, Clock clock) {
    List<Stage> stages = new ArrayList<>();
    stages.add(NormaliseStage.standard());
    stages.add(RulesStage.of(rules));
    if (model != null) {
      stages.add(ModelStage.text(model, new SecureRandom()));
    }
    this.model = model;
    this.atOnce = atOnce;
    pieceThreads = Executors.newFixedThreadPool(atOnce, TextFile::daemon);
    screening = new TextScreening(stageThreads, stages, policy, clock);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fanfare-moderate");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What became of a file.
   *
   * @param verdicts how many texts got which verdict
   * @param rejected lines that could not be used
   * @param broken whether the file broke off
   */
  public record Summary(Map<Visibility, Long> verdicts, long rejected, boolean broken) {
    /** Returns how many texts were screened. */
    public long screened() {
      return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Screens a file.
   *
   * @param out gets a line for each text, compressed if its name ends in {@code .gz}
   * @param rejected gets the lines that could not be used
   * @throws UnusableFileException if a file cannot be read or written, no line could be used, or
   *     the model refuses to be asked; nothing is written then but {@code rejected}
   */
  public Summary screen(Path in, Path out, Path rejected, ProgressLine progress) {
    @Nullable Summary[] summary = {null};
    @Nullable UnusableFileException[] failed = {null};
    CsvOutput.write(
        rejected,
        Rejections.HEADER,
        rejections -> {
          try {
            CsvOutput.replace(
                out,
                path -> {
                  try (Writer writer = writer(path, out.toString().endsWith(".gz"))) {
                    Run run = new Run(in, writer, rejections, progress);
                    summary[0] = run.summary();
                  }
                });
          } catch (UnusableFileException e) {
            // Lines may have been bad: let people see why.
            failed[0] = e;
          }
        });
    if (failed[0] != null) {
      throw failed[0];
    }
    return summary[0];
  }

  private static Writer writer(Path file, boolean compressed) throws IOException {
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    OutputStream bytes = compressed ? new GZIPOutputStream(out, 1 << 16) : out;
    return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
  }

  /** One pass over a file. */
  private final class Run {
    private final Path in;
    private final String name;
    private final Writer out;
    private final CsvOutput rejections;
    private final TextRowReader reader = new TextRowReader();
    private final Deque<Future<List<TextScreening.Verdict>>> waiting = new ArrayDeque<>();
    private final Map<Visibility, Long> verdicts = new EnumMap<>(Visibility.class);
    private List<TextRow> piece = new ArrayList<>();
    private long rejected;
    private boolean broken;

    Run(Path in, Writer out, CsvOutput rejections, ProgressLine progress) {
      this.in = in;
      this.name = String.valueOf(in.getFileName());
      this.out = out;
      this.rejections = rejections;
      CsvInput.lines(in, MAX_LINE, progress::at, this::line);
    }

    Summary summary() {
      submit();
      while (!waiting.isEmpty()) {
        write();
      }
      if (verdicts.isEmpty()) {
        throw new UnusableFileException(
            rejected == 0
                ? "Could not read %s: it is empty".formatted(in)
                : "No line of %s could be screened; rejected.csv says why".formatted(in));
      }
      return new Summary(verdicts, rejected, broken);
    }

    private void line(PhysicalLines.Line line) {
      if (line.problem() == null && line.text().isBlank()) {
        return;
      }
      try {
        piece.add(reader.read(line));
      } catch (BadRowException e) {
        rejected++;
        String reason = String.valueOf(e.getMessage());
        broken |= Rejections.losesTheRest(reason);
        rejections.row(name, line.number(), reason);
      }
      if (piece.size() == PIECE) {
        submit();
        if (waiting.size() > 2 * atOnce) {
          write();
        }
      }
    }

    private void submit() {
      if (!piece.isEmpty()) {
        List<TextRow> rows = piece;
        waiting.add(pieceThreads.submit(() -> screening.screen(rows)));
        piece = new ArrayList<>();
      }
    }

    private void write() {
      try {
        for (TextScreening.Verdict verdict : waiting.remove().get()) {
          out.write(verdict.line());
          out.write('\n');
          verdicts.merge(verdict.visibility(), 1L, Long::sum);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnusableFileException("Interrupted while screening " + in);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a piece of the file could not be screened", e.getCause());
      }
      AiException refusal = model == null ? null : model.refusal();
      if (refusal != null) {
        throw new UnusableFileException(
            "The model refuses to be asked, and nothing was written: " + refusal.getMessage());
      }
    }
  }

  @Override
  public void close() {
    pieceThreads.shutdownNow();
    stageThreads.shutdownNow();
  }
}
