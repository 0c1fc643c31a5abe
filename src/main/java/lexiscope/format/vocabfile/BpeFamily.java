package lexiscope.format.vocabfile;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.tiktoken.TiktokenEncoding;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.decoder.BpeDecoder;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What surrounds a `vocab.json` and `merges.txt`, by the class of `transformers` that reads them
/// (`convert_slow_tokenizer.py`).
public enum BpeFamily {
    /// GPT-2 and its kin: words by GPT-2's pattern, no template.
    GPT2("byte-level BPE", "<|endoftext|>"),
    /// RoBERTa, BART, Longformer, LED: `<s> … </s>`, spaces trimmed from the offsets.
    ROBERTA("byte-level BPE", "<s>"),
    /// Blenderbot: RoBERTa's tokens, `</s>` behind the text.
    BLENDERBOT("byte-level BPE", "<s>"),
    /// The first DeBERTa: `[CLS] … [SEP]`.
    DEBERTA("byte-level BPE", "[CLS]"),
    /// Whisper: the transcript's prefix and the end of text around.
    WHISPER("byte-level BPE", "<|endoftext|>"),
    /// Qwen 2 and later: NFC, the digits one by one.
    QWEN("byte-level BPE", "<|endoftext|>"),
    /// CLIP: lower-cased, `</w>` at a word's end, start and end of text around.
    CLIP("CLIP BPE", "<|startoftext|>"),
    /// HerBERT: BERT's words in their case, `</w>`, `<s> … </s>`.
    HERBERT("BPE", "<s>"),
    /// The first GPT: BERT's words lower-cased, `</w>`, no template.
    OPENAI_GPT("BPE", "<unk>");

    private static final Map<String, BpeFamily> CLASSES =
            Map.ofEntries(
                    Map.entry("GPT2Tokenizer", GPT2),
                    Map.entry("CodeGenTokenizer", GPT2),
                    Map.entry("GPTNeoXTokenizer", GPT2),
                    Map.entry("RobertaTokenizer", ROBERTA),
                    Map.entry("BartTokenizer", ROBERTA),
                    Map.entry("BlenderbotTokenizer", BLENDERBOT),
                    Map.entry("DebertaTokenizer", DEBERTA),
                    Map.entry("MvpTokenizer", ROBERTA),
                    Map.entry("LEDTokenizer", ROBERTA),
                    Map.entry("LongformerTokenizer", ROBERTA),
                    Map.entry("WhisperTokenizer", WHISPER),
                    Map.entry("Qwen2Tokenizer", QWEN),
                    Map.entry("CLIPTokenizer", CLIP),
                    Map.entry("HerbertTokenizer", HERBERT),
                    Map.entry("OpenAIGPTTokenizer", OPENAI_GPT));

    private static final String END = "</w>";

    private final String title;
    private final String begin;

    BpeFamily(String title, String begin) {
        this.title = title;
        this.begin = begin;
    }

    /// The family that the config names, else the one that the vocabulary looks like. Whether a
    /// class of `transformers` is for a byte-level vocabulary.
    public static boolean byteLevel(String named) {
        BpeFamily family = CLASSES.get(named);
        return family != null && family.title.startsWith("byte-level");
    }

    /// The family that the config names, else the one that the vocabulary looks like.
    static BpeFamily of(Map<String, Integer> ids, TokenizerConfig config, List<String> notes) {
        String named = config.tokenizerClass();
        BpeFamily family = CLASSES.get(named);
        if (family != null) {
            return family;
        }
        BpeFamily guess = guess(ids);
        notes.add(
                (named.isEmpty()
                                ? "Nothing beside vocab.json and merges.txt says what surrounds"
                                        + " them; by the look of the vocabulary the rules of "
                                : "The tokenizer class “" + named + "” is not known; the rules of ")
                        + guess.known()
                        + " were taken.");
        return guess;
    }

    private static BpeFamily guess(Map<String, Integer> ids) {
        boolean framed = ids.containsKey("<s>") && ids.containsKey("</s>");
        if (ids.keySet().stream().filter(t -> t.endsWith("</w>")).count() > ids.size() / 10) {
            return ids.containsKey("<|startoftext|>") ? CLIP : framed ? HERBERT : OPENAI_GPT;
        }
        return framed && ids.containsKey("<mask>") ? ROBERTA : GPT2;
    }

    /// The name people know it by.
    private String known() {
        return switch (this) {
            case GPT2 -> "GPT-2";
            case ROBERTA -> "RoBERTa";
            case BLENDERBOT -> "Blenderbot";
            case DEBERTA -> "DeBERTa";
            case WHISPER -> "Whisper";
            case QWEN -> "Qwen";
            case CLIP -> "CLIP";
            case HERBERT -> "HerBERT";
            case OPENAI_GPT -> "the first GPT";
        };
    }

    /// How its model cuts a word.
    ///
    /// @param ids of the vocabulary
    Bpe.Options options(Map<String, Integer> ids, TokenizerConfig config) {
        return switch (this) {
            case GPT2, ROBERTA, BLENDERBOT, DEBERTA, WHISPER, QWEN ->
                    new Bpe.Options(-1, false, false, false, "", "");
            case CLIP, HERBERT, OPENAI_GPT -> {
                String unknown = this == CLIP ? "<|endoftext|>" : "<unk>";
                int id = ids.getOrDefault(config.special("unk_token", unknown), -1);
                yield new Bpe.Options(id, false, false, false, "", END);
            }
        };
    }

    /// The kind of tokenizer, for people.
    String title() {
        return title;
    }

