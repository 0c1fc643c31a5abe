package lexiscope.trim;

import lexiscope.corpus.TextFiles;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// How often tokens occur: as a table says, or in texts.
public final class CorpusCounts {
    private static final EncodeOptions PLAIN = new EncodeOptions(false, true);

    private CorpusCounts() {}

    /// The tokens that occur in some texts often enough, without what a template adds.
    ///
    /// @param texts read one after the other
    /// @param progress told how far it is
    public static TokenSet used(
            Tokenizer tokenizer, List<TextSource> texts, long least, Progress progress)
            throws IOException {
        long[] seen = new long[tokenizer.vocabulary().size()];
        for (int i = 0; i < texts.size(); i++) {
            progress.at((double) i / texts.size(), "counting tokens");
            for (int id : tokenizer.encode(texts.get(i).text(), PLAIN).ids()) {
                seen[id]++;
            }
        }
        return TokenSet.where(seen.length, id -> seen[id] >= least);
    }

    /// Where a text comes from.
    @FunctionalInterface
    public interface TextSource {
        String text() throws IOException;

        /// A text file, read as UTF-8.
        static TextSource of(Path file) {
            return () -> TextFiles.read(List.of(file)).getFirst();
        }
    }

    /// The tokens that a table counts often enough (see [CountTable]).
    ///
    /// @throws IllegalArgumentException with a sentence that names the line that is none
    public static TokenSet of(Path file, Vocabulary vocabulary, long least) throws IOException {
        var ids = new TreeSet<Integer>();
        CountTable.read(
                file,
                vocabulary,
                (id, times) -> {
                    if (times >= least) {
                        ids.add(id);
                    }
                });
        return TokenSet.of(ids.stream().mapToInt(id -> id).toArray());
    }
}
