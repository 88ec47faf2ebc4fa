package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream as providers document them, and what has been said by each of its events. What a reader
 * must have found at any byte follows from that, without a reader.
 */
final class SampleStream {
  static final AiUsage NOTHING = AiUsage.UNKNOWN;

  private final String lineEnd;
  private final List<Event> events = new ArrayList<>();

  /**
   * One event.
   *
   * @param block its lines, without the empty one
   * @param text all that was said up to here
   * @param usage all that was counted up to here
   */
  private record Event(byte[] block, byte[] end, String text, AiUsage usage, boolean complete) {}

  /** What a reader must have found. */
  record Expected(String text, AiUsage usage, boolean complete) {}

  private SampleStream(String lineEnd) {
    this.lineEnd = lineEnd;
  }

  private SampleStream then(String block, String piece, AiUsage usage, boolean complete) {
    String said = events.isEmpty() ? "" : events.get(events.size() - 1).text();
    byte[] lines = block.strip().replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
    byte[] end = (lineEnd + lineEnd).getBytes(StandardCharsets.UTF_8);
    events.add(new Event(lines, end, said + piece, usage, complete));
    return this;
  }

  byte[] bytes() {
    var out = new java.io.ByteArrayOutputStream();
    for (Event event : events) {
      out.writeBytes(event.block());
      out.writeBytes(event.end());
    }
    return out.toByteArray();
  }

  /** Returns what a stream has said that ends after so many bytes. */
  Expected cutAt(int length) {
    Expected expected = new Expected("", NOTHING, false);
    int at = 0;
    for (Event event : events) {
      int whole = at + event.block().length;
      // An event counts with its empty line. Only the last ones may lack it.
      int needed = event.complete() ? whole : whole + event.end().length;
      // The empty line is there as soon as its first byte is: a lone CR ends a line too.
      if (!event.complete() && lineEnd.equals("\r\n")) {
        needed--;
      }
      if (length < needed) {
        break;
      }
      expected = new Expected(event.text(), event.usage(), event.complete());
      at = whole + event.end().length;
    }
    return expected;
  }

  /** Returns an answer of the Messages API with everything in it that may occur. */
  static SampleStream claude(String lineEnd) {
    AiUsage first = new AiUsage(43L, 0L, 512L, 1L, null);
    AiUsage grown = new AiUsage(61L, 0L, 512L, 27L, 9L);
    return new SampleStream(lineEnd)
        .then(
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_01","type":"message","role":"assistant","model":"claude-test-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":43,"cache_creation_input_tokens":512,"cache_read_input_tokens":0,"output_tokens":1}}}
            """,
            "",
            first,
            false)
        .then("event: ping\ndata: {\"type\": \"ping\"}", "", first, false)
        .then(
            """
            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
            """,
            "",
            first,
            false)
        .then(
            """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}
            """,
            "",
            first,
            false)
        .then(
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}
            """,
            "",
            first,
            false)
        .then(
            """
            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}
            """,
            "",
            first,
            false)
        .then(
            """
            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grüße, "}}
            """,
            "Grüße, ",
            first,
            false)
        .then(
            ": a comment\nevent: something_new\ndata: {\"type\":\"something_new\"}",
            "",
            first,
            false)
        .then(
            """
            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"wor\\nld 🎉"}}
            """,
            "wor\nld 🎉",
            first,
            false)
        .then(
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":1}
            """,
            "",
            first,
            false)
        .then(
            """
            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":61,"cache_creation_input_tokens":null,"output_tokens":27,"output_tokens_details":{"thinking_tokens":9}}}
            """,
            "",
            grown,
            false)
        .then("event: message_stop\ndata: {\"type\":\"message_stop\"}", "", grown, true);
  }

  /** Returns an answer of chat completions with everything in it that may occur. */
  static SampleStream chat(String lineEnd) {
    AiUsage counted = new AiUsage(20L, 100L, null, 12L, 4L);
    return new SampleStream(lineEnd)
        .then(
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test-1","choices":[],"prompt_filter_results":[]}
            """,
            "",
            NOTHING,
            false)
        .then(
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"xyz"}
            """,
            "",
            NOTHING,
            false)
        .then(
            """
            data: {"id":"c1","object":"chat.completion.chunk","model":"gpt-test-1","choices":[{"index":0,"delta":{"content":"Olá, "},"finish_reason":null}],"usage":null}
            """,
            "Olá, ",
            NOTHING,
            false)
        .then(
            """
            : keep-alive
            data: {"id":"c1","object":"chat.completion.chunk",
            data: "choices":[{"index":0,"delta":{"content":"mundo 🎉"},"finish_reason":null}]}
            """,
            "mundo 🎉",
            NOTHING,
            false)
        .then(
            """
            data: {"id":"c1","object":"chat.completion.chunk","model":"gpt-test-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}
            """,
            "",
            NOTHING,
            true)
        .then(
            """
            data: {"id":"c1","object":"chat.completion.chunk","model":"gpt-test-1","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":12,"total_tokens":132,"prompt_tokens_details":{"cached_tokens":100},"completion_tokens_details":{"reasoning_tokens":4}}}
            """,
            "",
            counted,
            true)
        .then("data: [DONE]", "", counted, true);
  }
}
