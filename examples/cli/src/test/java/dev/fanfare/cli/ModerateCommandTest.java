package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModerateCommandTest {
  private static final String KEY = "sk-test-0123456789-secret";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Map<String, String> environment = Map.of();

  @Test
  void writesAVerdictForEachTextInOrder() throws IOException {
    int exit =
        moderate(
            """
            {"id": "a", "text": "The sun is out today."}
            {"id": "b", "text": "Buy followers now!", "creator": "ada", "surface": "comment"}

            {"id": "b", "text": "Click javascript:alert(document.cookie) to win"}
            {"id": "d", "text": "A caption.", "kind": "image"}
            """);
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    List<JsonNode> verdicts = verdicts();
    assertThat(verdicts)
        .extracting(v -> v.get("id").asString())
        .containsExactly("a", "b", "b", "d");
    assertThat(verdicts).extracting(v -> v.get("line").asInt()).containsExactly(1, 2, 4, 5);
    assertThat(verdicts)
        .extracting(v -> v.get("verdict").asString())
        .containsExactly("allow", "hold", "block", "hold");
    // The rows of docs/moderation.md, and where "Buy followers" stands.
    assertThat(Files.readString(directory.resolve("verdicts.jsonl")).lines().skip(1).findFirst())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"id\":\"b\",\"line\":2,\"verdict\":\"hold\",\"needs_human\":true,")
                    .contains("\"categories\":[\"SPAM\"]")
                    .contains("\"rows\":[\"spam-untrusted\",\"spam\",\"noted\"]")
                    .contains("\"start\":0,")
                    .doesNotContain("Buy")
                    .doesNotContain("ada"));
    assertThat(verdicts.get(2).get("ground").get("reference").asString()).isEqualTo("fraud");
    assertThat(verdicts.get(0).get("ground").isNull()).isTrue();
    assertThat(verdicts.get(0).get("signals")).isEmpty();
    assertThat(Files.readString(directory.resolve("rejected.csv"))).isEqualTo("file,line,reason\n");
    assertThat(out.toString()).contains("texts: 4, lines rejected: 0, policy rules-only-1");
  }

  @Test
  void writesTheSameBytesEveryTime() throws IOException {
    String texts =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    "{\"id\": \"%d\", \"text\": \"%s\"}\n"
                        .formatted(i, i % 3 == 0 ? "Buy followers now!" : "Day " + i))
            .collect(Collectors.joining());
    moderate(texts);
    String first = Files.readString(directory.resolve("verdicts.jsonl"));
    assertThat(first.lines()).hasSize(1_000);
    moderate(texts);
    assertThat(Files.readString(directory.resolve("verdicts.jsonl"))).isEqualTo(first);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": \"a\"}|text is missing; a line is {\"id\": \"1\", \"text\": \"…\"}",
        "{\"text\": \"x\"}|id is missing; a line is {\"id\": \"1\", \"text\": \"…\"}",
        "{\"id\": 7, \"text\": \"x\"}|id must be text in quotes, was '7'",
        "{\"id\": \"a\", \"text\": null}|text must be text in quotes, was 'null'",
        "{\"id\": \"a\", \"text\": [\"x\"]}|text must be text in quotes, was a list",
        "{\"id\": \"a\", \"text\": {}}|text must be text in quotes, was an object",
        "{\"id\": \"\", \"text\": \"x\"}|id must be 1 to 64 characters without control characters, was ''",
        "{\"id\": \"a\\nb\", \"text\": \"x\"}|id must be 1 to 64 characters without control characters, was 'a?b'",
        "{\"id\": \"a\", \"text\": \"x\", \"kind\": \"poem\"}|kind must be one of [text, image, video, audio], was 'poem'",
        "{\"id\": \"a\", \"txt\": \"x\"}|field 'txt' is not known; take it out, or use one of [id, text, kind, surface, creator]",
        "{\"id\": \"a\", \"id\": \"b\", \"text\": \"x\"}|field 'id' stands twice; keep one of them",
        "{\"id\": \"a\", \"text\": \"x\"} {}|there is more behind the object, at column 26; write one object a line",
        "[\"a\"]|the line must be an object such as {\"id\": \"1\", \"text\": \"…\"}",
        "{\"id\": \"a\", \"text\": SECRET}|the line is no JSON at column *; write it as {\"id\": \"1\", \"text\": \"…\"}",
        "{\"id\": \"a\", \"text\": \"SECRET|the line is no JSON at column *; write it as {\"id\": \"1\", \"text\": \"…\"}",
        "SECRET|the line is no JSON at column *; write it as {\"id\": \"1\", \"text\": \"…\"}"
      })
  void saysWhatIsWrongWithALineAndDoesTheRest(String bad, String reason) throws IOException {
    int exit = moderate("{\"id\": \"ok\", \"text\": \"Fine.\"}\n" + bad + "\n");
    assertThat(exit).isZero();
    assertThat(verdicts()).hasSize(1);
    List<String> rejected = rejected();
    assertThat(rejected).hasSize(2);
    assertThat(
            rejected
                .get(1)
                .replaceAll("column \\d+; write it", "column *; write it")
                .replaceAll("^texts.jsonl,2,|\"$|(?<=,2,)\"", "")
                .replaceAll("^\"", "")
                .replace("\"\"", "\""))
        .isEqualTo(reason)
        .doesNotContain("SECRET");
    assertThat(out.toString()).contains("lines rejected: 1");
  }

  @Test
  void rejectsALineThatIsNoUtf8OrTooLong() throws IOException {
    Path in = directory.resolve("texts.jsonl");
    try (OutputStream bytes = Files.newOutputStream(in)) {
      bytes.write("{\"id\": \"a\", \"text\": \"Fine.\"}\n".getBytes(StandardCharsets.UTF_8));
      bytes.write("{\"id\": \"b\", \"text\": \"\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1));
      bytes.write("{\"id\": \"c\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
      bytes.write("x".repeat(1_000_001).getBytes(StandardCharsets.UTF_8));
      bytes.write("\"}\n".getBytes(StandardCharsets.UTF_8));
      bytes.write("y".repeat(7_000_000).getBytes(StandardCharsets.UTF_8));
      bytes.write("\n{\"id\": \"e\", \"text\": \"Fine.\"}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run(in)).isZero();
    assertThat(verdicts()).extracting(v -> v.get("id").asString()).containsExactly("a", "e");
    assertThat(rejected().subList(1, 4))
        .satisfiesExactly(
            line -> assertThat(line).contains(",2,", "not valid UTF-8"),
            line -> assertThat(line).contains(",3,", "text must be at most 1000000 characters"),
            line -> assertThat(line).contains(",4,", "longer than 6065536 bytes"));
  }

  @Test
  void holdsWhatIsTooLongForTheRules() throws IOException {
    moderate("{\"id\": \"a\", \"text\": \"" + "word ".repeat(20_000) + "\"}\n");
    assertThat(verdicts().get(0).get("verdict").asString()).isEqualTo("hold");
  }

  @Test
  void readsAndWritesCompressedFiles() throws IOException {
    Path in = directory.resolve("texts.jsonl.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(in))) {
      bytes.write("{\"id\": \"a\", \"text\": \"Fine.\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    Path result = directory.resolve("v.jsonl.gz");
    assertThat(execute("--in", in.toString(), "--out", result.toString())).isZero();
    try (var text = new GZIPInputStream(Files.newInputStream(result))) {
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("{\"id\":\"a\"");
    }
  }

  @Test
  void endsWith1IfTheCompressedFileBreaksOff() throws IOException {
    Path in = directory.resolve("texts.jsonl.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(in))) {
      for (int i = 0; i < 20_000; i++) {
        bytes.write(
            "{\"id\": \"%d\", \"text\": \"Number %x.\"}\n"
                .formatted(i, i * 7919L * 104729)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = Files.readAllBytes(in);
    Files.write(in, Arrays.copyOf(whole, whole.length / 2));
    assertThat(execute("--in", in.toString(), "--out", out("verdicts.jsonl"))).isEqualTo(1);
    assertThat(verdicts()).isNotEmpty();
    assertThat(rejected().get(1)).contains("damaged or ends early");
  }

  @Test
  void endsWith1AndLeavesTheOldResultIfNothingCanBeScreened() throws IOException {
    Files.writeString(directory.resolve("verdicts.jsonl"), "old");
    assertThat(moderate("nothing\n")).isEqualTo(1);
    assertThat(err.toString()).contains("No line of", "rejected.csv says why");
    assertThat(Files.readString(directory.resolve("verdicts.jsonl"))).isEqualTo("old");
    assertThat(rejected()).hasSize(2);
    assertThat(moderate("")).isEqualTo(1);
    assertThat(err.toString()).contains("it is empty");
    assertThat(run(directory.resolve("missing.jsonl"))).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file");
  }

  @Test
  void endsWith2IfTheCommandLineCannotBeMeant() throws IOException {
    Path in = Files.writeString(directory.resolve("texts.jsonl"), "{}");
    assertThat(execute("--in", in.toString(), "--out", in.toString())).isEqualTo(2);
    assertThat(execute("--in", in.toString(), "--out", out("rejected.csv"))).isEqualTo(2);
    assertThat(run(in, "--model", "gemini")).isEqualTo(2);
    assertThat(run(in, "--model", "claude")).isEqualTo(2);
    assertThat(err.toString()).contains("--model claude needs --model-name");
    assertThat(run(in, "--model", "claude", "--model-name", "m")).isEqualTo(2);
    assertThat(err.toString()).contains("environment variable ANTHROPIC_API_KEY");
    assertThat(run(in, "--model", "openai", "--model-name", "m")).isEqualTo(2);
    assertThat(err.toString()).contains("environment variable OPENAI_API_KEY");
    assertThat(run(in, "--model-name", "m")).isEqualTo(2);
    assertThat(err.toString()).contains("rules ask nobody");
    environment = Map.of("ANTHROPIC_API_KEY", KEY);
    assertThat(run(in, "--model", "claude", "--model-name", "m", "--base-url", "ftp://x"))
        .isEqualTo(2);
    assertThat(err.toString()).doesNotContain(KEY).doesNotContain("\tat ");
    assertThat(Files.readString(in)).isEqualTo("{}");
  }

  @Test
  void takesAPolicyOfAFile() throws IOException {
    Path policy =
        Files.writeString(
            directory.resolve("policy.json"),
            """
            {
              "kind": "moderation-policy",
              "version": "mine-1",
              "effectiveFrom": "2026-01-01T00:00:00Z",
              "rows": [{"id": "advice", "categories": ["spam"], "visibility": "block", "ground": {"terms": "spam 1"}}],
              "requirements": [{"id": "need-rules", "part": "text", "stage": "rules"}]
            }
            """);
    Path in =
        Files.writeString(
            directory.resolve("texts.jsonl"),
            "{\"id\": \"a\", \"text\": \"Buy followers now!\"}\n");
    assertThat(run(in, "--policy", policy.toString())).isZero();
    assertThat(verdicts().get(0).get("verdict").asString()).isEqualTo("block");
    assertThat(verdicts().get(0).get("ground").get("reference").asString()).isEqualTo("spam 1");
    assertThat(out.toString()).contains("policy mine-1");
    Files.writeString(
        policy, "{\"kind\": \"strike-policy\", \"lifetime\": \"9 days\", \"thresholds\": []}");
    assertThat(run(in, "--policy", policy.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("another kind of policy");
  }

  @Test
  void takesRulesOfAFile() throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.txt"),
            """
            version mine-1
            rule bakery ILLICIT HIGH 0.9
            any sourdough
            """);
    Path in =
        Files.writeString(
            directory.resolve("texts.jsonl"), "{\"id\": \"a\", \"text\": \"My sourdough.\"}\n");
    assertThat(run(in, "--rules", rules.toString())).isZero();
    assertThat(verdicts().get(0).get("categories").get(0).asString()).isEqualTo("ILLICIT");
    Files.writeString(rules, "version mine-1\nnonsense\n");
    assertThat(run(in, "--rules", rules.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("line 2", "nonsense");
  }

  @ParameterizedTest
  @CsvSource({"claude, ANTHROPIC_API_KEY", "openai, OPENAI_API_KEY"})
  void asksAModelWithTheKeyOfTheEnvironment(String kind, String variable) throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      List<RecordedRequest> asked = new ArrayList<>();
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              synchronized (asked) {
                asked.add(request);
              }
              return HonestServer.answer(kind, String.valueOf(request.getBody().utf8()));
            }
          });
      server.start();
      environment = Map.of(variable, KEY);
      Path in =
          Files.writeString(
              directory.resolve("texts.jsonl"),
              """
              {"id": "a", "text": "The sun is out today."}
              {"id": "b", "text": "I sell cocaine."}
              """);
      int exit =
          run(
              in,
              "--model",
              kind,
              "--model-name",
              "judge-1",
              "--base-url",
              server.url("/").toString());
      assertThat(err.toString()).isEmpty();
      assertThat(exit).isZero();
      assertThat(verdicts())
          .extracting(v -> v.get("verdict").asString())
          .containsExactly("allow", "hold");
      assertThat(asked).isNotEmpty();
      assertThat(asked)
          .allMatch(
              request ->
                  KEY.equals(request.getHeaders().get("x-api-key"))
                      || ("Bearer " + KEY).equals(request.getHeaders().get("Authorization")));
      assertThat(out.toString()).contains("Asked", "judge-1").doesNotContain(KEY);
      assertThat(Files.readString(directory.resolve("verdicts.jsonl")))
          .contains("model-text")
          .doesNotContain("cocaine");
    }
  }

  @Test
  void stopsIfTheProviderRefusesTheKey() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .code(401)
                  .body("{\"error\":{\"message\":\"bad key " + KEY + "\"}}")
                  .build();
            }
          });
      server.start();
      environment = Map.of("OPENAI_API_KEY", KEY);
      Path in =
          Files.writeString(
              directory.resolve("texts.jsonl"), "{\"id\": \"a\", \"text\": \"Sun.\"}\n");
      assertThat(
              run(
                  in,
                  "--model",
                  "openai",
                  "--model-name",
                  "m",
                  "--base-url",
                  server.url("/").toString()))
          .isEqualTo(1);
      assertThat(err.toString())
          .contains("refuses to be asked, and nothing was written")
          .doesNotContain(KEY);
      assertThat(directory.resolve("verdicts.jsonl")).doesNotExist();
    }
  }

  @Test
  void holdsEverythingAndEndsWith1IfTheModelNeverAnswers() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .addHeader("Content-Type", "text/event-stream")
                  .body("data: SAFE\n\n")
                  .build();
            }
          });
      server.start();
      Path in =
          Files.writeString(
              directory.resolve("texts.jsonl"), "{\"id\": \"a\", \"text\": \"Sun.\"}\n");
      int exit =
          run(
              in,
              "--model",
              "openai",
              "--model-name",
              "m",
              "--base-url",
              server.url("/").toString());
      assertThat(exit).isEqualTo(1);
      assertThat(verdicts().get(0).get("verdict").asString()).isEqualTo("hold");
      assertThat(err.toString()).contains("did not answer", "is held").doesNotContain("SAFE");
    }
  }

  private String out(String name) {
    return directory.resolve(name).toString();
  }

  private int moderate(String texts) throws IOException {
    return run(Files.writeString(directory.resolve("texts.jsonl"), texts));
  }

  private int run(Path in, String... more) {
    List<String> args = new ArrayList<>(List.of("--in", in.toString()));
    args.addAll(List.of("--out", out("verdicts.jsonl")));
    args.addAll(List.of(more));
    return execute(args.toArray(String[]::new));
  }

  private int execute(String... args) {
    CommandLine program =
        FanfareCli.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    ModerateCommand command =
        (ModerateCommand) program.getSubcommands().get("moderate").getCommandSpec().userObject();
    command.environment = environment::get;
    List<String> all = new ArrayList<>(List.of("moderate"));
    all.addAll(List.of(args));
    return FanfareCli.execute(program, all.toArray(String[]::new));
  }

  private List<JsonNode> verdicts() throws IOException {
    try (var lines = Files.lines(directory.resolve("verdicts.jsonl"))) {
      return lines.map(JSON::readTree).toList();
    }
  }

  private List<String> rejected() throws IOException {
    return Files.readAllLines(directory.resolve("rejected.csv"));
  }
}
