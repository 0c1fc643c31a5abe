package lexiscope.trim;

import lexiscope.corpus.TextFiles;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How often each token of a tokenizer occurs: in some text files, however long, or as tables of
/// counts say ([CountTable]). Texts are read block by block. A block ends with a line where it has
/// one, so that a token that reaches over a line's end may be cut there, once in millions.
///
/// @param from what was counted, as a person calls it
/// @param counts by id; owned and not written
public record TokenFrequencies(String from, long[] counts) {
    private static final EncodeOptions PLAIN = new EncodeOptions(false, true);

    /// Counts, without what a template adds; of several files the sums. Bytes that are not UTF-8
    /// count as U+FFFD.
    ///
    /// @param files texts and tables, told apart by their first lines
    /// @throws IllegalArgumentException with a sentence that names the line of a table that is none
    /// @throws IOException when a file cannot be read; the message names it
    public static TokenFrequencies of(Tokenizer tokenizer, List<Path> files, Progress progress)
            throws IOException {
        long[] counts = new long[tokenizer.vocabulary().size()];
        long whole = 0;
        for (Path file : files) {
            whole += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        double all = Math.max(1, whole);
        long[] done = {0};
        for (Path file : files) {
            if (CountTable.is(file)) {
                CountTable.read(file, tokenizer.vocabulary(), (id, times) -> counts[id] += times);
                done[0] += Files.size(file);
                continue;
            }
            TextFiles.blocks(
                    file,
                    (block, bytes) -> {
                        progress.at(done[0] / all, "counting tokens");
                        for (int id : tokenizer.encode(block, PLAIN).ids()) {
                            counts[id]++;
                        }
                        done[0] += bytes;
                    });
        }
        String first = files.isEmpty() ? "no text" : String.valueOf(files.getFirst().getFileName());
        return new TokenFrequencies(
                files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more", counts);
    }

    /// How often a token occurs.
    public long count(int id) {
        return id >= 0 && id < counts.length ? counts[id] : 0;
    }
}
