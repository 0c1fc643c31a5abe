package lexiscope.format.sentencepiece;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The special tokens that a class of `transformers` has beside those with a field of their own.
final class PieceTokens {
    /// What fairseq's order has behind the pieces, before `<mask>`.
    private static final Map<PieceClass, List<String>> BEHIND =
            Map.of(
                    PieceClass.MBART,
                    PieceLanguages.MBART,
                    PieceClass.MBART50,
                    PieceLanguages.MBART50,
                    PieceClass.XGLM,
                    made("<madeupword%d>", 0, 7));

    private PieceTokens() {}

    /// Those whose ids the class states.
    static Map<Integer, AddedToken> placed(
            PieceClass kind, TokenizerConfig config, ScoredPieces pieces) {
        var placed = new LinkedHashMap<Integer, AddedToken>();
        switch (kind) {
            case CAMEMBERT -> {
                placed.put(0, one("<s>NOTUSED"));
                placed.put(1, one(config.special("pad_token", "<pad>")));
                placed.put(2, one("</s>NOTUSED"));
                placed.put(3, one(config.special("unk_token", "<unk>")));
                placed.put(4, one("<unk>NOTUSED"));
            }
            case NLLB -> {
                placed.put(0, one(config.special("bos_token", "<s>")));
                placed.put(1, one(config.special("pad_token", "<pad>")));
                placed.put(2, one(config.special("eos_token", "</s>")));
                placed.put(3, one(config.special("unk_token", "<unk>")));
            }
            case SEAMLESS -> {
                placed.put(0, one(config.special("pad_token", "<pad>")));
                placed.put(1, one(config.special("unk_token", "<unk>")));
                placed.put(2, one(config.special("bos_token", "<s>")));
                placed.put(3, one(config.special("eos_token", "</s>")));
            }
            case PEGASUS -> {
                placed.put(0, one(config.special("pad_token", "<pad>")));
                placed.put(1, one(config.special("eos_token", "</s>")));
                if (masked(config)) {
                    placed.put(2, one(config.special("mask_token_sent", "<mask_1>")));
                    placed.put(3, one(config.special("mask_token", "<mask_2>")));
                }
                for (int i = 2; i < offset(config); i++) {
                    placed.put(placed.size(), one("<unk_" + i + ">"));
                }
            }
            case T5 -> {
                int extra = extra(config);
                int listed = (int) listed(config).stream().filter(PieceTokens::extra).count();
                int count =
                        config.settings().get("additional_special_tokens") == null ? extra : listed;
                for (int i = 0; i < count; i++) {
                    int id = pieces.size() - 1 + extra - i;
                    placed.put(
                            id,
                            new AddedToken("<extra_id_" + i + ">", false, true, true, false, true));
                }
            }
            case XLM_ROBERTA, MBART, MBART50, XGLM, PLBART, MLUKE, BARTHEZ, BARTPHO -> {}
            case PROPHETNET, ERNIE_M, UDOP, SIGLIP, MARIAN, M2M100, SPEECH, SPEECH_T5 -> {}
            case ALBERT, FNET, XLNET, REMBERT, DEBERTA, BIG_BIRD, REFORMER -> {}
            case BERT_GENERATION, LLAMA, CODE_LLAMA, GEMMA, GPT_SW3 -> {}
        }
        return placed;
    }

    /// Whether the files themselves say which id `<mask>` has.
    static boolean saysMask(TokenizerConfig config) {
        String mask = config.special("mask_token", "<mask>");
        return config.added().values().stream().anyMatch(t -> t.content().equals(mask));
    }

