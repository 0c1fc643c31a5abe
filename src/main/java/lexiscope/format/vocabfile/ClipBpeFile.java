package lexiscope.format.vocabfile;

import lexiscope.format.file.Folders;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.decoder.ReplaceDecoder;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.bpe.MergeList;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// CLIP's original `bpe_simple_vocab_16e6.txt`: merges alone, the vocabulary follows from them
/// (openai/CLIP, `clip/simple_tokenizer.py`): the bytes, the bytes at a word's end, the first
/// 48,894 merges, start and end of text. The pipeline around is the one of CLIP's `tokenizer.json`.
public final class ClipBpeFile implements Format {
    private static final String HEADER = "\"bpe_simple_vocab";
    private static final int MERGES = 49_152 - 256 - 2;

    private static final String WORDS =
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|"
                    + "[^\\s\\p{L}\\p{N}]+";

    @Override
    public String name() {
        return "CLIP's merges";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.tokenizer(61, "bpe_simple_vocab*"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return Folders.name(file).matches("bpe_simple_vocab.*\\.txt")
                || StandardCharsets.ISO_8859_1.decode(head).toString().startsWith(HEADER);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        List<String> lines = TextLines.of(file);
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEADER)) {
            throw new UnreadableFileException(
                    file,
                    "should begin with the line “"
                            + HEADER
                            + "…”. It is damaged or something else under this name; fetch it"
                            + " again.");
        }
        var tokens = new ArrayList<String>();
        // the order of the alphabet as the reference's dictionary has it: printable bytes first
        for (String end : List.of("", "</w>")) {
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < 256; b++) {
                    char c = ByteAlphabet.character(b);
                    if (c == b == (pass == 0)) {
                        tokens.add(c + end);
                    }
                }
            }
        }
        int count = Math.min(MERGES, lines.size() - 1);
        Map<String, Integer> ids = HashMap.newHashMap(tokens.size() + count);
        tokens.forEach(token -> ids.put(token, ids.size()));
        var merges = new MergeList();
        for (int i = 1; i <= count; i++) {
            String[] two = lines.get(i).split(" ", -1);
            if (two.length != 2 || two[0].isEmpty() || two[1].isEmpty()) {
                throw new UnreadableFileException(
                        file,
                        "line "
                                + (i + 1)
                                + " is “"
                                + IdRange.shortened(lines.get(i))
                                + "”, not two tokens with one space between.");
            }
            String product = two[0] + two[1];
            Integer left = ids.get(two[0]);
            Integer right = ids.get(two[1]);
            if (left == null || right == null || ids.containsKey(product)) {
                throw new UnreadableFileException(
                        file,
                        "line "
                                + (i + 1)
                                + ", “"
                                + IdRange.shortened(lines.get(i))
                                + "”, merges what no line before makes, or makes what is there"
                                + " already.");
            }
            ids.put(product, tokens.size());
            tokens.add(product);
            merges.add(left, right, i, tokens.size() - 1);
        }
        return parts(tokens, ids, new Model(merges));
    }

    private record Model(MergeList merges) {}

    private static ModelParts parts(List<String> tokens, Map<String, Integer> ids, Model model) {
        @Nullable String[] entries = tokens.toArray(new @Nullable String[0]);
        int begin = entries.length;
        var added = new HashMap<Integer, AddedToken>();
        added.put(begin, new AddedToken("<|startoftext|>", false, false, false, false, true));
        added.put(begin + 1, new AddedToken("<|endoftext|>", false, false, false, false, true));
        var bpe =
                new Bpe(
                        ids,
                        model.merges().merges(),
                        new Bpe.Options(begin + 1, false, false, false, "", "</w>"));
        return ModelParts.of(
                "CLIP BPE",
                new Tokenizer(
                        new Vocabulary(entries, added, new Spelling.Plain("</w>")),
                        stages(bpe, begin, begin + 1)),
                List.of());
    }

    /// CLIP's stages around a model.
    static Stages stages(Bpe model, int begin, int end) {
        List<Normalizer> normalizers =
                List.of(
                        new UnicodeForm(java.text.Normalizer.Form.NFC),
                        new Replace(Pattern.regex("\\s+"), " "),
                        new Lowercase());
        List<PreTokenizer> words =
                List.of(
                        new Split(Pattern.regex(WORDS), Split.Behavior.REMOVED, true),
                        new ByteLevel(false, true));
        List<Decoder> decoders =
                List.of(new ByteLevelDecoder(), new ReplaceDecoder(Pattern.literal("</w>"), " "));
        return new Stages(
                Optional.of(new NormalizerSequence(normalizers)),
                Optional.of(new PreTokenizerSequence(words)),
                model,
                Optional.of(new RobertaProcessing(begin, end, new ByteLevelTrimming(false, false))),
                Optional.of(new DecoderSequence(decoders)));
    }
}
