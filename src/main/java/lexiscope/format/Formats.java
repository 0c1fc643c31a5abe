package lexiscope.format;

import lexiscope.format.gguf.GgufFile;
import lexiscope.format.numpy.NumpyArchive;
import lexiscope.format.numpy.NumpyFile;
import lexiscope.format.onnx.OnnxFile;
import lexiscope.format.part.Format;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.sentencepiece.SentencePieceFile;
import lexiscope.format.tiktoken.TekkenFile;
import lexiscope.format.tiktoken.TiktokenFile;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.format.torch.TorchFile;
import lexiscope.format.vectors.FastTextFile;
import lexiscope.format.vectors.ProjectorFile;
import lexiscope.format.vectors.RawFloats;
import lexiscope.format.vectors.Word2VecFile;
import lexiscope.format.vectors.WordVectorText;
import lexiscope.format.vocabfile.ClipBpeFile;
import lexiscope.format.vocabfile.RwkvVocabularyFile;
import lexiscope.format.vocabfile.VocabMergesFile;
import lexiscope.format.vocabfile.VocabTxtFile;

import java.util.List;

/// All formats that can be read, a line each. The first one that knows a file reads it, so those
/// with a mark of their own come before those that go by what text looks like.
final class Formats {
    static final List<Format> ALL =
            List.of(
                    new ShardIndexFile(),
                    new ProjectorFile(),
                    new GgufFile(),
                    new GzipFile(),
                    new TekkenFile(),
                    new VocabMergesFile(),
                    new SentencePieceFile(),
                    new Word2VecFile(),
                    new TiktokenFile(),
                    new RwkvVocabularyFile(),
                    new ClipBpeFile(),
                    new NumpyFile(),
                    new NumpyArchive(),
                    new TorchFile(),
                    new FastTextFile(),
                    new OnnxFile(),
                    new RawFloats(),
                    new SafetensorsFile(),
                    new VocabTxtFile(),
                    new WordVectorText(),
                    new TokenizerJsonFile());

    private Formats() {}
}
