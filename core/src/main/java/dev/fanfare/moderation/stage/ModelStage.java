package dev.fanfare.moderation.stage;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.moderation.text.TextNormaliser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model what it thinks of text, of what is said, or of frames. Immutable; start
 * with {@link #text}, {@link #speech} or {@link #frames}.
 *
 * <p>The model gets a constant prompt, and the content as data behind a fence of random letters,
 * under ids of random letters. Items with a known verdict go along; an answer that has one of them
 * wrong is thrown away. What it says can only raise concern, and where its answer is not plain, it
 * counts as not given. An item in which an earlier stage found text meant to steer is asked about
 * twice more, with a known-bad text put beside and into it: if the model passes either, the item
 * has talked it round.
 */
public final class ModelStage implements Stage {
  /** The longest piece of text that is asked about at once, in UTF-16 characters. */
  static final int PIECE = 8_000;

  /** How much two pieces of a text share, so that nothing hides at a cut. */
  static final int OVERLAP = 400;

  private static final int MAX_PIECES = 100;
  private static final int STANDARD_BATCH = 8;
  private static final int STANDARD_SPARE_TOKENS = 4_000;

  /** What a model is asked about. */
  private enum Subject {
    TEXT(StageName.MODEL_TEXT),
    SPEECH(StageName.MODEL_SPEECH),
    FRAMES(StageName.MODEL_FRAMES);

    private final String stage;

    Subject(String stage) {
      this.stage = stage;
    }
  }

  private final Subject subject;
  private final LanguageModel model;
  private final RandomGenerator random;
  private final Duration timeout;
  private final int batch;
  private final int spareTokens;
  private final boolean doubtAll;

  private ModelStage(
      Subject subject,
      LanguageModel model,
      RandomGenerator random,
      Duration timeout,
      int batch,
      int spareTokens,
      boolean doubtAll) {
    this.subject = subject;
    this.model = requireNonNull(model, "model");
    this.random = requireNonNull(random, "random");
    this.timeout = requireNonNull(timeout, "timeout");
    this.batch = batch;
    this.spareTokens = spareTokens;
    this.doubtAll = doubtAll;
  }

  /**
   * Returns the stage that has a model read text, eight items at once, within two minutes.
   *
   * @param random gives ids, fences and places that nobody can guess; safe for concurrent use, such
   *     as a {@link java.security.SecureRandom}
   */
  public static ModelStage text(LanguageModel model, RandomGenerator random) {
    return of(Subject.TEXT, model, random, STANDARD_BATCH);
  }

  /** Returns the stage that has a model read transcripts, otherwise as {@link #text}. */
  public static ModelStage speech(LanguageModel model, RandomGenerator random) {
    return of(Subject.SPEECH, model, random, STANDARD_BATCH);
  }

  /** Returns the stage that has a model look at frames, one item at a time. */
  public static ModelStage frames(LanguageModel model, RandomGenerator random) {
    return of(Subject.FRAMES, model, random, 1);
  }

  private static ModelStage of(
      Subject subject, LanguageModel model, RandomGenerator random, int batch) {
    return new ModelStage(
        subject, model, random, Duration.ofMinutes(2), batch, STANDARD_SPARE_TOKENS, false);
  }

  /** Returns the same stage with another time for each call. */
  public ModelStage within(Duration timeout) {
    return new ModelStage(subject, model, random, timeout, batch, spareTokens, doubtAll);
  }

  /**
   * Returns the same stage with another number of items at once; frames always go one by one.
   *
   * @param items 1 to 50
   */
  public ModelStage batchOf(int items) {
    requireRange("items", items, 1, 50);
    int size = subject == Subject.FRAMES ? 1 : items;
    return new ModelStage(subject, model, random, timeout, size, spareTokens, doubtAll);
  }

  /**
   * Returns the same stage with other tokens beside those for the answers, for what a model thinks.
   *
   * @param tokens 0 to 100000
   */
  public ModelStage spareTokens(int tokens) {
    requireRange("tokens", tokens, 0, 100_000);
    return new ModelStage(subject, model, random, timeout, batch, tokens, doubtAll);
  }

  /**
   * Returns the same stage, which asks about every item as about one that steers: three times the
   * cost, less to be missed.
   */
  public ModelStage doubtingAll() {
    return new ModelStage(subject, model, random, timeout, batch, spareTokens, true);
  }

  @Override
  public String name() {
    return subject.stage;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) throws InterruptedException {
    Tally[] tallies = new Tally[items.size()];
    List<Question> questions = new ArrayList<>();
    List<AiContent.Image> pictures = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      tallies[i] = new Tally(items.get(i));
      if (subject == Subject.FRAMES) {
        tallies[i].addPictures(questions, pictures, i);
      } else {
        tallies[i].addPieces(questions, i);
      }
    }
    if (!questions.isEmpty()) {
      ModelTalk talk = new ModelTalk(model, random, spareTokens, pictures);
      boolean out = false;
      for (List<Question> some : groups(questions)) {
        List<Judged> said =
            out
                ? some.stream().map(any -> Judged.not(SignalStatus.ERRORED, "model-out")).toList()
                : talk.ask(some);
        for (int i = 0; i < some.size(); i++) {
          tallies[some.get(i).item()].hear(some.get(i), said.get(i));
        }
        out |= said.stream().allMatch(judged -> judged.status().isOutage());
      }
    }
    List<StageResult> results = new ArrayList<>();
    for (Tally tally : tallies) {
      results.add(tally.result());
    }
    return results;
  }

  /** Puts questions together that fit into one request. */
  private List<List<Question>> groups(List<Question> questions) {
    List<List<Question>> groups = new ArrayList<>();
    List<Question> group = new ArrayList<>();
    int length = 0;
    for (Question question : questions) {
      boolean full = group.size() >= batch || length + question.text().length() > 3 * PIECE;
      if (full && !group.isEmpty()) {
        groups.add(List.copyOf(group));
        group.clear();
        length = 0;
      }
      group.add(question);
      length += question.text().length();
    }
    groups.add(List.copyOf(group));
    return groups;
  }

  /** What becomes of one item. */
  private final class Tally {
    private final Inspection inspection;
    private final List<Judged> said = new ArrayList<>();
    private @Nullable StageResult early;

    Tally(Inspection inspection) {
      this.inspection = inspection;
    }

    void addPictures(List<Question> questions, List<AiContent.Image> pictures, int item) {
      List<Frame> frames =
          inspection.item().hasVisualMedia() ? inspection.frames() : List.<Frame>of();
      if (frames.isEmpty()) {
        early = StageResult.inapplicable("no-frames");
      } else {
        frames.forEach(frame -> pictures.add(frame.image()));
        questions.add(new Question(item, "", false));
      }
    }

    void addPieces(List<Question> questions, int number) {
      ContentItem item = inspection.item();
      String given = subject == Subject.TEXT ? item.text() : item.transcript();
      if (given == null) {
        early = StageResult.inapplicable(subject == Subject.TEXT ? "no-text" : "no-transcript");
        return;
      }
      String plain = TextNormaliser.normalise(given).plain();
      if (plain.isBlank()) {
        early = StageResult.ok(List.of());
        return;
      }
      List<String> pieces = pieces(plain);
      if (pieces.size() > MAX_PIECES) {
        early = StageResult.missing(SignalStatus.REFUSED, "too-long", List.of());
        return;
      }
      boolean doubted = doubtAll || isSteering();
      for (String piece : pieces) {
        questions.add(new Question(number, piece, false));
        if (doubted) {
          questions.add(new Question(number, beside(piece), true));
          questions.add(new Question(number, within(piece), true));
        }
      }
    }

    private boolean isSteering() {
      return inspection.earlier().stream().anyMatch(s -> s.isAbout(Category.MANIPULATION));
    }

    /** The piece stays whole, so that what steers in it steers here as well. */
    private String beside(String piece) {
      String bad = Canaries.bad(random);
      return random.nextBoolean() ? bad + "\n\n" + piece : piece + "\n\n" + bad;
    }

    /** A piece that says which part of it counts cannot know that the known-bad text is there. */
    private String within(String piece) {
      int middle = piece.offsetByCodePoints(0, piece.codePointCount(0, piece.length()) / 2);
      int blank = piece.indexOf(' ', middle);
      int cut = blank < 0 ? middle : blank;
      return piece.substring(0, cut)
          + "\n\n"
          + Canaries.bad(random)
          + "\n\n"
          + piece.substring(cut);
    }

    void hear(Question question, Judged judged) {
      if (question.twin() && judged.status() == SignalStatus.OK) {
        // What the twin says beyond that it objects is about the known-bad text.
        if (!judged.objects()) {
          said.add(Judged.not(SignalStatus.MALFORMED, "steered"));
        }
      } else {
        said.add(judged);
      }
    }

    StageResult result() {
      StageResult known = early;
      if (known != null) {
        return known;
      }
      List<Signal> signals = new ArrayList<>();
      Judged worst = Judged.ok(List.of(), "");
      for (Judged judged : said) {
        for (Judged.Opinion opinion : judged.opinions()) {
          signals.add(signal(opinion, judged.model()));
        }
        worst = worse(worst, judged);
      }
      String fault = worst.fault();
      return fault == null
          ? StageResult.ok(signals)
          : StageResult.missing(worst.status(), fault, signals);
    }

    private Signal signal(Judged.Opinion opinion, String answered) {
      Detector detector =
          new Detector(name(), model.name().toString(), DetectorFamily.LANGUAGE_MODEL);
      return inspection.found(
          detector,
          opinion.category(),
          opinion.severity(),
          opinion.confidence(),
          List.of(new Evidence.ModelOpinion(answered, opinion.confidence())));
    }
  }

  /** What an item itself may have brought about weighs more than an outage. */
  private static Judged worse(Judged one, Judged other) {
    return weight(other.status()) > weight(one.status()) ? other : one;
  }

  private static int weight(SignalStatus status) {
    return switch (status) {
      case OK, INAPPLICABLE -> 0;
      case ERRORED -> 1;
      case TIMED_OUT -> 2;
      case MALFORMED -> 3;
      case REFUSED -> 4;
    };
  }

  /** Cuts a text into pieces that overlap, never within a surrogate pair. */
  static List<String> pieces(String text) {
    if (text.length() <= PIECE) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + PIECE);
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end--;
      }
      pieces.add(text.substring(start, end));
      if (end == text.length()) {
        break;
      }
      start = end - OVERLAP;
      if (Character.isLowSurrogate(text.charAt(start))) {
        start--;
      }
    }
    return pieces;
  }
}
