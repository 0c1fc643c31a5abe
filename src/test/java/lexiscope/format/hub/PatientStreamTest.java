package lexiscope.format.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A stream that stands still ends, one that flows does not.
class PatientStreamTest {
    @Test
    void whatComesIsGivenOn() throws IOException {
        byte[] bytes = {1, -1, 3};
        try (var in = new PatientStream(new ByteArrayInputStream(bytes), Duration.ofSeconds(60))) {
            assertEquals(1, in.read());
            assertEquals(255, in.read());
            assertArrayEquals(new byte[] {3}, in.readAllBytes());
        }
    }

    /// Gives one byte, then nothing until it is closed, as a connection does that stands still.
    private static final class StandingStill extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);
        private boolean begun;

        @Override
        public int read() throws IOException {
            if (!begun) {
                begun = true;
                return 7;
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            into[from] = (byte) read();
            return 1;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    @Timeout(60)
    void aStreamThatStandsStillEnds() throws IOException {
        try (var in = new PatientStream(new StandingStill(), Duration.ofMillis(300))) {
            assertEquals(7, in.read());
            var e = assertThrows(IOException.class, in::read);
            assertTrue(String.valueOf(e.getMessage()).startsWith("nothing came"), e.toString());
        }
    }
}
