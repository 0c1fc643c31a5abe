package lexiscope.format.sentencepiece;

import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A SentencePiece `.model` (also `.spm`): read as the library itself runs it. Opened with a folder
/// it gets the ids and special tokens of the class that the config names ([SentencePieceClass]).
public final class SentencePieceFile implements Format {
    @Override
    public String name() {
        return "SentencePiece model";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(20, "tokenizer.model"),
                FileName.tokenizer(21, "spiece.model"),
                FileName.tokenizer(22, "sentencepiece.bpe.model"),
                FileName.tokenizer(23, "sentencepiece.model"),
                FileName.tokenizer(24, "spm.model"),
                FileName.tokenizer(25, "prophetnet.tokenizer"),
                FileName.tokenizer(26, "source.spm"),
                FileName.tokenizer(30, "*.model.v#*"),
                FileName.tokenizer(31, "*.model"),
                FileName.tokenizer(32, "*.spm"));
    }

    /// Whether a file goes by the name of such a model.
    public static boolean named(Path file) {
        String name = Folders.name(file);
        return new SentencePieceFile().names().stream().anyMatch(n -> n.fits(name));
    }

    /// The refusal of a file that goes by such a name and is none.
    public static UnreadableFileException neither(Path file) {
        return new UnreadableFileException(
                file,
                "begins neither as a SentencePiece model nor with a line of tiktoken's (base64 and"
                        + " a rank). It is damaged or something else under this name; fetch it"
                        + " again.");
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return SentencePieceProto.begins(head);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading " + file.getFileName());
        SentencePieceProto proto = SentencePieceProto.read(file);
        reading.progress().at(0.5, "building the tokenizer");
        var tokenizer = new SentencePieceTokenizer(file, proto);
        return SentencePieceClass.of(file, reading.beside(), tokenizer);
    }
}
