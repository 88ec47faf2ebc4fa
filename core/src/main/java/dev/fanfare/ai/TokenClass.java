package dev.fanfare.ai;

/** Tokens that have a price of their own. */
public enum TokenClass {
  /** Input that was neither read from nor written to the provider's cache. */
  UNCACHED_INPUT,
  /** Input read from the cache. */
  CACHE_READ,
  /** Input written to the cache. */
  CACHE_WRITE,
  /** Output, reasoning included. */
  OUTPUT
}
