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

/** What each event of the Messages API means. */
class ClaudeAnswerTest {
  private static final String START =
      "{'type':'message_start','message':{'model':'m','usage':{'input_tokens':10,'output_tokens':1}}}";
  private static final String BLOCK =
      "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}";
  private static final String HI =
      "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Hi'}}";
  private static final String END =
      "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':5}}";
  private static final String STOP = "{'type':'message_stop'}";

  private final StreamReply reply = new StreamReply(new ClaudeAnswer(piece -> {}));

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "max_tokens, LENGTH",
    "stop_sequence, STOP_SEQUENCE",
    "tool_use, TOOL",
    "refusal, REFUSAL",
    "model_context_window_exceeded, CONTEXT_EXCEEDED",
    "pause_turn, UNKNOWN",
    "something_of_next_year, UNKNOWN"
  })
  void saysWhyItEnded(String said, FinishReason finish) throws IOException {
    StreamedAnswer answer = read(START, BLOCK, HI, END.replace("end_turn", said), STOP);
    assertThat(answer.finish()).isEqualTo(finish);
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @Test
  void isNotCompleteWithoutAReason() throws IOException {
    assertThat(read(START, BLOCK, HI, STOP)).isNull();
    assertThat(reply.text()).isEqualTo("Hi");
  }

  @Test
  void isNotCompleteWithoutItsLastEvent() throws IOException {
    assertThat(read(START, BLOCK, HI, END)).isNull();
    assertThat(read("[DONE]")).as("which belongs to another protocol").isNull();
  }

  @Test
  void readsNoFurtherThanItsLastEvent() throws IOException {
    StreamedAnswer answer = read(START, BLOCK, HI, END, STOP, HI, "no JSON at all");
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @Test
  void countsCumulativelyAndForgetsNothing() throws IOException {
    StreamedAnswer answer =
        read(
            START.replace("10", "43,'cache_read_input_tokens':7"),
            BLOCK,
            "{'type':'message_delta','delta':{},'usage':{'input_tokens':61,'output_tokens':3}}",
            "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':"
                + "{'input_tokens':null,'cache_read_input_tokens':null,'output_tokens':5}}",
            "{'type':'message_delta','delta':{},'usage':null}",
            STOP);
    assertThat(answer.usage()).isEqualTo(new AiUsage(61L, 7L, null, 5L, null));
  }

  @Test
  void doesWithoutUsage() throws IOException {
    StreamedAnswer answer =
        read(
            "{'type':'message_start','message':{}}",
            "{'type':'message_delta','delta':{'stop_reason':'end_turn'}}",
            STOP);
    assertThat(answer.usage()).as("unknown, not 0").isEqualTo(AiUsage.UNKNOWN);
    assertThat(answer.model()).isNull();
  }

  @Test
  void doesWithoutCountsThatMakeNoSense() throws IOException {
    StreamedAnswer answer =
        read(
            "{'type':'message_start','message':{'usage':{'input_tokens':-1,"
                + "'cache_read_input_tokens':'7','cache_creation_input_tokens':1.5,"
                + "'output_tokens':99999999999999999999}}}",
            "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':"
                + "{'output_tokens':5,'output_tokens_details':{'thinking_tokens':6}}}",
            STOP);
    assertThat(answer.usage()).isEqualTo(new AiUsage(null, null, null, 5L, null));
  }

  @Test
  void takesTextThatABlockBeginsWith() throws IOException {
    StreamedAnswer answer = read(START, BLOCK.replace("'text':''", "'text':'Oh, '"), HI, END, STOP);
    assertThat(answer.text()).isEqualTo("Oh, Hi");
  }

  @Test
  void skipsWhatItDoesNotKnow() throws IOException {
    StreamedAnswer answer =
        read(
            "{'type':'ping'}",
            START,
            "{'type':'brand_new','index':'x'}",
            "{'no':'type'}",
            BLOCK,
            "{'type':'content_block_delta','index':0,'delta':{'type':'citations_delta','text':'no'}}",
            HI,
            "{'type':'content_block_start','index':1,'content_block':{'type':'brand_new','text':'no'}}",
            "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'no'}}",
            "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'t'}}",
            "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':'{'}}",
            END,
            STOP);
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @Test
  void hasBegunWithItsFirstThought() throws IOException {
    assertThat(read(START, BLOCK)).isNull();
    assertThat(reply.begun()).isFalse();
    read(
        "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'h'}}");
    assertThat(reply.begun()).isTrue();
  }

  @Test
  void toleratesASecondStartBeforeAnythingWasSaid() throws IOException {
    assertThat(read(START, START, BLOCK, HI, END, STOP)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START,
        "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'x'}}",
        "{'type':'content_block_delta','delta':{'type':'text_delta','text':'x'}}",
        "{'type':'content_block_delta','index':-1,'delta':{'type':'text_delta','text':'x'}}",
        "{'type':'content_block_start','index':99999,'content_block':{'type':'text'}}",
        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':7}}",
        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':['x']}}",
        "{'type':7}",
        "{'type':'message_delta','delta':{'stop_reason':true}}",
        "{'type':'ping'} {}",
        "{'type':'ping'",
        "['ping']",
        "null",
        "",
        "ping"
      })
  void refusesWhatMakesNoSense(String event) {
    assertThatThrownBy(() -> read(START, BLOCK, HI, event))
        .isInstanceOf(BrokenProtocolException.class);
  }

  @Test
  void refusesAnEventThatIsNestedTooDeep() {
    String deep = "{'type':'ping','x':" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(BrokenProtocolException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'error','error':{'type':'overloaded_error','message':'secret'}} | 529",
        "{'type':'error','error':{'type':'rate_limit_error'}} | 429",
        "{'error':{'type':'api_error'}} | 500",
        "{'type':'error','error':{'type':'timeout_error'}} | 504",
        "{'type':'error','error':{'type':'invalid_request_error'}} | 400",
        "{'type':'error','error':{'type':'what_is_this'}} | 0",
        "{'type':'error'} | 0",
        "{'type':'error','error':'secret'} | 0"
      })
  void endsWithAnError(String event, int status) {
    assertThatThrownBy(() -> read(START, event))
        .isInstanceOfSatisfying(
            ProviderErrorException.class,
            e -> {
              assertThat(e.error().status()).isEqualTo(status);
              assertThat(e.error().toString()).doesNotContain("secret");
            });
  }

  private @Nullable StreamedAnswer read(String... events) throws IOException {
    Buffer stream = new Buffer();
    for (String event : events) {
      stream.writeUtf8("data: " + event.replace('\'', '"') + "\n\n");
    }
    return reply.read(stream);
  }
}
