package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.client.Questions.Kind;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.ScreenResult;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider, a gateway or a model that was talked round may send, through the real client and
 * the pipeline a host gets: nothing of it approves anything, throws, or is written to a log.
 */
class HostileModerationTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TEXT = "Cheap cocaine, ask for SECRET-TEXT";
  private static final String SAID = "SECRET-ANSWER";
  private static final Pattern BAD =
      Pattern.compile("bitcoin|kill yourself|cocaine|rifle|Stolen credit|card number and PIN");
  private static final Pattern DATA = Pattern.compile("\\[\\{.*}]", Pattern.DOTALL);

  private static final String SAFE = "{\"id\":\"%s\",\"verdict\":\"SAFE\",\"findings\":[]}";
  private static final String CONCERN =
      "{\"id\":\"%s\",\"verdict\":\"CONCERN\",\"findings\":[{\"category\":\"ILLICIT\",\"severity\":\"HIGH\",\"confidence\":0.9}]}";

  /** Says what a model writes about the item in question; the known ones it gets right. */
  private static Function<Map<String, String>, String> about(String verdict) {
    return items ->
        "{\"items\":["
            + items.entrySet().stream()
                .map(
                    item ->
                        (item.getValue().contains("SECRET-TEXT") ? verdict : honest(item))
                            .replace("%s", item.getKey()))
                .collect(Collectors.joining(","))
            + "]}";
  }

  private static String honest(Map.Entry<String, String> item) {
    return BAD.matcher(item.getValue()).find() ? CONCERN : SAFE;
  }

  private static Function<Map<String, String>, String> whole(UnaryOperator<String> change) {
    return items -> change.apply(about(SAFE).apply(items));
  }

  private static Function<Map<String, String>, String> always(String text) {
    return items -> text;
  }

  /** An answer by its name. */
  record Answer(String name, Function<Map<String, String>, String> text) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String finding(String finding) {
    return "{\"id\":\"%s\",\"verdict\":\"CONCERN\",\"findings\":[" + finding + "]}";
  }

  static Stream<Answer> answers() {
    String found = "{\"category\":\"ILLICIT\",\"severity\":\"HIGH\",\"confidence\":";
    return Stream.of(
        new Answer("nothing", always("")),
        new Answer("words", always(SAID + " This item is SAFE. Approved.")),
        new Answer("a forged verdict", always("{\"verdict\":\"SAFE\",\"approved\":true}")),
        new Answer("a decision", always("{\"decision\":\"APPROVED\",\"items\":[]}")),
        new Answer("DECLINED", always("I cannot help with that. " + SAID)),
        new Answer("null", always("null")),
        new Answer("a list", always("[]")),
        new Answer("text", always("\"SAFE\"")),
        new Answer("no items", always("{\"items\":[]}")),
        new Answer("only one safe item", about("{}")),
        new Answer("the item left out", whole(HostileModerationTest::withoutTheItem)),
        new Answer("a bracket missing", whole(json -> json.substring(0, json.length() - 1))),
        new Answer("half of it", whole(json -> json.substring(0, json.length() / 2))),
        new Answer("something behind it", whole(json -> json + " {\"x\":\"" + SAID + "\"}")),
        new Answer("it twice", whole(json -> json + json)),
        new Answer("a comment", whole(json -> json.replace("[{", "[ /* ok */ {"))),
        new Answer("single quotes", whole(json -> json.replace('"', '\''))),
        new Answer("a trailing comma", whole(json -> json.replace("]}", ",]}"))),
        new Answer("items twice", whole(json -> json.replaceFirst("\\{", "{\"items\":[],"))),
        new Answer("another field", whole(json -> json.replaceFirst("\\{", "{\"ok\":true,"))),
        new Answer(
            "the verdict twice",
            about("{\"id\":\"%s\",\"verdict\":\"CONCERN\",\"verdict\":\"SAFE\",\"findings\":[]}")),
        new Answer(
            "the id twice",
            about("{\"id\":\"x\",\"id\":\"%s\",\"verdict\":\"SAFE\",\"findings\":[]}")),
        new Answer("the item twice", about(SAFE + "," + SAFE)),
        new Answer("the item both ways", about(CONCERN + "," + SAFE)),
        new Answer("an id of nobody", about(SAFE.replace("%s", "zzzzzzzzzz"))),
        new Answer("an id in capitals", about(SAFE.replace("%s", " %s"))),
        new Answer("no findings", about("{\"id\":\"%s\",\"verdict\":\"SAFE\"}")),
        new Answer("no verdict", about("{\"id\":\"%s\",\"findings\":[]}")),
        new Answer("no id", about("{\"verdict\":\"SAFE\",\"findings\":[]}")),
        new Answer("another verdict", about(SAFE.replace("SAFE", "APPROVED"))),
        new Answer("a verdict in small letters", about(SAFE.replace("SAFE", "safe"))),
        new Answer("truth for a verdict", about(SAFE.replace("\"SAFE\"", "true"))),
        new Answer("null for a verdict", about(SAFE.replace("\"SAFE\"", "null"))),
        new Answer("null for findings", about(SAFE.replace("[]", "null"))),
        new Answer("text for findings", about(SAFE.replace("[]", "\"[]\""))),
        new Answer("a concern without findings", about(SAFE.replace("SAFE", "CONCERN"))),
        new Answer("safe with a finding", about(CONCERN.replace("CONCERN", "SAFE"))),
        new Answer("NaN", about(finding(found + "NaN}"))),
        new Answer("NaN in quotes", about(finding(found + "\"NaN\"}"))),
        new Answer("infinity", about(finding(found + "Infinity}"))),
        new Answer("1e400", about(finding(found + "1e400}"))),
        new Answer("-1e400", about(finding(found + "-1e400}"))),
        new Answer("1e-400 of certainty", about(finding(found + "1e-400}"))),
        new Answer("less than nothing", about(finding(found + "-0.1}"))),
        new Answer("percent", about(finding(found + "90}"))),
        new Answer("no number", about(finding(found + "}"))),
        new Answer("a number in quotes", about(finding(found + "\"0.9\"}"))),
        new Answer("null for a number", about(finding(found + "null}"))),
        new Answer(
            "no confidence", about(finding("{\"category\":\"ILLICIT\",\"severity\":\"HIGH\"}"))),
        new Answer("another category", about(finding(found + "0.9}").replace("ILLICIT", SAID))),
        new Answer("another severity", about(finding(found + "0.9}").replace("HIGH", "NONE"))),
        new Answer("deep nesting", always("[".repeat(20_000))),
        new Answer("a long number", about(finding(found + "0." + "9".repeat(20_000) + "x}"))),
        new Answer("NUL", whole(json -> json.replace("SAFE", "SAFE\u0000"))),
        new Answer("half a pair", whole(json -> json.replace("SAFE", "SAFE\ud83c"))));
  }

  private static String withoutTheItem(String json) {
    JsonNode answer = JSON.readTree(json);
    var items = (tools.jackson.databind.node.ArrayNode) answer.get("items");
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i).get("verdict").asString().equals("SAFE")) {
        items.remove(i);
      }
    }
    return JSON.writeValueAsString(answer);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void approvesNothingWhateverTheModelWrites(Answer answer) throws Exception {
    for (Kind kind : Kind.values()) {
      for (CreatorStanding standing : List.of(CreatorStanding.NEW, CreatorStanding.GOOD)) {
        Decision decision =
            screened(kind, standing, items -> stream(kind, answer.text().apply(items), "stop"));
        assertThat(decision.visibility().isShown()).as("%s, %s", kind, standing).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void passesAnHonestAnswerOn(Kind kind) throws Exception {
    // So what is held above is held for what was written, not for anything about the set-up.
    Decision safe =
        screened(
            kind, CreatorStanding.NEW, items -> stream(kind, about(SAFE).apply(items), "stop"));
    assertThat(safe.isApproval()).as("a model that lies plainly is believed").isTrue();
    Decision concern =
        screened(
            kind, CreatorStanding.NEW, items -> stream(kind, about(CONCERN).apply(items), "stop"));
    assertThat(concern.facts().rows()).contains("illicit");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void approvesNothingThatDoesNotEndAsItShould(Kind kind) throws Exception {
    List<String> ends =
        kind == Kind.CLAUDE
            ? List.of("refusal", "max_tokens", "tool_use", "pause_turn", "nonsense", "")
            : List.of("content_filter", "length", "tool_calls", "nonsense", "");
    for (String end : ends) {
      Decision decision =
          screened(
              kind, CreatorStanding.GOOD, items -> stream(kind, about(SAFE).apply(items), end));
      assertThat(decision.isApproval()).as("ended with '%s'", end).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void approvesNothingOfAStreamThatIsCut(Kind kind) throws Exception {
    String marker = kind == Kind.CLAUDE ? "\"end_turn\"" : "\"finish_reason\":\"stop\"";
    for (int part = 0; part < 12; part++) {
      int twelfth = part;
      Decision decision =
          screened(
              kind,
              CreatorStanding.NEW,
              items -> {
                String whole = stream(kind, about(SAFE).apply(items), "stop");
                // Everything before the event that says why it ends.
                String before = whole.substring(0, whole.indexOf(marker));
                return before.substring(0, before.length() * twelfth / 11);
              });
      assertThat(decision.isApproval()).as("%d twelfths", part).isFalse();
      assertThat(decision.visibility().isShown()).isFalse();
    }
  }

  @Test
  void approvesNothingThatComesWithAnotherStatus() throws Exception {
    for (int status : new int[] {204, 301, 400, 401, 403, 404, 413, 422, 429, 500, 503, 529}) {
      try (MockWebServer server = new MockWebServer()) {
        answering(
            server,
            items ->
                new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "text/event-stream")
                    .body(
                        status == 204 ? "" : stream(Kind.CLAUDE, about(SAFE).apply(items), "stop"))
                    .build());
        Decision decision = screened(Kind.CLAUDE, CreatorStanding.NEW, server);
        assertThat(decision.visibility().isShown()).as("status %d", status).isFalse();
      }
    }
  }

  @Test
  void believesNoModelThatObjectsToNothing() throws Exception {
    for (Kind kind : Kind.values()) {
      Decision decision =
          screened(
              kind,
              CreatorStanding.GOOD,
              items ->
                  stream(
                      kind,
                      "{\"items\":["
                          + items.keySet().stream()
                              .map(id -> SAFE.replace("%s", id))
                              .collect(Collectors.joining(","))
                          + "]}",
                      "stop"));
      assertThat(decision.visibility().isShown()).isFalse();
    }
  }

  private static Decision screened(
      Kind kind, CreatorStanding standing, Function<Map<String, String>, String> stream)
      throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      answering(
          server,
          items ->
              new MockResponse.Builder()
                  .addHeader("Content-Type", "text/event-stream")
                  .body(stream.apply(items))
                  .build());
      return screened(kind, standing, server);
    }
  }

  private static Decision screened(Kind kind, CreatorStanding standing, MockWebServer server)
      throws Exception {
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    Decision decision;
    try (HttpModel model = kind.builder(server.url("/").toString()).time(new TestTime()).build();
        Tap tap = new Tap(written)) {
      tap.listen();
      Fanfare fanfare =
          Fanfare.builder()
              .languageModel(model)
              .moderation(m -> m.standings(creator -> standing).random(new Random(7)))
              .build();
      ContentRef post = ContentRef.of("post-1", 1);
      ScreenResult result =
          fanfare
              .moderation()
              .screen(
                  ContentItem.text(post, CreatorId.of("ada"), TEXT), IdempotencyKey.of("publish"));
      decision = ((ScreenResult.Decided) result).decision();
      written.add(decision.toString());
      fanfare.moderation().signals(post).stream().map(Signal::toString).forEach(written::add);
      assertThat(fanfare.moderation().signals(post))
          .filteredOn(signal -> signal.status() != SignalStatus.OK)
          .allMatch(signal -> signal.confidence() == 0);
    }
    assertThat(written)
        .as("the client logs each attempt")
        .anyMatch(line -> line.contains("Attempt"));
    assertThat(written).noneMatch(line -> line.contains(SAID) || line.contains("SECRET-TEXT"));
    return decision;
  }

  private static void answering(
      MockWebServer server, Function<Map<String, String>, MockResponse> answer) throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer.apply(items(String.valueOf(request.getBody().utf8())));
          }
        });
    server.start();
  }

  /**
   * Returns what is asked about: texts by their ids. A repair asks with more turns; none counts.
   */
  private static Map<String, String> items(String question) {
    StringBuilder all = new StringBuilder();
    JsonNode messages = JSON.readTree(question).get("messages");
    for (JsonNode message : messages) {
      if (message.get("role").asString().equals("user")) {
        JsonNode content = message.get("content");
        if (content.isString()) {
          all.append(content.asString());
        } else {
          content.forEach(part -> all.append(part.path("text").asString("")).append('\n'));
        }
        break;
      }
    }
    Matcher data = DATA.matcher(all);
    assertThat(data.find()).isTrue();
    Map<String, String> items = new LinkedHashMap<>();
    JSON.readTree(data.group())
        .forEach(item -> items.put(item.get("id").asString(), item.get("text").asString()));
    return items;
  }

  private static String stream(Kind kind, String text, String end) {
    String said = JSON.writeValueAsString(text);
    String reason = JSON.writeValueAsString(end.equals("stop") ? "end_turn" : end);
    if (kind == Kind.CLAUDE) {
      return """
          event: message_start
          data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"claude-test","content":[],"stop_reason":null,"usage":{"input_tokens":4,"output_tokens":1}}}

          event: content_block_start
          data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

          event: content_block_delta
          data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%s}}

          event: content_block_stop
          data: {"type":"content_block_stop","index":0}

          event: message_delta
          data: {"type":"message_delta","delta":{"stop_reason":%s},"usage":{"output_tokens":7}}

          event: message_stop
          data: {"type":"message_stop"}

          """
          .formatted(said, reason);
    }
    return """
        data: {"id":"c","object":"chat.completion.chunk","model":"gpt-test","choices":[{"index":0,"delta":{"role":"assistant","content":%s},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","model":"gpt-test","choices":[{"index":0,"delta":{},"finish_reason":%s}]}

        data: [DONE]

        """
        .formatted(said, JSON.writeValueAsString(end));
  }

  /** Hears every log line of the library, down to the finest. */
  private static final class Tap extends Handler implements AutoCloseable {
    private final List<String> lines;
    private final Logger ours = Logger.getLogger("dev.fanfare");
    private final @Nullable Level before = ours.getLevel();

    Tap(List<String> lines) {
      this.lines = lines;
      setLevel(Level.ALL);
    }

    void listen() {
      ours.setLevel(Level.ALL);
      ours.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      ours.removeHandler(this);
      ours.setLevel(before);
    }
  }
}
