package lexiscope.format.sentencepiece;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A SentencePiece `.model` (also `.spm`): read as the library itself runs it. Opened with a folder
/// it gets the ids and special tokens of the class that the config names ([SentencePieceClass]).
public final class SentencePieceFile implements Format {
    @Override
    public String name() {
        return "SentencePiece model";
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return SentencePieceProto.begins(head);
    }

    @Override
    public ModelParts read(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading " + file.getFileName());
        SentencePieceProto proto = SentencePieceProto.read(file);
        progress.at(0.5, "building the tokenizer");
        return new SentencePieceTokenizer(file, proto).parts();
    }

    /// Reads the file by the rules of what lies beside it.
    public ModelParts read(Path file, TokenizerConfig config) throws UnreadableFileException {
        var tokenizer = new SentencePieceTokenizer(file, SentencePieceProto.read(file));
        return SentencePieceClass.of(file, config, tokenizer);
    }
}
