package dev.fanfare.ai.client.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.reasons.TransparencyBatch;
import dev.fanfare.moderation.reasons.TransparencyEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How docs/review-and-appeals.md writes statements of reasons as JSON. */
class TransparencyJsonDocsTest {
  @Test
  void writesABatchAsItIs() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("decision_visibility", List.of("DECISION_VISIBILITY_CONTENT_REMOVED"));
    fields.put("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    fields.put("incompatible_content_ground", "fraud 2.1");
    fields.put("incompatible_content_explanation", "Clause 2.1 forbids promises of returns.");
    fields.put("content_type", List.of("CONTENT_TYPE_TEXT"));
    fields.put("category", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD");
    fields.put("territorial_scope", List.of("DE", "PT"));
    fields.put("content_date", "2026-11-20");
    fields.put("application_date", "2026-11-20");
    fields.put("decision_facts", "The content was found to have: fraud.");
    fields.put("source_type", "SOURCE_VOLUNTARY");
    fields.put("automated_detection", "Yes");
    fields.put("automated_decision", "AUTOMATED_DECISION_PARTIALLY");
    fields.put("puid", "TK421");
    TransparencyBatch batch = new TransparencyBatch(List.of(TransparencyEntry.of(fields)));
    // snippet: reasons-json
    String json = JsonMapper.shared().writeValueAsString(batch.body()); // Jackson 3
    // end
    assertThat(json)
        .isEqualTo(
            """
            {"statements":[{"decision_visibility":["DECISION_VISIBILITY_CONTENT_REMOVED"],\
            "decision_ground":"DECISION_GROUND_INCOMPATIBLE_CONTENT",\
            "incompatible_content_ground":"fraud 2.1",\
            "incompatible_content_explanation":"Clause 2.1 forbids promises of returns.",\
            "content_type":["CONTENT_TYPE_TEXT"],"category":"STATEMENT_CATEGORY_SCAMS_AND_FRAUD",\
            "territorial_scope":["DE","PT"],"content_date":"2026-11-20",\
            "application_date":"2026-11-20","decision_facts":"The content was found to have: fraud.",\
            "source_type":"SOURCE_VOLUNTARY","automated_detection":"Yes",\
            "automated_decision":"AUTOMATED_DECISION_PARTIALLY","puid":"TK421"}]}""");
  }
}
