package dev.fanfare.ai.client;

/**
 * How a server is told which shape an answer must have. Whatever it does with that, the answer is
 * held to the shape afterwards.
 */
public enum StructuredOutput {
  /** By a JSON schema that it enforces while it writes. */
  JSON_SCHEMA,
  /**
   * By a schema in the system prompt, while the server makes sure that it is some JSON object; for
   * older servers of chat completions.
   */
  JSON_OBJECT,
  /** By a schema in the system prompt alone. */
  PROMPT
}
