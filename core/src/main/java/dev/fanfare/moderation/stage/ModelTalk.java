package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.Turn;
import dev.fanfare.moderation.SignalStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts questions to a model. A question that gets no plain answer in company is put again with
 * fewer beside it, so that one item cannot spoil what is said of the others.
 */
final class ModelTalk {
  private static final Logger LOG = LoggerFactory.getLogger(ModelTalk.class);
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;
  private static final int FENCE_LENGTH = 24;
  private static final int TOKENS_PER_ITEM = 200;

  private final LanguageModel model;
  private final RandomGenerator random;
  private final int spareTokens;
  private final List<AiContent.Image> pictures;
  private @Nullable Boolean answersOthers;

  ModelTalk(
      LanguageModel model,
      RandomGenerator random,
      int spareTokens,
      List<AiContent.Image> pictures) {
    this.model = model;
    this.random = random;
    this.spareTokens = spareTokens;
    this.pictures = pictures;
  }

  /**
   * Why an answer cannot be used.
   *
   * @param splits whether fewer questions at once may help
   * @param suspect whether what was asked may be the cause, though it looks like an outage
   */
  private record Useless(SignalStatus status, String fault, boolean splits, boolean suspect) {
    Useless(SignalStatus status, String fault, boolean splits) {
      this(status, fault, splits, false);
    }
  }

  /** What came of a request: a judgement of each question, or why there is none. */
  private record Reply(List<Judged> judged, @Nullable Useless useless) {
    static Reply of(Useless useless) {
      return new Reply(List.of(), useless);
    }
  }

  /** Returns what the model says of each question, in the same order. */
  List<Judged> ask(List<Question> questions) throws InterruptedException {
    Reply reply = send(questions);
    Useless useless = reply.useless();
    if (useless == null) {
      return plain(questions, reply.judged());
    }
    if (useless.suspect() && answersOthers()) {
      // No outage that may be waited out: the content shown meanwhile would be what causes it.
      return without(questions, new Useless(SignalStatus.REFUSED, useless.fault(), true));
    }
    return without(questions, useless);
  }

  /** Whether the model answers when nothing of what it is asked comes from a user. */
  private boolean answersOthers() throws InterruptedException {
    Boolean known = answersOthers;
    if (known == null) {
      known = send(List.of()).useless() == null;
      answersOthers = known;
    }
    return known;
  }

