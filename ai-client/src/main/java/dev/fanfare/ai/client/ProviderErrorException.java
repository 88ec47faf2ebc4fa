package dev.fanfare.ai.client;

/** The provider ended an answer that had begun well with an error. */
final class ProviderErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProviderError error;

  ProviderErrorException(ProviderError error) {
    super(null, null, false, false);
    this.error = error;
  }

  ProviderError error() {
    return error;
  }
}
