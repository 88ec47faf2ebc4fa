package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

/**
 * A piece of an item that a model is asked about.
 *
 * @param item which item, by its place in the call
 * @param text what it says, empty for the pictures that go along
 * @param twin whether it is the piece with a known-bad text put in: the model must object to it, or
 *     the piece itself has talked it round
 */
record Question(int item, String text, boolean twin) {
  Question {
    requireNonNull(text, "text");
  }

  /** Shows no text. */
  @Override
  public String toString() {
    return "Question[" + item + (twin ? ", twin]" : "]");
  }
}
