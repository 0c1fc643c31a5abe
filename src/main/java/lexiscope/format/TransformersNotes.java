package lexiscope.format;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.IdRange;
import lexiscope.format.sentencepiece.PieceClass;
import lexiscope.format.tokenizerjson.TokenizerJson;
import lexiscope.format.vocabfile.BpeFamily;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `tokenizer_config.json` makes `transformers` do otherwise than the tokenizer's own file
/// says.
final class TransformersNotes {
    private static final String CONFIG = "tokenizer_config.json ";

    /// Named special tokens, which transformers adds where they are missing.
    private static final List<String> SPECIAL =
            List.of(
                    "bos_token",
                    "eos_token",
                    "unk_token",
                    "sep_token",
                    "pad_token",
                    "cls_token",
                    "mask_token");

    /// Classes that set the switches of a BERT normaliser anew, lower-casing where nothing is said.
    private static final Set<String> BERTS =
            Set.of(
                    "BertTokenizer",
                    "DistilBertTokenizer",
                    "ElectraTokenizer",
                    "MPNetTokenizer",
                    "MobileBertTokenizer",
                    "FunnelTokenizer",
                    "LayoutLMTokenizer",
                    "LayoutLMv2Tokenizer",
                    "LxmertTokenizer",
                    "ConvBertTokenizer",
                    "SqueezeBertTokenizer",
                    "SplinterTokenizer",
                    "RetriBertTokenizer",
                    "RealmTokenizer");

    private TransformersNotes() {}

    /// What it changes of a `tokenizer.json`, a sentence for each.
    static List<String> beside(TokenizerConfig config, Tokenizer tokenizer) {
        var notes = new ArrayList<>(ConfigSwitches.notes(config));
        addedTokens(config, tokenizer, notes);
        normalizer(config, tokenizer, notes);
        otherClass(config, tokenizer, notes);
        return notes;
    }

    private static void addedTokens(
            TokenizerConfig config, Tokenizer tokenizer, List<String> notes) {
        Map<String, AddedToken> ours = new HashMap<>();
        tokenizer.vocabulary().added().forEach((_, token) -> ours.put(token.content(), token));
        var lacking = new ArrayList<String>();
        var otherwise = new ArrayList<String>();
        Set<String> listed = new HashSet<>();
        if (config.settings().get("added_tokens_decoder") instanceof Map<?, ?> decoder) {
            config.added()
                    .forEach(
                            (id, token) -> {
                                if (decoder.containsKey(String.valueOf(id))) {
                                    listed.add(token.content());
                                    AddedToken same = ours.get(token.content());
                                    if (same == null) {
                                        lacking.add(token.content());
                                    } else if (!same.equals(token)) {
                                        otherwise.add(token.content());
                                    }
                                }
                            });
        }
        for (String key : SPECIAL) {
            config.special(key)
                    .filter(content -> !ours.containsKey(content) && listed.add(content))
                    .ifPresent(lacking::add);
        }
        for (AddedToken token : config.tokens("additional_special_tokens")) {
            if (!ours.containsKey(token.content()) && listed.add(token.content())) {
                lacking.add(token.content());
            }
        }
        if (!lacking.isEmpty()) {
            notes.add(
                    CONFIG
                            + "lists "
                            + counted(lacking, "token")
                            + " that tokenizer.json does not add; transformers adds "
                            + (lacking.size() == 1 ? "it" : "them")
                            + ", here text is split as tokenizer.json says.");
        }
        if (!otherwise.isEmpty()) {
            notes.add(
                    CONFIG
                            + "has other flags than tokenizer.json for "
                            + counted(otherwise, "added token")
                            + "; transformers takes them, here those of tokenizer.json count.");
        }
    }

    private static String counted(List<String> tokens, String what) {
        String first = "“" + IdRange.shortened(tokens.getFirst()) + "”";
        return tokens.size() == 1
                ? "the " + what + " " + first
                : tokens.size() + " " + what + "s (first " + first + ")";
    }

    private static void normalizer(
            TokenizerConfig config, Tokenizer tokenizer, List<String> notes) {
        var normalizer = tokenizer.stages().normalizer();
        boolean bert =
                BERTS.contains(config.tokenizerClass())
                        && normalizer.orElse(null) instanceof BertNormalizer;
        boolean lowers =
                normalizer.isPresent()
                        && normalizer.get().apply(AlignedText.typed("A", 0)).text().contains("a");
        var stated = config.flag("do_lower_case");
        if (lowers != stated.orElse(bert || lowers)) {
            notes.add(
                    CONFIG
                            + (stated.isPresent()
                                    ? "sets do_lower_case to " + stated.get()
                                    : "leaves out do_lower_case, so that "
                                            + config.tokenizerClass()
                                            + " lower-cases")
                            + ", while the normaliser of tokenizer.json "
                            + (lowers ? "lower-cases" : "does not lower-case")
                            + "; transformers may set it anew, here it is as its file says.");
        }
        if (bert && normalizer.orElseThrow() instanceof BertNormalizer n) {
            boolean chinese = config.flag("tokenize_chinese_chars", true);
            boolean accents = config.flag("strip_accents", stated.orElse(true));
            if (chinese != n.handleChineseChars()) {
                notes.add(set("tokenize_chinese_chars", chinese));
            }
            if (config.flag("strip_accents").isPresent() && accents != n.stripAccents()) {
                notes.add(set("strip_accents", accents));
            }
        }
    }

    private static String set(String key, boolean to) {
        return CONFIG
                + "has "
                + key
                + " as "
                + to
                + ", other than the normaliser of tokenizer.json; transformers sets it anew, here"
                + " it is as its file says.";
    }

    /// A class made for another kind of model puts rules of its own in the place of the file's.
    private static void otherClass(
            TokenizerConfig config, Tokenizer tokenizer, List<String> notes) {
        String named = config.tokenizerClass();
        boolean bytes = tokenizer.vocabulary().spellingRule() instanceof Spelling.ByteLevel;
        boolean words = tokenizer.stages().model() instanceof WordPiece;
        String expected =
                PieceClass.of(named).isPresent()
                        ? "SentencePiece models"
                        : BpeFamily.byteLevel(named)
                                ? "byte-level models"
                                : BERTS.contains(named) ? "WordPiece models" : "";
        String found = bytes ? "byte-level" : words ? "WordPiece" : "SentencePiece";
        if (!expected.isEmpty() && !expected.startsWith(found)) {
            notes.add(
                    "The files name "
                            + named
                            + ", a class for "
                            + expected
                            + ", over a "
                            + TokenizerJson.family(
                                    tokenizer.stages().model(),
                                    tokenizer.vocabulary().spellingRule())
                            + "; transformers may put that class's own rules in the place of"
                            + " tokenizer.json's, here text is split as tokenizer.json says.");
        }
    }
}
