package lexiscope.format.gguf;

import static lexiscope.format.gguf.GgufAttributes.BYTE;
import static lexiscope.format.gguf.GgufAttributes.CONTROL;
import static lexiscope.format.gguf.GgufAttributes.NORMAL;
import static lexiscope.format.gguf.GgufAttributes.UNKNOWN;
import static lexiscope.format.gguf.GgufAttributes.UNUSED;
import static lexiscope.format.gguf.GgufAttributes.USER_DEFINED;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.LlamaDecoder;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
/// @param attributes what each is taken for
/// @param ids spelling → id
record GgufTokens(
        GgufHeader header,
        String[] spellings,
        float[] scores,
        GgufAttributes attributes,
        Map<String, Integer> ids) {
    private static final String BYTES = "<0x[0-9A-F]{2}>";

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
                GgufAttributes.of(header, spellings),
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

    /// The tokens that are cut out of the text: control and unknown ones where special text is
    /// matched, user-defined ones always. Which take white space along stands in no key; llama.cpp
    /// goes by the names of the model and of the pre-tokenizer.
    Map<Integer, AddedToken> added() {
        String name = header.text("general.name", "").toLowerCase(Locale.ROOT);
        boolean jina =
                any(
                                header.text("tokenizer.ggml.pre", ""),
                                "jina-v2-de",
                                "jina-v2-es",
                                "jina-v2-code")
                        || any(
                                header.text("general.architecture", ""),
                                "nomic-bert-moe",
                                "jina-bert-v3");
        boolean phi = !jina && any(name, "phi-3", "phi3");
        String mask = jina ? "<mask>" : !phi && any(name, "modern-bert") ? "[MASK]" : "";
        Map<Integer, AddedToken> added = new HashMap<>();
        for (int id = 0; id < spellings.length; id++) {
            boolean special = attributes.is(id, CONTROL | UNKNOWN);
            if (special || attributes.is(id, USER_DEFINED)) {
                String s = spellings[id];
                boolean right = phi && !Set.of("<unk>", "<s>", "<|endoftext|>").contains(s);
                added.put(id, new AddedToken(s, false, s.equals(mask), right, false, special));
            }
        }
        return added;
    }

    private static boolean any(String name, String... parts) {
        return Arrays.stream(parts).anyMatch(name::contains);
    }

    /// The kinds that the types state.
    Map<Integer, TokenKind> kinds() {
        Map<Integer, TokenKind> kinds = new HashMap<>();
        for (int id = 0; id < spellings.length; id++) {
            if (attributes.is(id, UNKNOWN)) {
                kinds.put(id, TokenKind.SPECIAL);
            } else if (attributes.is(id, UNUSED)) {
                kinds.put(id, TokenKind.UNUSED);
            } else if (attributes.is(id, BYTE)) {
                kinds.put(id, TokenKind.BYTE);
            }
        }
        return kinds;
    }

    /// The way back to text.
    ///
    /// @param alphabet whether tokens are spelled in the alphabet of bytes
    /// @param dummy a space was put before the text
    /// @param clean spaces before punctuation are taken out
    Decoder decoder(boolean alphabet, boolean dummy, boolean clean) {
        var literal = new HashSet<String>();
        var silent = new HashSet<String>();
        var bytes = new HashSet<String>();
        for (int id = 0; id < spellings.length; id++) {
            if (attributes.is(id, CONTROL | UNKNOWN | USER_DEFINED)) {
                literal.add(spellings[id]);
            } else if (!attributes.is(id, NORMAL)) {
                boolean isByte = attributes.is(id, BYTE) && spellings[id].matches(BYTES);
                (isByte ? bytes : silent).add(spellings[id]);
            }
        }
        return new LlamaDecoder(alphabet, literal, silent, bytes, dummy, clean);
    }

    /// The tokens as llama.cpp's SPM takes them: any but a byte may be merged to.
    ScoredPieces all() {
        Role[] roles = new Role[spellings.length];
        boolean[] bytes = new boolean[256];
        int found = 0;
        for (int id = 0; id < roles.length; id++) {
            boolean isByte = spellings[id].matches(BYTES);
            roles[id] = isByte ? Role.RESERVED : Role.MATCHED;
            if (isByte) {
                int b = Integer.parseInt(spellings[id].substring(3, 5), 16);
                found += bytes[b] ? 0 : 1;
                bytes[b] = true;
            }
        }
        return new ScoredPieces(spellings, scores, roles, special("unknown", 0), found == 256);
    }

    /// The tokens by the types that the file states: the model is made before names are looked at.
    ScoredPieces typed(int unknown) {
        Role[] roles = new Role[spellings.length];
        for (int id = 0; id < roles.length; id++) {
            roles[id] =
                    attributes.stated(id, USER_DEFINED)
                            ? Role.USER_DEFINED
                            : attributes.stated(id, UNUSED)
                                    ? Role.UNUSED
                                    : attributes.stated(id, NORMAL) ? Role.MATCHED : Role.RESERVED;
        }
        return new ScoredPieces(spellings, scores, roles, unknown, false);
    }

    /// The scores as they count in a sum: user-defined tokens have none.
    double[] counted() {
        double[] counted = new double[scores.length];
        Arrays.setAll(counted, id -> attributes.is(id, USER_DEFINED) ? 0 : scores[id]);
        return counted;
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
    /// @param beginId which, where it does not say
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

    /// A token before and one behind every text, -1 for none.
    Optional<PostProcessor> around(int before, int after, List<String> notes) {
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
