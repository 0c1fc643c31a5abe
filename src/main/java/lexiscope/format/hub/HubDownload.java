package lexiscope.format.hub;

import lexiscope.format.TensorSlices.Range;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// One fetch into a folder. The matrix grows in a file that ends in `.part`, and a note beside it
/// says of what; only the whole of it gets its name.
///
/// @param hub the connection
/// @param plan what to bring
/// @param out the folder
record HubDownload(HubConnection hub, HubPlan plan, Path out) {
    private static final long PIECE = 16 << 20;
    private static final int TRIES = 4;

    void run(Progress progress) throws IOException {
        Files.createDirectories(out);
        for (var file : plan.small().entrySet()) {
            SafeFile.write(out.resolve(file.getKey()), to -> to.write(file.getValue()));
        }
        if (!plan.hasMatrix()) {
            finished();
            progress.at(1, "fetched " + plan.name());
            return;
        }
        Path part = out.resolve(plan.saved() + FetchedModels.PART);
        Path note = out.resolve(plan.saved() + FetchedModels.PART_NOTE);
        String facts = HubFetch.facts(plan);
        // without a version the rest may be that of another file
        boolean told = plan.pieces().stream().allMatch(HubPlan.Piece::told);
        boolean goesOn = told && Files.isRegularFile(part) && isOf(note, facts);
        if (!goesOn) {
            Files.deleteIfExists(part);
            Files.write(part, plan.found().header());
            SafeFile.write(note, to -> to.write(facts.getBytes(StandardCharsets.UTF_8)));
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            // again, since a crash may have lost it
            channel.write(ByteBuffer.wrap(plan.found().header()), 0);
            bring(channel, progress);
            channel.force(true);
        }
        Files.move(part, out.resolve(plan.saved()), StandardCopyOption.REPLACE_EXISTING);
        finished();
        Files.deleteIfExists(note);
        progress.at(1, "fetched " + plan.name());
    }

    private void finished() throws IOException {
        byte[] facts = HubFetch.facts(plan).getBytes(StandardCharsets.UTF_8);
        SafeFile.write(out.resolve(FetchedModels.NOTE), to -> to.write(facts));
    }

    private static boolean isOf(Path note, String facts) throws IOException {
        return Files.isRegularFile(note)
                && Files.size(note) < 1 << 20
                && Files.readString(note).equals(facts);
    }

    /// Brings what is not there yet.
    private void bring(FileChannel channel, Progress progress) throws IOException {
        long header = plan.found().header().length;
        long have = Math.max(0, channel.size() - header);
        long before = 0;
        for (HubPlan.Piece file : plan.pieces()) {
            for (Range range : file.ranges()) {
                long length = range.end() - range.begin();
                long done = Math.clamp(have - before, 0, length);
                while (done < length) {
                    // what is of no known version comes at once
                    long end = file.told() ? Math.min(length, done + PIECE) : length;
                    done =
                            piece(
                                    channel,
                                    file,
                                    range.begin(),
                                    header + before,
                                    done,
                                    end,
                                    progress);
                }
                before += length;
            }
        }
        if (channel.size() > header + before) {
            channel.truncate(header + before);
        }
    }

    /// Brings one piece, again from where it broke off if need be; from its start where the hub
    /// does not tell versions apart.
    private long piece(
            FileChannel channel,
            HubPlan.Piece file,
            long begin,
            long place,
            long from,
            long to,
            Progress progress)
            throws IOException {
        long done = from;
        IOException last = null;
        for (int attempt = 0; attempt < TRIES && done < to; attempt++) {
            pause(attempt);
            done = file.told() ? done : from;
            try {
                done = read(channel, file, begin, place, done, to, progress);
                last = null;
            } catch (HubException e) {
                // cut off before the answer began: as any cut
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                last = e;
            } catch (IOException e) {
                last = e;
                done = Math.max(done, channel.size() - place);
            }
        }
        if (done < to) {
            throw new HubException(
                    "The connection broke off again and again while fetching "
                            + file.weights()
                            + (file.told()
                                    ? ". What has come is kept; fetch again to go on."
                                    : ". Fetch it again."),
                    last == null ? new IOException("nothing came") : last);
        }
        return done;
    }

    private long read(
            FileChannel channel,
            HubPlan.Piece file,
            long begin,
            long place,
            long from,
            long to,
            Progress progress)
            throws IOException {
        var stretch =
                hub.stretch(plan.name(), file.weights(), begin + from, begin + to)
                        .orElseThrow(
                                () ->
                                        new HubException(
                                                file.weights() + " is no longer on the hub."));
        long done = from;
        try (stretch) {
            boolean other = !stretch.tag().equals(file.tag()) || stretch.size() != file.size();
            if (other) {
                throw new HubException(
                        file.weights()
                                + " has changed on the hub since this fetch began. Fetch it"
                                + " again.");
            }
            byte[] chunk = new byte[1 << 16];
            while (done < to) {
                int n = stretch.body().read(chunk, 0, (int) Math.min(chunk.length, to - done));
                if (n < 0) {
                    return done;
                }
                keep(channel, ByteBuffer.wrap(chunk, 0, n), place + done);
                done += n;
                long all = place - plan.found().header().length + done;
                progress.at(
                        (double) all / Math.max(1, plan.bytes()),
                        String.format(
                                Locale.ROOT,
                                "%.1f of %.1f MB of %s",
                                all / 1e6,
                                plan.bytes() / 1e6,
                                plan.found().tensor()));
            }
        }
        return done;
    }

    /// Puts bytes into the file. Where that fails, trying again brings nothing.
    private void keep(FileChannel channel, ByteBuffer bytes, long at) throws HubException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        } catch (IOException e) {
            throw new HubException(
                    plan.saved()
                            + " could not be written to "
                            + out
                            + " ("
                            + e.getMessage()
                            + "). What has come is kept; make room and fetch again to go on.");
        }
    }

    private static void pause(int attempt) throws HubException {
        try {
            Thread.sleep(attempt * 250L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("Stopped while fetching.", e);
        }
    }
}
