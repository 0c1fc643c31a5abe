package lexiscope.format.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A stream from the hub that gives up when nothing comes for a while: a connection that stands
/// still would hold a fetch for ever, since reading a body has no time limit of its own.
final class PatientStream extends FilterInputStream {
    private final long patience;
    private volatile long heard = System.nanoTime();
    private volatile boolean closed;
    private volatile boolean gaveUp;

    /// @param in the body; closed with this, or when nothing comes
    /// @param patience how long nothing may come
    PatientStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience.toNanos();
        watch();
    }

    private void watch() {
        CompletableFuture.delayedExecutor(patience / 4, TimeUnit.NANOSECONDS).execute(this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        if (System.nanoTime() - heard < patience) {
            watch();
            return;
        }
        gaveUp = true;
        try {
            // ends the read that waits
            in.close();
        } catch (IOException e) {
            // it is broken either way
            closed = true;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            heard = System.nanoTime();
            int n = in.read(into, from, length);
            if (gaveUp) {
                throw new IOException("nothing came any more");
            }
            return n;
        } catch (IOException e) {
            throw gaveUp ? new IOException("nothing came for a while", e) : e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}