  /**
   * Asks again about those that got no plain answer in company: a neighbour may have seen to it.
   */
  private List<Judged> plain(List<Question> questions, List<Judged> judged)
      throws InterruptedException {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      if (judged.get(i).status() == SignalStatus.MALFORMED) {
        open.add(i);
      }
    }
    if (open.isEmpty() || questions.size() == 1) {
      return judged;
    }
    List<Question> again = open.stream().map(questions::get).toList();
    List<Judged> said =
        again.size() < questions.size()
            ? ask(again)
            : without(again, new Useless(SignalStatus.MALFORMED, "no-answer", true));
    List<Judged> all = new ArrayList<>(judged);
    for (int i = 0; i < open.size(); i++) {
      all.set(open.get(i), said.get(i));
    }
    return all;
  }

  private Reply send(List<Question> questions) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    List<String> ids = ids(questions.size() + 2);
    String bad = ids.get(questions.size());
    String good = ids.get(questions.size() + 1);
    AnswerShape shape = ModelPrompt.answer(ids.size());
    AiResponse response;
    try {
      response = requireNonNull(model.complete(request(questions, ids, shape)), "response");
    } catch (AiException e) {
      return Reply.of(useless(e));
    } catch (RuntimeException e) {
      // No outage, by the port's word, so what was asked may be the cause. Its message may hold it.
      LOG.warn("Model {} failed with {}", model.name(), e.getClass().getName());
      return Reply.of(new Useless(SignalStatus.MALFORMED, "no-answer", true));
    }
    if (response.finish() != FinishReason.STOP) {
      return Reply.of(useless(response.finish()));
    }
    Map<String, Judged> judged =
        ModelAnswer.read(response.answer(), shape, ids, response.model().toString());
    if (judged == null) {
      return Reply.of(new Useless(SignalStatus.MALFORMED, "no-answer", true));
    }
    if (!of(judged, bad).objects() || !of(judged, good).isClean()) {
      return Reply.of(new Useless(SignalStatus.MALFORMED, "canary", true));
    }
    List<Judged> all = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      all.add(of(judged, ids.get(i)));
    }
    return new Reply(all, null);
  }

  private List<Judged> without(List<Question> questions, Useless useless)
      throws InterruptedException {
    if (questions.size() == 1 || !useless.splits()) {
      Judged nothing = Judged.not(useless.status(), useless.fault());
      return questions.stream().map(question -> nothing).toList();
    }
    int half = questions.size() / 2;
    List<Judged> all = new ArrayList<>(ask(questions.subList(0, half)));
    if (all.stream().allMatch(judged -> judged.status().isOutage())) {
      // The model is out: asking on would only load it.
      questions.subList(half, questions.size()).forEach(question -> all.add(all.get(0)));
    } else {
      all.addAll(ask(questions.subList(half, questions.size())));
    }
    return all;
  }

  private Useless useless(FinishReason finish) {
    return switch (finish) {
      case REFUSAL, CONTENT_FILTER -> new Useless(SignalStatus.REFUSED, "refused", true);
      case LENGTH -> new Useless(SignalStatus.MALFORMED, "cut-off", true);
      case CONTEXT_EXCEEDED -> new Useless(SignalStatus.REFUSED, "too-long", true);
      case STOP, STOP_SEQUENCE, TOOL, UNKNOWN ->
          new Useless(SignalStatus.MALFORMED, "unexpected-end", true);
    };
  }

  private Useless useless(AiException fault) throws InterruptedException {
    if (fault instanceof AiException.Cancelled && Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (fault instanceof AiException.Refused) {
      return new Useless(SignalStatus.REFUSED, "refused", true);
    }
    if (fault instanceof AiException.TooLarge) {
      return new Useless(SignalStatus.REFUSED, "too-long", true);
    }
    if (fault instanceof AiException.InvalidRequest && !pictures.isEmpty()) {
      // Pictures come from users and can be what a provider does not take.
      return new Useless(SignalStatus.REFUSED, "not-taken", false);
    }
    if (fault instanceof AiException.InvalidRequest) {
      return new Useless(SignalStatus.ERRORED, "model-invalidrequest", false, true);
    }
    if (fault instanceof AiException.Timeout) {
      return new Useless(SignalStatus.TIMED_OUT, "model-timeout", false, true);
    }
    if (fault instanceof AiException.MalformedOutput) {
      return new Useless(SignalStatus.MALFORMED, "no-answer", true);
    }
    if (fault instanceof AiException.ProtocolViolation
        || fault instanceof AiException.StreamTruncated) {
      return new Useless(SignalStatus.MALFORMED, "no-answer", false);
    }
    return new Useless(SignalStatus.ERRORED, "model-" + name(fault), false);
  }

  private static String name(AiException fault) {
    return fault.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Judged of(Map<String, Judged> judged, String id) {
    Judged found = judged.get(id);
    return found == null ? Judged.not(SignalStatus.MALFORMED, "no-answer") : found;
  }

  private AiRequest request(List<Question> questions, List<String> ids, AnswerShape shape) {
    List<AiValue> items = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      items.add(item(ids.get(i), questions.get(i).text()));
    }
    insert(items, item(ids.get(questions.size()), Canaries.bad(random)));
    insert(items, item(ids.get(questions.size() + 1), Canaries.good(random)));
    List<AiContent> content = new ArrayList<>(pictures);
    content.add(
        new AiContent.Text(
            pictures.isEmpty() ? ModelPrompt.QUESTION : ModelPrompt.PICTURE_QUESTION));
    content.add(new AiContent.Data(word(FENCE_LENGTH), new AiValue.Items(items)));
    return AiRequest.builder(Purpose.MODERATION, spareTokens + TOKENS_PER_ITEM * items.size())
        .system(ModelPrompt.SYSTEM)
        .turn(new Turn(Turn.Role.USER, content))
        .answer(shape)
        .build();
  }

  private AiValue item(String id, String text) {
    Map<String, AiValue> fields = new LinkedHashMap<>();
    fields.put(ModelPrompt.ID, new AiValue.Text(id));
    if (text.isEmpty() && !pictures.isEmpty()) {
      fields.put(ModelPrompt.PICTURES, new AiValue.Number(pictures.size()));
    } else {
      fields.put(ModelPrompt.TEXT, new AiValue.Text(text));
    }
    return new AiValue.Fields(fields);
  }

  /** A known item stands anywhere: nobody can tell it by its place. */
  private void insert(List<AiValue> items, AiValue item) {
    items.add(random.nextInt(items.size() + 1), item);
  }

  private List<String> ids(int count) {
    Set<String> ids = new TreeSet<>();
    while (ids.size() < count) {
      ids.add(word(ID_LENGTH));
    }
    List<String> shuffled = new ArrayList<>(ids);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  private String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
