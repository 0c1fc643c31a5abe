package lexiscope.format.gguf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What llama.cpp takes each token for (`llama_vocab::impl::load` in `src/llama-vocab.cpp`): the
/// types that a file states, and then the names of the tokens, whatever it states; some of these
/// count only beside others. Of one token several may hold, as of a normal one that is a control
/// token by its name.
public final class GgufAttributes {
    static final int NORMAL = 1;
    static final int UNKNOWN = 2;
    static final int CONTROL = 4;
    static final int USER_DEFINED = 8;
    static final int UNUSED = 16;
    static final int BYTE = 32;

    /// By the numbers of `tokenizer.ggml.token_type`, from 1 on, which are SentencePiece's.
    private static final int[] BY_TYPE = {NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE};

    /// Tokens that end a text, always control tokens.
    private static final Set<String> ENDS =
            Set.of(
                    "<|eot_id|>",
                    "<|im_end|>",
                    "<|end|>",
                    "<|return|>",
                    "<|call|>",
                    "<|flush|>",
                    "<|calls|>",
                    "<end_of_turn>",
                    "<|endoftext|>",
                    "</s>",
                    "<|eom_id|>",
                    "<EOT>",
                    "_<EOT>",
                    "[EOT]",
                    "[EOS]",
                    "<|end_of_text|>",
                    "<end_of_utterance>",
                    "<eos>",
                    "<turn|>",
                    "<|tool_response>",
                    "<｜end▁of▁sentence｜>",
                    "[e~[");

    /// Tokens for filling in the middle, by the keys that name one (the second a former one). Where
    /// no key does, the first of them that there is becomes a control token.
    private static final Map<List<String>, List<String>> FILLING =
            Map.of(
                    List.of("fim_pre", "prefix"),
                    List.of(
                            "<|fim_prefix|>",
                            "<fim-prefix>",
                            "<fim_prefix>",
                            "<｜fim▁begin｜>",
                            "<PRE>",
                            "▁<PRE>",
                            "<|code_prefix|>",
                            "<|prefix|>"),
                    List.of("fim_suf", "suffix"),
                    List.of(
                            "<|fim_suffix|>",
                            "<fim-suffix>",
                            "<fim_suffix>",
                            "<｜fim▁hole｜>",
                            "<SUF>",
                            "▁<SUF>",
                            "<|code_suffix|>",
                            "<|suffix|>"),
                    List.of("fim_mid", "middle"),
                    List.of(
                            "<|fim_middle|>",
                            "<fim-middle>",
                            "<fim_middle>",
                            "<｜fim▁end｜>",
                            "<MID>",
                            "▁<MID>",
                            "<|code_middle|>",
                            "<|middle|>"),
                    List.of("fim_pad"),
                    List.of("<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"),
                    List.of("fim_rep"),
                    List.of("<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"),
                    List.of("fim_sep"),
                    List.of("<|file_sep|>"));

    /// Tokens that are shown to the user, always user-defined.
    private static final Set<String> SHOWN =
            Set.of("<|channel|>", "<|message|>", "<|start|>", "<|constrain|>");

    private final int[] stated;
    private final int[] held;

    private GgufAttributes(int[] stated, int[] held) {
        this.stated = stated;
        this.held = held;
    }

    /// Those of some tokens; `token_type` may be absent, all are normal by it then.
    ///
    /// @param spellings by id
    static GgufAttributes of(GgufHeader header, String[] spellings) {
        int[] types = header.numbers("tokenizer.ggml.token_type");
        int[] stated = new int[spellings.length];
        for (int id = 0; id < stated.length; id++) {
            int type = types.length == 0 ? 1 : id < types.length ? types[id] : 0;
            stated[id] = type >= 1 && type <= BY_TYPE.length ? BY_TYPE[type - 1] : 0;
        }
        var attributes = new GgufAttributes(stated, stated.clone());
        Map<String, Integer> ids = HashMap.newHashMap(spellings.length);
        for (int id = 0; id < spellings.length; id++) {
            ids.putIfAbsent(spellings[id], id);
        }
        attributes.byName(header, ids);
        return attributes;
    }

    private void byName(GgufHeader header, Map<String, Integer> ids) {
        FILLING.forEach(
                (keys, names) -> {
                    if (keys.stream().noneMatch(key -> names(header, key))) {
                        // where there are several, the order of a hash table decides over there
                        names.stream()
                                .filter(ids::containsKey)
                                .mapToInt(ids::get)
                                .min()
                                .ifPresent(id -> held[id] |= CONTROL);
                    }
                });
        ids.forEach(
                (name, id) -> {
                    if (is(id, CONTROL) && name.contains("unused")) {
                        held[id] |= UNUSED;
                    }
                });
        each(ids, ENDS, id -> held[id] |= CONTROL);
        each(ids, SHOWN, id -> held[id] = USER_DEFINED);
        boolean call = ids.containsKey("<|call|>") || ids.containsKey("<|calls|>");
        if (call && (ids.containsKey("<|return|>") || ids.containsKey("<|flush|>"))) {
            each(ids, Set.of("<|end|>"), id -> held[id] = USER_DEFINED);
        }
        if (ids.containsKey("<|tool_response>")) {
            each(ids, Set.of("</s>"), id -> held[id] = NORMAL);
        }
    }

    private boolean names(GgufHeader header, String key) {
        long id = header.number("tokenizer.ggml." + key + "_token_id", -1);
        return id >= 0 && id < held.length;
    }

    private interface Taker {
        void take(int id);
    }

    private static void each(Map<String, Integer> ids, Set<String> names, Taker taker) {
        for (String name : names) {
            Integer id = ids.get(name);
            if (id != null) {
                taker.take(id);
            }
        }
    }

    /// Whether a token holds any of some attributes.
    boolean is(int id, int any) {
        return (held[id] & any) != 0;
    }

    /// What the file itself states: models that are made before names are looked at go by it.
    boolean stated(int id, int any) {
        return (stated[id] & any) != 0;
    }

    @Override
    public String toString() {
        return "GgufAttributes" + Arrays.toString(held);
    }
}