    /// How its tokens stand for text.
    Spelling spelling() {
        return switch (this) {
            case GPT2, ROBERTA, BLENDERBOT, DEBERTA, WHISPER, QWEN -> new Spelling.ByteLevel();
            case CLIP, HERBERT, OPENAI_GPT -> new Spelling.Plain(END);
        };
    }

    /// The special tokens that the class brings along, in the order in which those that the
    /// vocabulary lacks get ids.
    List<AddedToken> special(TokenizerConfig config) {
        boolean framed =
                this == ROBERTA || this == HERBERT || this == BLENDERBOT || this == DEBERTA;
        boolean brackets = this == DEBERTA;
        String end = brackets ? "[SEP]" : "</s>";
        if (!framed) {
            end = this == CLIP ? "<|endoftext|>" : begin;
        }
        var special = new ArrayList<AddedToken>();
        add(special, config, "bos_token", begin, false);
        add(special, config, "eos_token", end, false);
        add(special, config, "unk_token", framed ? brackets ? "[UNK]" : "<unk>" : end, false);
        if (framed) {
            add(special, config, "sep_token", end, false);
        }
        add(special, config, "pad_token", framed ? brackets ? "[PAD]" : "<pad>" : end, false);
        if (framed) {
            add(special, config, "cls_token", begin, false);
            // the mask takes the space before it along
            String mask = brackets ? "[MASK]" : "<mask>";
            add(special, config, "mask_token", mask, this != HERBERT);
        }
        special.addAll(config.tokens("additional_special_tokens"));
        return special;
    }

    /// Adds the token of a field, unless the config says that there is none.
    private static void add(
            List<AddedToken> special,
            TokenizerConfig config,
            String key,
            String otherwise,
            boolean leftStrip) {
        boolean none = config.settings().containsKey(key) && config.settings().get(key) == null;
        if (!none) {
            String content = config.special(key, otherwise);
            special.add(new AddedToken(content, false, leftStrip, false, false, true));
        }
    }

    /// Whether the config names a family, so that the special tokens of that one are meant.
    static boolean named(TokenizerConfig config) {
        return CLASSES.containsKey(config.tokenizerClass());
    }

    /// The stages around the model.
    ///
    /// @param ids all tokens, added ones among them
    Stages stages(Bpe model, Map<String, Integer> ids, TokenizerConfig config) {
        return switch (this) {
            case GPT2, ROBERTA, BLENDERBOT, DEBERTA, WHISPER, QWEN -> byteLevel(model, ids, config);
            case CLIP ->
                    ClipBpeFile.stages(
                            model,
                            ids.getOrDefault(config.special("bos_token", begin), -1),
                            ids.getOrDefault(config.special("eos_token", "<|endoftext|>"), -1));
            case HERBERT -> words(model, false, template(ids, config, false));
            case OPENAI_GPT -> words(model, true, Optional.empty());
        };
    }

    private Stages byteLevel(Bpe model, Map<String, Integer> ids, TokenizerConfig config) {
        boolean prefix = config.flag("add_prefix_space", false);
        Optional<Normalizer> normalizer =
                this == QWEN ? Optional.of(new UnicodeForm(Form.NFC)) : Optional.empty();
        PreTokenizer words =
                this == QWEN ? TiktokenEncoding.qwenWords() : new ByteLevel(prefix, true);
        return new Stages(
                normalizer,
                Optional.of(words),
                model,
                template(ids, config, prefix),
                Optional.of(new ByteLevelDecoder()));
    }

    private static Stages words(Bpe model, boolean lowercase, Optional<PostProcessor> template) {
        return new Stages(
                Optional.of(new BertNormalizer(true, true, lowercase, lowercase)),
                Optional.of(new BertPreTokenizer()),
                model,
                template,
                Optional.of(new BpeDecoder(END)));
    }

    private Optional<PostProcessor> template(
            Map<String, Integer> ids, TokenizerConfig config, boolean prefix) {
        return switch (this) {
            case DEBERTA ->
                    around(
                            ids,
                            List.of(config.special("cls_token", begin)),
                            List.of(config.special("sep_token", "[SEP]")));
            case BLENDERBOT -> around(ids, List.of(), List.of(config.special("eos_token", "</s>")));
            case ROBERTA, HERBERT -> {
                Integer first = ids.get(config.special("cls_token", "<s>"));
                Integer last = ids.get(config.special("sep_token", "</s>"));
                yield first == null || last == null
                        ? Optional.empty()
                        : Optional.of(
                                new RobertaProcessing(
                                        first,
                                        last,
                                        new ByteLevelTrimming(this == ROBERTA, prefix)));
            }
            case WHISPER ->
                    around(
                            ids,
                            List.of("<|startoftranscript|>", "<|notimestamps|>"),
                            List.of(config.special("eos_token", begin)));
            case CLIP, OPENAI_GPT -> Optional.empty(); // theirs are elsewhere
            case GPT2, QWEN ->
                    around(
                            ids,
                            config.flag("add_bos_token", false)
                                    ? List.of(config.special("bos_token", begin))
                                    : List.of(),
                            config.flag("add_eos_token", false)
                                    ? List.of(config.special("eos_token", begin))
                                    : List.of());
        };
    }

    private static Optional<PostProcessor> around(
            Map<String, Integer> ids, List<String> before, List<String> after) {
        List<Integer> first = known(ids, before);
        List<Integer> last = known(ids, after);
        return first.isEmpty() && last.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TemplateProcessing(
                                List.of(
                                        new Part.Special(first),
                                        new Part.Sequence(),
                                        new Part.Special(last))));
    }

    private static List<Integer> known(Map<String, Integer> ids, List<String> contents) {
        var known = new ArrayList<Integer>();
        for (String content : contents) {
            Integer id = ids.get(content);
            if (id != null) {
                known.add(id);
            }
        }
        return known;
    }
}
