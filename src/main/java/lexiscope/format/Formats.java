package lexiscope.format;

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