    /// The further ones, in the order in which they get ids.
    static List<AddedToken> more(PieceClass kind, TokenizerConfig config) {
        var listed = listed(config);
        boolean none = config.settings().get("additional_special_tokens") == null;
        return switch (kind) {
            case CAMEMBERT -> none ? plain("<s>NOTUSED", "</s>NOTUSED", "<unk>NOTUSED") : listed;
            case MBART -> joined(plain(PieceLanguages.MBART), listed);
            case MBART50 -> joined(listed, plain(PieceLanguages.MBART50));
            case NLLB -> none ? plain(PieceLanguages.NLLB) : listed;
            case XGLM -> joined(listed, plain(made("<madeupword%d>", 0, 7)));
            case PLBART -> joined(plain(plbart(config)), listed);
            case MLUKE ->
                    joined(
                            listed,
                            plain(
                                    config.special("entity_token_1", "<ent>"),
                                    config.special("entity_token_2", "<ent2>")));
            case PEGASUS -> {
                List<AddedToken> first = none ? List.of() : listed;
                List<AddedToken> mask =
                        masked(config)
                                ? plain(config.special("mask_token_sent", "<mask_1>"))
                                : List.of();
                yield joined(
                        joined(mask, first),
                        plain(made("<unk_%d>", 2, Math.max(2, offset(config)))));
            }
            case T5 -> {
                boolean extra = listed.stream().anyMatch(PieceTokens::extra);
                var extras = plain(made("<extra_id_%d>", 0, extra(config)));
                yield extra ? listed : joined(listed, extras);
            }
            case SPEECH ->
                    config.special("lang_codes").isEmpty()
                            ? listed
                            : joined(
                                    plain(
                                            PieceLanguages.MUSTC.stream()
                                                    .map(l -> "<lang:" + l + ">")
                                                    .toList()),
                                    listed);
            case XLNET -> none ? plain("<eop>", "<eod>") : listed;
            case CODE_LLAMA ->
                    joined(
                            listed,
                            plain(
                                    config.special("prefix_token", "▁<PRE>"),
                                    config.special("middle_token", "▁<MID>"),
                                    config.special("suffix_token", "▁<SUF>"),
                                    config.special("eot_token", "▁<EOT>")));
            case XLM_ROBERTA, BARTHEZ, BARTPHO, SEAMLESS, PROPHETNET, ERNIE_M -> listed;
            case UDOP, SIGLIP, MARIAN, M2M100, SPEECH_T5, ALBERT, FNET, REMBERT -> listed;
            case DEBERTA, BIG_BIRD, REFORMER, BERT_GENERATION, LLAMA, GEMMA, GPT_SW3 -> listed;
        };
    }

    /// What fairseq's order has behind the pieces. NLLB's files may say otherwise.
    static List<String> behind(PieceClass kind, TokenizerConfig config) {
        boolean said = kind == PieceClass.NLLB && saysMask(config);
        var behind =
                new ArrayList<>(
                        kind == PieceClass.PLBART
                                ? plbart(config)
                                : kind == PieceClass.NLLB && !said
                                        ? contents(more(kind, config))
                                        : BEHIND.getOrDefault(kind, List.of()));
        boolean maskless =
                kind == PieceClass.XGLM || said || kind == PieceClass.PLBART && behind.size() > 3;
        if (!maskless) {
            behind.add("<mask>");
        }
        return behind;
    }

    /// The languages of a PLBART.
    static List<String> plbart(TokenizerConfig config) {
        return config.special("language_codes", "base").equals("multi")
                ? PieceLanguages.PLBART
                : PieceLanguages.PLBART.subList(0, 3);
    }

    /// How many ids a Pegasus has before its pieces.
    static int offset(TokenizerConfig config) {
        return Math.clamp(config.number("offset", 103), 0, 100_000);
    }

    private static int extra(TokenizerConfig config) {
        return Math.clamp(config.number("extra_ids", 100), 0, 100_000);
    }

    private static boolean masked(TokenizerConfig config) {
        return !config.settings().containsKey("mask_token_sent")
                || config.settings().get("mask_token_sent") != null;
    }

    private static boolean extra(AddedToken token) {
        return token.content().contains("<extra_id_");
    }

    private static List<AddedToken> listed(TokenizerConfig config) {
        return config.tokens("additional_special_tokens");
    }

    private static List<String> made(String form, int from, int to) {
        return IntStream.range(from, to).mapToObj(form::formatted).toList();
    }

    private static List<AddedToken> joined(List<AddedToken> first, List<AddedToken> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static List<String> contents(List<AddedToken> tokens) {
        return tokens.stream().map(AddedToken::content).toList();
    }

    private static List<AddedToken> plain(List<String> contents) {
        return contents.stream().map(PieceTokens::one).toList();
    }

    private static List<AddedToken> plain(String... contents) {
        return plain(List.of(contents));
    }

    /// A special token without flags.
    static AddedToken one(String content) {
        return new AddedToken(content, false, false, false, false, true);
    }
}
