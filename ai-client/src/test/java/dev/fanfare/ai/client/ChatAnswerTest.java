package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.FinishReason;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each chunk of chat completions means, in the dialects that servers speak. */
class ChatAnswerTest {
  private static final String HI = "{'model':'m','choices':[{'index':0,'delta':{'content':'Hi'}}]}";
  private static final String END = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";
  private static final String DONE = "[DONE]";

  private final StreamReply reply = new StreamReply(new ChatAnswer(piece -> {}));

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "length, LENGTH",
    "content_filter, CONTENT_FILTER",
    "tool_calls, TOOL",
    "function_call, TOOL",
    "something_of_next_year, UNKNOWN"
  })
  void saysWhyItEnded(String said, FinishReason finish) throws IOException {
    StreamedAnswer answer = read(HI, END.replace("stop", said), DONE);
    assertThat(answer.finish()).isEqualTo(finish);
    assertThat(answer.text()).isEqualTo("Hi");
    assertThat(answer.model()).isEqualTo("m");
  }

  @Test
  void isNotCompleteWithoutAReason() throws IOException {
    assertThat(read(HI, DONE)).isNull();
    assertThat(reply.text()).isEqualTo("Hi");
  }

  @Test
  void isCompleteWithoutItsLastLine() throws IOException {
    assertThat(read(HI, END)).isNotNull();
  }

  @Test
  void takesAnEmptyReasonForNone() throws IOException {
    assertThat(read(END.replace("stop", ""), DONE)).isNull();
  }

  @Test
  void takesTextOfTheLastChunk() throws IOException {
    StreamedAnswer answer = read(HI, END.replace("{}", "{'content':'!'}"));
    assertThat(answer.text()).isEqualTo("Hi!");
  }

  @Test
  void knowsARefusalThatEndsAsAnAnswerDoes() throws IOException {
    StreamedAnswer answer = read("{'choices':[{'delta':{'refusal':'I cannot'}}]}", END, DONE);
    assertThat(answer.finish()).isEqualTo(FinishReason.REFUSAL);
    assertThat(answer.text()).as("a refusal is no answer").isEmpty();
    assertThat(reply.begun()).isTrue();
  }

  @Test
  void takesTextFromAList() throws IOException {
    StreamedAnswer answer =
        read(
            "{'choices':[{'delta':{'content':[{'type':'thinking','thinking':[]},"
                + "{'type':'text','text':'Hi'}]}}]}",
            END);
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'choices':[{'delta':{'reasoning_content':'Hm'}}]}",
        "{'choices':[{'delta':{'reasoning':'Hm'}}]}",
        "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{'}}]}}]}"
      })
  void hasBegunWithoutText(String chunk) throws IOException {
    read("{'choices':[{'delta':{'role':'assistant','content':''}}]}", "{'choices':[]}");
    assertThat(reply.begun()).isFalse();
    read(chunk);
    assertThat(reply.begun()).isTrue();
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void skipsWhatItDoesNotKnow() throws IOException {
    StreamedAnswer answer =
        read(
            "{'choices':[],'prompt_filter_results':[{}]}",
            "{'new':1}",
            HI,
            "{'choices':[{'index':1,'delta':{'content':'another choice'}}]}",
            "{'choices':[{'index':0,'content_filter_results':{},'delta':null}]}",
            END,
            "{'choices':[{'index':0,'delta':{'content':''},'content_filter_offsets':{}}]}",
            "{'object':'chat.completion.done','choices':[{'message':{'content':'Hi'}}]}");
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'prompt_tokens':120,'completion_tokens':12,'prompt_tokens_details':{'cached_tokens':100}}"
            + "| 20 100 ? 12 ? | cached tokens are a part of the prompt's",
        "{'prompt_tokens':120,'completion_tokens':12,'prompt_tokens_details':"
            + "{'cached_tokens':80,'cache_write_tokens':30}}"
            + "| 10 80 30 12 ? | and so are those that are written",
        "{'prompt_tokens':120,'completion_tokens':12} | 120 ? ? 12 ? | unknown is not 0",
        "{'prompt_tokens':5,'completion_tokens':12,'prompt_tokens_details':{'cached_tokens':100}}"
            + "| 5 ? ? 12 ? | more from the cache than there is",
        "{'prompt_tokens':120,'completion_tokens':12,'total_tokens':132,"
            + "'completion_tokens_details':{'reasoning_tokens':9}}"
            + "| 120 ? ? 12 9 | thoughts are a part of the output",
        "{'prompt_tokens':10,'completion_tokens':1,'total_tokens':301,"
            + "'completion_tokens_details':{'reasoning_tokens':290}}"
            + "| 10 ? ? 291 290 | xAI counts them apart",
        "{'prompt_tokens':10,'completion_tokens':1,'completion_tokens_details':"
            + "{'reasoning_tokens':290}} | 10 ? ? 1 ? | more thoughts than output",
        "{'prompt_tokens':120,'completion_tokens':12,'prompt_cache_hit_tokens':64}"
            + "| 56 64 ? 12 ? | DeepSeek's name for it",
        "{'completion_tokens':12} | ? ? ? 12 ? | half of it",
        "null | ? ? ? ? ? | nothing",
        "[] | ? ? ? ? ? | nonsense"
      })
  void countsEachClassApart(String usage, String expected, String because) throws IOException {
    StreamedAnswer answer = read(HI, END, "{'choices':[],'usage':" + usage + "}", DONE);
    assertThat(shown(answer.usage())).as(because).isEqualTo(expected);
  }

  @Test
  void takesUsageWhereGroqPutsIt() throws IOException {
    StreamedAnswer answer =
        read(
            HI,
            "{'choices':[{'delta':{},'finish_reason':'stop'}],'x_groq':{'usage':"
                + "{'prompt_tokens':3,'completion_tokens':4}}}");
    assertThat(shown(answer.usage())).isEqualTo("3 ? ? 4 ?");
  }

  @Test
  void takesTheLastOfCumulativeUsages() throws IOException {
    StreamedAnswer answer =
        read(
            HI.replace("'model'", "'usage':{'prompt_tokens':3,'completion_tokens':1},'model'"),
            END.replace(
                "{'choices'", "{'usage':{'prompt_tokens':3,'completion_tokens':9},'choices'"));
    assertThat(shown(answer.usage())).isEqualTo("3 ? ? 9 ?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'choices':[{'delta':{'content':7}}]}",
        "{'choices':[{'delta':{'content':{'text':'x'}}}]}",
        "{'choices':[{'delta':{'content':[{'type':'text','text':7}]}}]}",
        "{'choices':[{'delta':{'refusal':false}}]}",
        "{'choices':[{'delta':{},'finish_reason':7}]}",
        "{'model':{}}",
        "{'choices':[]}}",
        "not JSON"
      })
  void refusesWhatMakesNoSense(String chunk) {
    assertThatThrownBy(() -> read(HI, chunk)).isInstanceOf(BrokenProtocolException.class);
  }

  @Test
  void refusesTextAfterTheEnd() {
    assertThatThrownBy(() -> read(HI, END, HI))
        .isInstanceOf(BrokenProtocolException.class)
        .hasMessage("text after the end of the answer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'message':'secret','type':'server_error','code':null}} | 500 | server_error",
        "{'error':{'type':'insufficient_quota','code':'insufficient_quota'}} | 429 | insufficient_quota",
        "{'error':{'type':'requests','code':'rate_limit_exceeded'}} | 429 | rate_limit_exceeded",
        "{'error':{'message':'secret','code':503}} | 503 |",
        "{'error':{'message':'secret','code':'502'}} | 502 |",
        "{'error':{'type':'invalid_request_error','code':'context_length_exceeded'}} | 413 | context_length_exceeded",
        "{'object':'error','message':'secret','type':'BadRequestError','code':400} | 400 |",
        "{'error':'secret'} | 0 |",
        "{'error':{'type':'secret','code':'secret'}} | 0 |"
      })
  void endsWithAnError(String chunk, int status, @Nullable String word) {
    assertThatThrownBy(() -> read(chunk))
        .isInstanceOfSatisfying(
            ProviderErrorException.class,
            e -> assertThat(e.error()).isEqualTo(new ProviderError(status, word)));
  }

  private static String shown(AiUsage usage) {
    return "%s %s %s %s %s"
        .formatted(
            usage.uncachedInput(),
            usage.cacheRead(),
            usage.cacheWrite(),
            usage.output(),
            usage.reasoning())
        .replace("null", "?");
  }

  private @Nullable StreamedAnswer read(String... chunks) throws IOException {
    Buffer stream = new Buffer();
    for (String chunk : chunks) {
      stream.writeUtf8("data: " + chunk.replace('\'', '"') + "\n\n");
    }
    return reply.read(stream);
  }
}
