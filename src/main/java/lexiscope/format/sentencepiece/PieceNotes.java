package lexiscope.format.sentencepiece;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.IdRange;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The language that stands beside a text, and what a class of `transformers` does that is not done
/// here.
final class PieceNotes {
    /// The language that a class takes where none is named.
    private static final Map<PieceClass, String> LANGUAGES =
            Map.of(
                    PieceClass.MBART, "en_XX",
                    PieceClass.MBART50, "en_XX",
                    PieceClass.NLLB, "eng_Latn",
                    PieceClass.M2M100, "en",
                    PieceClass.SEAMLESS, "eng",
                    PieceClass.PLBART, "__en_XX__",
                    PieceClass.SPEECH, "pt");

    /// The classes that write a language as `__en__`.
    private static final Set<PieceClass> MARKED =
            Set.of(PieceClass.M2M100, PieceClass.SEAMLESS, PieceClass.PLBART);

    private PieceNotes() {}

    /// A sentence for everything that is not followed.
    static List<String> of(PieceClass kind, TokenizerConfig config) {
        var notes = new ArrayList<String>();
        String begin = "The class " + config.tokenizerClass() + " ";
        if (kind == PieceClass.SPEECH_T5 && config.flag("normalize", false)) {
            notes.add(begin + "spells numbers out by “normalize”, which is not done here.");
        }
        if (kind == PieceClass.ERNIE_M) {
            notes.add(
                    begin
                            + "cuts pieces again at Chinese characters, punctuation and digits,"
                            + " which is not done here.");
        }
        if (kind == PieceClass.NLLB && !PieceTokens.saysMask(config)) {
            notes.add(
                    begin
                            + "has <mask> behind the languages here, as NLLB was trained;"
                            + " transformers 4.57 puts it before them where no"
                            + " added_tokens_decoder says so, and its ids are one higher then.");
        }
        if (kind == PieceClass.SEAMLESS) {
            notes.add(begin + "fills every text up to an even length, which is not done here.");
        }
        boolean others = config.added().values().stream().anyMatch(t -> !named(config, t));
        boolean goesOn =
                kind.before() == PieceClass.Before.GOING_ON
                        || kind.before() == PieceClass.Before.LEGACY
                                && !config.flag("legacy", true);
        if (goesOn && others) {
            notes.add(
                    begin
                            + "puts a ▁ before a text that begins with an added token which is not"
                            + " one of its special tokens; that is not done here.");
        }
        if (kind == PieceClass.SIGLIP) {
            notes.add(
                    begin
                            + "may join what is behind a special token in the text with the"
                            + " characters of “<unk>”, which is not done here.");
        }
        if (kind == PieceClass.CODE_LLAMA) {
            notes.add(
                    begin
                            + "takes a typed ▁ for a space even in its special tokens, which are"
                            + " found as they are spelled here.");
        }
        if (kind == PieceClass.MARIAN) {
            notes.add(
                    begin
                            + "knows a language such as “>>fra<<” at the beginning of a text only;"
                            + " here it is one token wherever it stands.");
        }
        return notes;
    }

    /// Whether a token is one of those that a field of `tokenizer_config.json` names.
    private static boolean named(TokenizerConfig config, AddedToken token) {
        return token.content().matches("<s>|</s>|<unk>|<pad>|<extra_id_\\d+>")
                || config.settings().keySet().stream()
                        .filter(key -> key.endsWith("_token"))
                        .anyMatch(key -> config.special(key, "").equals(token.content()))
                || config.tokens("additional_special_tokens").stream()
                        .anyMatch(t -> t.content().equals(token.content()));
    }

    /// The languages of an M2M100.
    static List<String> languages(TokenizerConfig config) {
        return config.special("language_codes", "m2m100").equals("wmt21")
                ? PieceLanguages.WMT21
                : PieceLanguages.M2M100;
    }

    /// The id of the token of the text's language; where none is named that of the class.
    ///
    /// @param notes takes what a person should know
    static OptionalInt language(
            PieceClass kind,
            TokenizerConfig config,
            SentencePieceTokenizer raw,
            ClassTokens tokens,
            List<String> notes) {
        String key = kind == PieceClass.SPEECH ? "tgt_lang" : "src_lang";
        String source = config.special(key, standard(kind, config));
        if (source.isEmpty()) {
            return OptionalInt.empty();
        }
        String token = token(kind, source);
        OptionalInt id = tokens.id(token);
        if (kind == PieceClass.SPEECH) { // by its place in the model, not in the vocabulary
            var pieces = List.of(raw.pieces().spellings());
            id = OptionalInt.of(Math.max(0, pieces.indexOf(token)));
        }
        boolean unknown = kind == PieceClass.NLLB || kind == PieceClass.SEAMLESS;
        notes.add(
                id.isEmpty()
                        ? "The language “"
                                + IdRange.shortened(source)
                                + "” of tokenizer_config.json is none of "
                                + config.tokenizerClass()
                                + (unknown
                                        ? ", so the unknown token stands beside the text."
                                        : ", so none stands beside the text.")
                        : "The language of the text is taken to be "
                                + source
                                + ", as transformers does when none is named.");
        return id.isEmpty() && unknown ? tokens.of("unk") : id;
    }

    private static String standard(PieceClass kind, TokenizerConfig config) {
        boolean none =
                kind == PieceClass.SPEECH && config.special("lang_codes").isEmpty()
                        || kind == PieceClass.PLBART && PieceTokens.plbart(config).size() == 3;
        return none ? "" : LANGUAGES.getOrDefault(kind, "");
    }

    private static String token(PieceClass kind, String language) {
        String marked = "__" + language + "__";
        boolean plain =
                kind == PieceClass.SEAMLESS && language.contains("__")
                        || kind == PieceClass.PLBART && !PieceLanguages.PLBART.contains(marked)
                        || !MARKED.contains(kind);
        String token = plain ? language : marked;
        return kind == PieceClass.SPEECH ? "<lang:" + language + ">" : token;
    }
}
