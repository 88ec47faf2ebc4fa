package dev.fanfare.earning;

/** What revenue was paid for. */
public enum RevenueSource {
  GIFT,
  SUBSCRIPTION,
  TIP,
  CUSTOM_CONTENT,
  LIVE_STREAM,
  AD,
  PREMIUM,
  OTHER
}
