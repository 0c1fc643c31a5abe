package lexiscope.format;

import java.nio.file.Path;

/// Placeholder
final class SentencePieceClass {
    private SentencePieceClass() {}

    static Parts of(Path file, TokenizerConfig config, SentencePieceTokenizer tokenizer)
            throws UnreadableFileException {
        return tokenizer.parts();
    }
}
