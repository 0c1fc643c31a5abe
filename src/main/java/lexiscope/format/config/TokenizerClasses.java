package lexiscope.format.config;

import java.util.HashMap;
import java.util.Map;

/// The class that `transformers` takes for a `model_type`, where no class is named
/// (`models/auto/tokenization_auto.py`); only those that are known here.
final class TokenizerClasses {
    private static final String ROWS =
            """
            AlbertTokenizer albert
            BartTokenizer bart
            BertGenerationTokenizer bert-generation
            BertTokenizer bert
            BigBirdTokenizer big_bird
            ByT5Tokenizer byt5
            CLIPTokenizer clip clip_text_model
            CamembertTokenizer camembert
            CanineTokenizer canine
            CodeLlamaTokenizer code_llama
            CpmTokenizer cpm
            DebertaV2Tokenizer deberta-v2
            ErnieMTokenizer ernie_m
            FNetTokenizer fnet
            FSMTTokenizer fsmt
            FlaubertTokenizer flaubert
            GPT2Tokenizer gpt2
            GPTSw3Tokenizer gpt-sw3
            GemmaTokenizer gemma gemma2 gemma3 gemma3_text
            LayoutXLMTokenizer layoutxlm
            LlamaTokenizer llama mistral mixtral phi3 paligemma llava
            M2M100Tokenizer m2m_100
            MBart50Tokenizer mbart50
            MBartTokenizer mbart
            MLukeTokenizer mluke
            MarianTokenizer marian
            NllbTokenizer nllb-moe
            OpenAIGPTTokenizer openai-gpt
            PLBartTokenizer plbart
            PegasusTokenizer pegasus pegasus_x bigbird_pegasus
            Qwen2Tokenizer qwen2
            ReformerTokenizer reformer
            RemBertTokenizer rembert
            RobertaTokenizer roberta
            SeamlessM4TTokenizer seamless_m4t seamless_m4t_v2
            SiglipTokenizer siglip
            Speech2TextTokenizer speech_to_text
            SpeechT5Tokenizer speecht5
            T5Tokenizer longt5 switch_transformers umt5 mt5 t5 musicgen pix2struct pop2piano
            UdopTokenizer udop
            WhisperTokenizer whisper
            XGLMTokenizer xglm
            XLMProphetNetTokenizer xlm-prophetnet
            XLMRobertaTokenizer xlm-roberta xlm-roberta-xl
            XLMTokenizer xlm
            XLNetTokenizer xlnet
            """;

    private static final Map<String, String> BY_TYPE = new HashMap<>();

    static {
        ROWS.lines()
                .map(row -> row.split(" "))
                .forEach(
                        row -> {
                            for (int i = 1; i < row.length; i++) {
                                BY_TYPE.put(row[i], row[0]);
                            }
                        });
    }

    private TokenizerClasses() {}

    /// The class of a type, "" where none is known.
    static String of(String modelType) {
        return BY_TYPE.getOrDefault(modelType, "");
    }
}
