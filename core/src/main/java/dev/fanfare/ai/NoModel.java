package dev.fanfare.ai;

/** Stands where no model was set up. */
final class NoModel implements LanguageModel {
  static final NoModel INSTANCE = new NoModel();

  private static final ModelName NAME = new ModelName("none", "none");

  private NoModel() {}

  @Override
  public ModelName name() {
    return NAME;
  }

  @Override
  public AiResponse complete(AiRequest request) {
    throw fault();
  }

  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    AiException fault = fault();
    listener.onError(fault);
    return MeteredStream.refused(fault);
  }

  private static AiException fault() {
    return new AiException.InvalidRequest(
        "No language model is set up; give one to Fanfare.builder().languageModel(…)",
        AiCall.NOT_SENT);
  }
}
