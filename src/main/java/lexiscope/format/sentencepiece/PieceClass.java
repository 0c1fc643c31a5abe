package lexiscope.format.sentencepiece;

import java.util.Optional;

/// What a class of `transformers` makes of a SentencePiece model, by the defaults of its slow
/// tokenizer (`models/*/tokenization_*.py`, 4.57): whose ids the pieces get, which special tokens
/// there are, what stands around a text, and what becomes of the text before.
public enum PieceClass {
    XLM_ROBERTA(Order.FAIRSEQ, Tokens.BART, "cls|sep", Before.NOTHING),
    CAMEMBERT(Order.CAMEMBERT, Tokens.BART, "cls|sep", Before.NOTHING),
    MBART(Order.FAIRSEQ, Tokens.BART, "|eos lang", Before.NOTHING),
    MBART50(Order.FAIRSEQ, Tokens.MBART50, "lang|eos", Before.NOTHING),
    NLLB(Order.FAIRSEQ, Tokens.BART, "lang|eos", Before.NOTHING),
    XGLM(Order.FAIRSEQ, Tokens.BEFORE_MASK, "sep|", Before.NOTHING),
    PLBART(Order.FAIRSEQ, Tokens.BART, "|eos lang", Before.NOTHING),
    MLUKE(Order.FAIRSEQ, Tokens.BART, "cls|sep", Before.NOTHING),
    BARTHEZ(Order.FILE, Tokens.BART, "cls|sep", Before.NOTHING),
    BARTPHO(Order.DICTIONARY, Tokens.BART, "cls|sep", Before.NOTHING),
    SEAMLESS(Order.SEAMLESS, Tokens.BEFORE_MASK, "lang|eos", Before.GOING_ON),
    PROPHETNET(
            Order.PROPHETNET,
            "bos [SEP] eos [SEP] unk [UNK] sep [SEP] pad [PAD] cls [CLS] mask [MASK]",
            "|sep",
            Before.NOTHING),
    ERNIE_M(
            Order.LINES,
            "unk [UNK] sep [SEP] pad [PAD] cls [CLS] mask [MASK]",
            "cls|sep",
            Before.NOTHING),
    T5(Order.FILE, Tokens.T5, "|eos?", Before.LEGACY),
    UDOP(Order.FILE, "eos </s> unk <unk> sep </s> pad <pad>", "|eos?", Before.LEGACY),
    SIGLIP(Order.FILE, "eos ~</s>~ unk ~<unk>~ pad ~</s>~", "|eos?", Before.BARE),
    MARIAN(Order.VOCABULARY, Tokens.T5, "|eos", Before.NOTHING),
    M2M100(Order.VOCABULARY, "bos <s> eos </s> unk <unk> sep </s> pad <pad>", "lang|eos"),
    SPEECH(Order.VOCABULARY, Tokens.SPEECH, "lang|eos"),
    SPEECH_T5(Order.FILE, Tokens.SPEECH, "|eos", Before.NOTHING),
    ALBERT(Order.FILE, Tokens.ALBERT, "cls|sep", Before.CLEANED),
    FNET(Order.FILE, Tokens.FNET, "cls|sep", Before.CLEANED),
    XLNET(
            Order.FILE,
            "bos <s> eos </s> unk <unk> sep <sep> pad <pad> cls <cls> mask ~<mask>",
            "|sep cls",
            Before.CLEANED),
    REMBERT(Order.FILE, Tokens.BERT, "cls|sep", Before.NOTHING),
    DEBERTA(Order.FILE, Tokens.DEBERTA, "cls|sep", Before.NOTHING),
    BIG_BIRD(
            Order.FILE,
            "bos <s> eos </s> unk <unk> sep [SEP] pad <pad> cls [CLS] mask ~[MASK]",
            "cls|sep",
            Before.NOTHING),
    REFORMER(Order.FILE, "eos </s> unk <unk>", "|", Before.NOTHING),
    BERT_GENERATION(
            Order.FILE, "bos <s> eos </s> unk <unk> sep <::::> pad <pad>", "|", Before.NOTHING),
    PEGASUS(Order.PEGASUS, "eos </s> unk <unk> pad <pad> mask <mask_2>", "|eos", Before.NOTHING),
    LLAMA(Order.FILE, "bos <s> eos </s> unk <unk>", "bos|eos", Before.LEGACY),
    CODE_LLAMA(Order.FILE, "bos <s> eos </s> unk <unk>", "bos|eos", Before.GOING_ON),
    GEMMA(Order.FILE, "bos <bos> eos <eos> unk <unk> pad <pad>", "bos|eos", Before.NOTHING),
    GPT_SW3(Order.FILE, "bos <s> eos <|endoftext|> unk <unk> pad <pad>", "|", Before.PRINTABLE);

    /// Whose ids the pieces have.
    enum Order {
        /// The file's own.
        FILE,
        /// Four special tokens first, every piece behind the file's first three one id later.
        FAIRSEQ,
        /// Five tokens first, every piece four ids later.
        CAMEMBERT,
        /// Fifteen tokens first, every piece twelve ids later.
        PROPHETNET,
        /// Two masks and a hundred unknown tokens first.
        PEGASUS,
        /// Padding first, every piece one id later.
        SEAMLESS,
        /// Those of a `vocab.json` beside the model.
        VOCABULARY,
        /// Those of the lines of `vocab.txt`.
        LINES,
        /// Special tokens, then the lines of fairseq's `dict.txt`.
        DICTIONARY
    }

