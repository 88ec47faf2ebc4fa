package dev.fanfare.ai;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A listener that remembers what it heard. */
class Heard implements AiListener {
  final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Object> ends = new CopyOnWriteArrayList<>();

  @Override
  public void onText(String piece) {
    said.add(piece);
  }

  @Override
  public void onComplete(AiResponse response) {
    ends.add(response);
  }

  @Override
  public void onError(AiException fault) {
    ends.add(fault);
  }

  /** Returns how often it was told that the stream had ended. */
  int ends() {
    return ends.size();
  }

  AiResponse response() {
    return (AiResponse) ends.get(0);
  }

  @Nullable AiException fault() {
    return ends.isEmpty() ? null : (AiException) ends.get(0);
  }
}
