package dev.fanfare.collaboration;

/** What two creators want to make together. */
public enum CollaborationType {
  /** One answers the other's video with a video of their own. */
  DUET,
  /** One video made by both. */
  COLLAB_VIDEO,
  /** One live stream with both. */
  JOINT_STREAM
}
