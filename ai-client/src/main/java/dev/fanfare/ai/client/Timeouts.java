package dev.fanfare.ai.client;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param connect for a connection, from the name's look-up to the end of the TLS handshake
 * @param firstByte for the first byte of the answer, from the end of the question
 * @param idle for each further byte, and for room to write the question
 * @param total for everything, repetitions and pauses included
 */
record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {}
