package lexiscope.format.tokenizerjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// User-defined pieces stay whole in the written file whatever its normalizers do to them, and the
/// character map works there on characters, not on graphemes. The written files were also run by
/// tokenizers 0.23.2, which gave the ids that they have here.
class WrittenPiecesTest {
    private static final String ACCENT = "\u0301";
    private static final List<String> PIECES =
            List.of(
                    "<unk>", "\n", "①", "<sep>", "\n\n", "▁▁", "▁", "1", "a", "b", "é", "ガ",
                    ACCENT);
    private static final int USER_DEFINED = 5;

    @TempDir private Path folder = Path.of("");

    private static CharacterMap map() {
        return CharacterMap.of(
                Base64.getDecoder()
                        .decode(
                                lexiscope.tokenizer.TinyCharacterMap.of(
                                        Map.of(
                                                "①",
                                                "1",
                                                "\n",
                                                " ",
                                                "\t",
                                                " ",
                                                "ﬁ",
                                                "b",
                                                "ｶ",
                                                "カ",
                                                "ﾞ",
                                                "\u3099",
                                                "ｶﾞ",
                                                "ガ",
                                                "a\u0300",
                                                "à",
                                                "e" + ACCENT,
                                                "é"))));
    }

    private static Tokenizer tokenizer(boolean bpe, boolean dummy, boolean squeeze) {
        Role[] roles = new Role[PIECES.size()];
        Arrays.fill(roles, Role.MATCHED);
        Arrays.fill(roles, 1, 1 + USER_DEFINED, Role.USER_DEFINED);
        roles[0] = Role.RESERVED;
        float[] scores = new float[roles.length];
        Arrays.fill(scores, -2);
        var pieces = new ScoredPieces(PIECES.toArray(String[]::new), scores, roles, 0, false);
        PieceTrie kept = pieces.userDefined();
        var rules = new SentencePieceNormalizer.Rules(dummy, false, squeeze, true);
        SubwordModel model = bpe ? new SentencePieceBpe(pieces) : SentencePieceUnigram.of(pieces);
        Map<Integer, TokenKind> kinds = new HashMap<>(Map.of(0, TokenKind.SPECIAL));
        var vocabulary =
                new Vocabulary(PIECES.toArray(String[]::new), Map.of(), new Spelling.SpaceMark('▁'))
                        .stating(kinds);
        return new Tokenizer(
                vocabulary,
                new Stages(
                        Optional.of(new SentencePieceNormalizer(map(), kept, rules)),
                        Optional.empty(),
                        model,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static String ids(Tokenizer tokenizer, String text) {
        return Arrays.toString(tokenizer.encode(text, EncodeOptions.DEFAULT).ids());
    }

    @Test
    void sameIdsThroughTheWrittenFile() throws Exception {
        for (int i = 0; i < 8; i++) {
            boolean bpe = (i & 1) != 0;
            var own = tokenizer(bpe, (i & 2) != 0, (i & 4) != 0);
            Path file = folder.resolve("written.json");
            List<String> notes = TokenizerJsonWriter.write(file, own);
            try (var model = ModelReader.open(file, Progress.NONE)) {
                var written = model.tokenizer().orElseThrow();
                for (String text :
                        List.of(
                                "a\nb",
                                "a①b1",
                                "1",
                                "a 1①",
                                "<sep>ab",
                                "a<sep> b",
                                "\n\nab",
                                "a\n\nb\n",
                                "aｶﾞb",
                                "a①" + ACCENT,
                                "bﬁ" + ACCENT + "a",
                                "ae" + ACCENT + "b",
                                " a\tb ",
                                "▁▁a",
                                "")) {
                    assertEquals(ids(own, text), ids(written, text), text + " in form " + i);
                }
            }
            boolean said = notes.stream().anyMatch(n -> n.contains("nothing but a user-defined"));
            assertEquals(bpe && (i & 2) != 0, said, "" + notes);
        }
        assertTrue(ids(tokenizer(true, false, false), "①1").equals("[2, 7]"));
    }
}