    /// What is done to a text before SentencePiece gets it.
    enum Before {
        NOTHING,
        /// White space, quotes, accents and case by the settings of ALBERT.
        CLEANED,
        /// Control characters go, all spaces are one.
        PRINTABLE,
        /// Punctuation goes; a stretch goes on where the one before ended.
        BARE,
        /// A stretch behind an added token goes on where that ended.
        GOING_ON,
        /// The same where `legacy` is false.
        LEGACY
    }

    /// Special tokens by the fields that name others for them; ~ takes the white space there along.
    private static final class Tokens {
        static final String BEFORE_MASK = "bos <s> eos </s> unk <unk> sep </s> pad <pad> cls <s>";
        static final String BART = BEFORE_MASK + " mask ~<mask>";
        static final String MBART50 = "eos </s> unk <unk> sep </s> pad <pad> cls <s> mask ~<mask>";
        static final String SPEECH = "bos <s> eos </s> unk <unk> pad <pad>";
        static final String T5 = "eos </s> unk <unk> pad <pad>";
        static final String ALBERT =
                "bos [CLS] eos [SEP] unk <unk> sep [SEP] pad <pad> cls [CLS] mask ~[MASK]";
        static final String FNET = "unk <unk> sep [SEP] pad <pad> cls [CLS] mask ~[MASK]";
        static final String BERT =
                "bos [CLS] eos [SEP] unk [UNK] sep [SEP] pad [PAD] cls [CLS] mask ~[MASK]";
        static final String DEBERTA =
                "bos [CLS] eos [SEP] unk [UNK] sep [SEP] pad [PAD] cls [CLS] mask [MASK]";
    }

    private final Order order;
    private final String tokens;
    private final String frame;
    private final Before before;

    PieceClass(Order order, String tokens, String frame, Before before) {
        this.order = order;
        this.tokens = tokens;
        this.frame = frame;
        this.before = before;
    }

    PieceClass(Order order, String tokens, String frame) {
        this(order, tokens, frame, Before.NOTHING);
    }

    /// The class of a name, where it is known.
    public static Optional<PieceClass> of(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "XLMRobertaTokenizer", "XLMRobertaXLTokenizer" -> XLM_ROBERTA;
                    case "LayoutXLMTokenizer" -> XLM_ROBERTA;
                    case "CamembertTokenizer" -> CAMEMBERT;
                    case "MBartTokenizer" -> MBART;
                    case "MBart50Tokenizer" -> MBART50;
                    case "NllbTokenizer" -> NLLB;
                    case "XGLMTokenizer" -> XGLM;
                    case "PLBartTokenizer" -> PLBART;
                    case "MLukeTokenizer" -> MLUKE;
                    case "BarthezTokenizer" -> BARTHEZ;
                    case "BartphoTokenizer" -> BARTPHO;
                    case "SeamlessM4TTokenizer" -> SEAMLESS;
                    case "XLMProphetNetTokenizer" -> PROPHETNET;
                    case "ErnieMTokenizer" -> ERNIE_M;
                    case "T5Tokenizer", "MT5Tokenizer" -> T5;
                    case "UdopTokenizer" -> UDOP;
                    case "SiglipTokenizer" -> SIGLIP;
                    case "MarianTokenizer" -> MARIAN;
                    case "M2M100Tokenizer" -> M2M100;
                    case "Speech2TextTokenizer" -> SPEECH;
                    case "SpeechT5Tokenizer" -> SPEECH_T5;
                    case "AlbertTokenizer" -> ALBERT;
                    case "FNetTokenizer" -> FNET;
                    case "XLNetTokenizer" -> XLNET;
                    case "RemBertTokenizer" -> REMBERT;
                    case "DebertaV2Tokenizer" -> DEBERTA;
                    case "BigBirdTokenizer" -> BIG_BIRD;
                    case "ReformerTokenizer" -> REFORMER;
                    case "BertGenerationTokenizer" -> BERT_GENERATION;
                    case "PegasusTokenizer" -> PEGASUS;
                    case "LlamaTokenizer" -> LLAMA;
                    case "CodeLlamaTokenizer" -> CODE_LLAMA;
                    case "GemmaTokenizer" -> GEMMA;
                    case "GPTSw3Tokenizer" -> GPT_SW3;
                    default -> null;
                });
    }

    Order order() {
        return order;
    }

    /// The special tokens, `field token` after `field token`, in the order in which those that the
    /// vocabulary lacks get ids.
    String tokens() {
        return tokens;
    }

    /// What stands before and behind a text: the fields of special tokens, `|` for the text; `?`:
    /// only where the text does not end with it.
    String frame() {
        return frame;
    }

    Before before() {
        return before;
    }

    /// Whether text is lower-cased where no setting says so.
    boolean lowers() {
        return this == ALBERT || this == SIGLIP;
    }

    /// Whether the class looks at `do_lower_case` at all.
    boolean cased() {
        return switch (this) {
            case ALBERT, FNET, XLNET, REMBERT, DEBERTA, SIGLIP, GPT_SW3, SPEECH, ERNIE_M -> true;
            case XLM_ROBERTA, CAMEMBERT, MBART, MBART50, NLLB, XGLM, PLBART, MLUKE -> false;
            case BARTHEZ, BARTPHO, SEAMLESS, PROPHETNET, T5, UDOP, MARIAN, M2M100 -> false;
            case SPEECH_T5, BIG_BIRD, REFORMER, BERT_GENERATION, PEGASUS -> false;
            case LLAMA, CODE_LLAMA, GEMMA -> false;
        };
    }
}
