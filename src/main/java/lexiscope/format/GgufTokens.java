package lexiscope.format;

import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.subword.ScoredPieces;
import lexiscope.tokenizer.subword.ScoredPieces.Role;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tokens of a GGUF file with their scores and types.
///
/// @param header the metadata
/// @param spellings by id; an empty one is called `[EMPTY_id]`, as in llama.cpp
/// @param scores by id
/// @param types by id, as SentencePiece numbers them
/// @param ids spelling → id
record GgufTokens(
        GgufHeader header,
        String[] spellings,
        float[] scores,
        int[] types,
        Map<String, Integer> ids) {
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final int BYTE = 6;

    /// Tokens that llama.cpp takes for control tokens whatever the file says.
    private static final Set<String> CONTROLS =
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
                    "<｜end▁of▁sentence｜>");

    private static final Set<String> SHOWN =
            Set.of("<|channel|>", "<|message|>", "<|start|>", "<|constrain|>");

    /// Reads them.
    static GgufTokens of(Path file, GgufHeader header) throws UnreadableFileException {
        String[] spellings = header.texts("tokenizer.ggml.tokens").clone();
        int n = spellings.length;
        Map<String, Integer> ids = HashMap.newHashMap(n);
        for (int id = 0; id < n; id++) {
            if (spellings[id].isEmpty()) {
                spellings[id] = "[EMPTY_" + id + "]";
            }
            Integer other = ids.putIfAbsent(spellings[id], id);
            if (other != null) {
                throw UnreadableFileException.damaged(
                        file,
                        "“tokenizer.ggml.tokens” has “"
                                + IdRange.shortened(spellings[id])
                                + "” at "
                                + other
                                + " and again at "
                                + id
                                + ".");
            }
        }
        float[] scores = scores(header, n);
        int[] types = header.numbers("tokenizer.ggml.token_type");
        fits(file, "scores", scores.length, n);
        for (int id = 0; id < scores.length; id++) {
            if (Float.isNaN(scores[id])) {
                throw UnreadableFileException.damaged(
                        file, "“tokenizer.ggml.scores[" + id + "]” is NaN, which is no score.");
            }
        }
        fits(file, "token_type", types.length, n);
        return new GgufTokens(
                header,
                spellings,
                scores.length == 0 ? new float[n] : scores,
                types.length == 0 ? filled(n) : overridden(types.clone(), spellings),
                ids);
    }

    private static float[] scores(GgufHeader header, int n) {
        int[] whole = header.numbers("tokenizer.ggml.scores");
        if (whole.length == 0) {
            return header.floats("tokenizer.ggml.scores");
        }
        float[] scores = new float[Math.min(n, whole.length)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = whole[i];
        }
        return scores;
    }

    private static void fits(Path file, String key, int length, int tokens)
            throws UnreadableFileException {
        if (length != 0 && length < tokens) {
            throw UnreadableFileException.damaged(
                    file,
                    "“tokenizer.ggml."
                            + key
                            + "” has "
                            + length
                            + " entries for "
                            + tokens
                            + " tokens.");
        }
    }

    private static int[] filled(int n) {
        int[] types = new int[n];
        java.util.Arrays.fill(types, NORMAL);
        return types;
    }

    private static int[] overridden(int[] types, String[] spellings) {
        for (int id = 0; id < spellings.length; id++) {
            if (SHOWN.contains(spellings[id])) {
                types[id] = USER_DEFINED;
            } else if (CONTROLS.contains(spellings[id])) {
                types[id] = CONTROL;
            }
        }
        return types;
    }

    /// The tokens that are cut out of the text: control and unknown ones where special text is
    /// matched, user-defined ones always. Which take white space along stands in no key; llama.cpp
    /// goes by the name of the model.
    Map<Integer, AddedToken> added() {
        String name = header.text("general.name", "").toLowerCase(Locale.ROOT);
        String pre = header.text("tokenizer.ggml.pre", "");
        boolean phi = name.contains("phi-3") || name.contains("phi3");
        Map<Integer, AddedToken> added = new HashMap<>();
        for (int id = 0; id < spellings.length; id++) {
            boolean special = types[id] == CONTROL || types[id] == UNKNOWN;
            if (special || types[id] == USER_DEFINED) {
                String s = spellings[id];
                boolean left =
                        s.equals("<mask>") && pre.matches(".*jina-v2-(de|es|code).*")
                                || s.equals("[MASK]") && name.contains("modern-bert");
                boolean right = phi && !Set.of("<unk>", "<s>", "<|endoftext|>").contains(s);
                added.put(id, new AddedToken(s, false, left, right, false, special));
            }
        }
        return added;
    }

    /// The kinds that the types state.
    Map<Integer, TokenKind> kinds() {
        Map<Integer, TokenKind> kinds = new HashMap<>();
        for (int id = 0; id < spellings.length; id++) {
            switch (types[id]) {
                case UNKNOWN -> kinds.put(id, TokenKind.SPECIAL);
                case UNUSED -> kinds.put(id, TokenKind.UNUSED);
                case BYTE -> kinds.put(id, TokenKind.BYTE);
                default -> {}
            }
        }
        return kinds;
    }

    /// The tokens as llama.cpp's SPM takes them: any but a byte may be merged to.
    ScoredPieces all() {
        Role[] roles = new Role[spellings.length];
        boolean[] bytes = new boolean[256];
        int found = 0;
        for (int id = 0; id < roles.length; id++) {
            boolean isByte = spellings[id].matches("<0x[0-9A-F]{2}>");
            roles[id] = isByte ? Role.RESERVED : Role.MATCHED;
            if (isByte) {
                int b = Integer.parseInt(spellings[id].substring(3, 5), 16);
                found += bytes[b] ? 0 : 1;
                bytes[b] = true;
            }
        }
        return new ScoredPieces(spellings, scores, roles, special("unknown", 0), found == 256);
    }

    /// The tokens by their types.
    ScoredPieces typed(int unknown) {
        Role[] roles = new Role[spellings.length];
        for (int id = 0; id < roles.length; id++) {
            roles[id] =
                    switch (types[id]) {
                        case NORMAL -> Role.MATCHED;
                        case USER_DEFINED -> Role.USER_DEFINED;
                        case UNUSED -> Role.UNUSED;
                        default -> Role.RESERVED;
                    };
        }
        return new ScoredPieces(spellings, scores, roles, unknown, false);
    }

    /// A named special token, or what llama.cpp takes without one; -1 when there is no such id.
    int special(String name, int otherwise) {
        long id = header.number("tokenizer.ggml." + name + "_token_id", otherwise);
        return id >= 0 && id < spellings.length
                ? (int) id
                : otherwise < spellings.length ? otherwise : -1;
    }

    /// The begin and end tokens around a text.
    ///
    /// @param begin whether one is added before where the file does not say
    /// @param end the same behind
    Optional<PostProcessor> template(
            boolean begin, int beginId, boolean end, int endId, List<String> notes) {
        boolean before = header.flag("tokenizer.ggml.add_bos_token", begin);
        boolean after = header.flag("tokenizer.ggml.add_eos_token", end);
        return around(
                before ? special("bos", beginId) : -1, after ? special("eos", endId) : -1, notes);
    }

    /// `[CLS] … [SEP]`.
    Optional<PostProcessor> wordPieceTemplate(List<String> notes) {
        return around(special("bos", 101), special("seperator", 102), notes);
    }

    private Optional<PostProcessor> around(int before, int after, List<String> notes) {
        if (before < 0 && after < 0) {
            return Optional.empty();
        }
        String added =
                (before < 0 ? "" : "“" + spellings[before] + "” before")
                        + (before >= 0 && after >= 0 ? " and " : "")
                        + (after < 0 ? "" : "“" + spellings[after] + "” behind");
        notes.add("As llama.cpp does, " + added + " every text.");
        return Optional.of(
                new TemplateProcessing(
                        List.of(
                                new Part.Special(before < 0 ? List.of() : List.of(before)),
                                new Part.Sequence(),
                                new Part.Special(after < 0 ? List.of() : List.of(after)))));
    }

    /// The bytes of a token of RWKV, which is escaped as in Python.
    static byte[] unescaped(String token) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < token.length(); ) {
            int cp = token.codePointAt(i);
            i += Character.charCount(cp);
            if (cp == '\\' && i < token.length()) {
                char kind = token.charAt(i++);
                if (kind == 'x' && token.substring(i).matches("(?s)[0-9a-f]{2}.*")) {
                    out.write(Integer.parseInt(token.substring(i, i + 2), 16));
                    i += 2;
                    continue;
                }
                cp = kind == 't' ? '\t' : kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind;
            }
            out.writeBytes(Character.toString(cp).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
