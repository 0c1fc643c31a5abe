package lexiscope.format.vocabfile;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.part.ModelParts;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.FuseDecoder;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokenizers that need no file: bytes (ByT5) and code points (CANINE), known by the class that the
/// config names (`tokenization_byt5.py`, `tokenization_canine.py` of `transformers`).
public final class ByteModels {
    private static final int BYT5_SPECIALS = 3;

    private ByteModels() {}

    /// The tokenizer of the class that the files name, where it is one of these.
    public static Optional<ModelParts> of(TokenizerConfig config) {
        return switch (config.tokenizerClass()) {
            case "ByT5Tokenizer" -> Optional.of(byt5(config.number("extra_ids", 125)));
            case "CanineTokenizer" -> Optional.of(canine());
            default -> Optional.empty();
        };
    }

    /// `<pad> </s> <unk>`, the 256 bytes, then `<extra_id_0>` and on; `</s>` behind every text.
    private static ModelParts byt5(int extra) {
        @Nullable String[] entries = new String[BYT5_SPECIALS + 256];
        Map<String, Integer> ids = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            String spelled = Spelling.RawBytes.of(new byte[] {(byte) b});
            entries[BYT5_SPECIALS + b] = spelled;
            ids.put(spelled, BYT5_SPECIALS + b);
        }
        Map<Integer, AddedToken> added = new HashMap<>();
        List<String> specials = List.of("<pad>", "</s>", "<unk>");
        for (int id = 0; id < specials.size(); id++) {
            added.put(id, special(specials.get(id)));
        }
        for (int i = 0; i < Math.min(extra, 100_000); i++) {
            added.put(BYT5_SPECIALS + 256 + i, special("<extra_id_" + i + ">"));
        }
        var stages =
                new Stages(
                        Optional.empty(),
                        Optional.of(new ByteLevel(false, false)),
                        new LongestMatch(ids, -1),
                        Optional.of(
                                new TemplateProcessing(
                                        List.of(
                                                new Part.Sequence(),
                                                new Part.Special(List.of(1))))),
                        Optional.of(new ByteLevelDecoder()));
        var vocabulary = new Vocabulary(entries, added, new Spelling.RawBytes());
        return ModelParts.of("bytes (ByT5)", new Tokenizer(vocabulary, stages), List.of());
    }

    /// Every code point is its own id; `[CLS]` and `[SEP]` are code points of the private area.
    private static ModelParts canine() {
        Map<Integer, AddedToken> added = new HashMap<>();
        List<String> specials = List.of("[CLS]", "[SEP]", "[BOS]", "[MASK]", "[RESERVED]");
        for (int i = 0; i < specials.size(); i++) {
            added.put(0xE000 + i, special(specials.get(i)));
        }
        added.put(0, special("[PAD]"));
        var stages =
                new Stages(
                        Optional.empty(),
                        Optional.empty(),
                        new CodePoints(),
                        Optional.of(
                                new TemplateProcessing(
                                        List.of(
                                                new Part.Special(List.of(0xE000)),
                                                new Part.Sequence(),
                                                new Part.Special(List.of(0xE001))))),
                        Optional.of(new FuseDecoder()));
        var vocabulary = Vocabulary.ofCodePoints(added);
        return ModelParts.of("code points (CANINE)", new Tokenizer(vocabulary, stages), List.of());
    }

    private static AddedToken special(String content) {
        return new AddedToken(content, false, false, false, false, true);
    }
}
