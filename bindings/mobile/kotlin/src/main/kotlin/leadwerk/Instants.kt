package leadwerk

import java.time.Instant

/**
 * The instant as the engine counts it: whole milliseconds since 1970, what is finer cut off.
 *
 * An instant that even a `Long` of milliseconds cannot tell becomes the farthest that can be told; the engine refuses it.
 */
fun Instant.toTimestamp(): Timestamp =
    try {
        toEpochMilli()
    } catch (_: ArithmeticException) {
        if (epochSecond < 0) Long.MIN_VALUE else Long.MAX_VALUE
    }

/** The engine's milliseconds since 1970 as an instant. */
fun Timestamp.toInstant(): Instant = Instant.ofEpochMilli(this)
