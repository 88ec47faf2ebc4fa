package dev.fanfare.moderation;

/**
 * What is not settled.
 *
 * @param running versions that are being screened, or whose screening was cut off
 * @param waitingShown versions that are shown although a stage was out, to be screened again
 * @param waitingHeld versions that are held because a stage was out, to be screened again
 */
public record Backlog(long running, long waitingShown, long waitingHeld) {}
