package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.vocabfile.VocabularyFilesTest;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Vocabularies that are no `tokenizer.json` and not fit: what is wrong is said with its place and
/// as it is written, and what can be opened without is.
class UnfitVocabulariesTest {
    @TempDir private Path folder = Path.of("");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static LanguageModel open(Path path) throws UnreadableFileException {
        return ModelReader.open(path, Progress.NONE);
    }

    private static int[] ids(LanguageModel model, String text) {
        return model.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT).ids();
    }

    private static String refusal(Path path) {
        return assertThrows(UnreadableFileException.class, () -> open(path).close()).sentence();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x.vec | 10 5¶ | promises 10 vectors of 5 numbers in its first line, and holds"
                        + " none",
                "x.txt | 10 5 | promises 10 vectors of 5 numbers",
                "rwkv_vocab_v20230424.txt | x1 'a' 1¶2 'b' 1¶ | line 1 is “x1 'a' 1”",
                "rwkv_vocab_v20230424.txt | 1 'a 1¶2 'b' 1¶ | line 1 is “1 'a 1”",
                "rwkv_vocab_v20230424.txt | 1 'a' 1¶1 'b' 1¶ | line 2 has the id 1, as an earlier",
                "rwkv_vocab_v20230424.txt | 1 'a' 1¶2 'a' 1¶ | line 2 has the token 'a', as the id"
                        + " 1",
                "rwkv_vocab_v20230424.txt | 9999999999 'a' 1¶ | line 1 has the id 9999999999;",
                "rwkv_vocab_v20230424.txt | ¶ | holds no tokens",
                "x.tiktoken | YQ== 5000000¶ | line 1 has the id 5000000;",
                "x.model | not a model¶ | begins neither as a SentencePiece model nor",
                "bpe_simple_vocab_16e6.txt | a b¶ | should begin with the line",
                "merges.txt | #version: 0.2¶ | holds merges alone, and no vocab.json lies beside"
                        + " it",
                "tokenizer_config.json | {} | holds settings of a model",
                "added_tokens.json | {\"<x>\": 3} | Open the folder it lies in",
                "vocab.json | {} | holds no tokens",
                "vocab.json | {\"a\": \"0\"} | the token “a” has the id \"0\";",
                "vocab.json | {\"a\": {\"b\": 1}} | the token “a” has the id {\"b\":1};",
                "vocab.json | {\"a\": 1 | is not JSON at line 1, column 8: it ends too early"
            })
    void whatIsWrongWithATextFileIsSaidWithItsPlace(String name, String text, String said)
            throws Exception {
        String sentence = refusal(write(name, text.replace('¶', '\n')));
        assertTrue(sentence.startsWith(name) && sentence.contains(said), sentence);
    }

    /// What lies beside a vocabulary and is of the wrong kind counts for nothing, and is said.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "added_tokens.json | {'<x>': '2'} | “<x>” should be a whole number from 0 to 2^31",
                "added_tokens.json | {'<x>': 90000000} | “<x>” has the id 90000000, too far beyond",
                "added_tokens.json | {'<x>': 1} | 1 added token has the id of another token and"
                        + " counts in its place, first “<x>” with the id 1 of “b”.",
                "added_tokens.json | {'<y>': 2, '<x>': 1, '<z>': 9} | 2 added tokens have"
                        + " the ids of other tokens and count in their places, first “<x>” with"
                        + " the id 1 of “b”.",
                "added_tokens.json | {'<x>': | is not JSON at line 1, column 8: it ends too early",
                "special_tokens_map.json | {'unk_token': 5} | “unk_token” should be a string or an",
                "tokenizer_config.json | {'tokenizer_class': 7} | “tokenizer_class” should be a"
                        + " string",
                "tokenizer_config.json | {'add_bos_token': 'true'} | “add_bos_token” should be true"
                        + " or",
                "tokenizer_config.json | {'added_tokens_decoder': []} | “added_tokens_decoder”"
                        + " should",
                "tokenizer_config.json | {'added_tokens_decoder': {'x': {}}} |"
                        + " added_tokens_decoder.x"
            })
    void whatLiesBesideIsSaidWhereItDoesNotCount(String name, String json, String said)
            throws Exception {
        write("vocab.json", "{\"a\": 0, \"b\": 1, \"ab\": 2}");
        write("merges.txt", "\uFEFF#version: 0.2\na b\n");
        write(name, json.replace('\'', '"'));
        try (var model = open(folder)) {
            assertArrayEquals(new int[] {2}, ids(model, "ab"));
            String notes = String.join(" ", model.facts().notes());
            assertTrue(notes.contains(said), notes);
        }
    }

    @Test
    void aPartOfTheUsualFilesOpensTheVocabulary() throws Exception {
        Path vocab = write("vocab.json", "{\"a\": 0, \"b\": 1}");
        for (Path opened : List.of(vocab, folder)) {
            try (var model = open(opened)) {
                assertTrue(model.tokenizer().isEmpty());
                assertEquals("b", model.vocabulary().spelling(1));
                String first = model.facts().notes().getFirst();
                assertTrue(first.startsWith("vocab.json needs its merges"), first);
            }
        }
        Path merges = write("merges.txt", "version https://git-lfs.github.com/spec/v1\nsize 9\n");
        try (var model = open(folder)) {
            String first = model.facts().notes().getFirst();
            assertTrue(first.startsWith("merges.txt is only a git-lfs pointer"), first);
        }
        write("merges.txt", "#version: 0.2\n");
        try (var model = open(merges)) {
            assertArrayEquals(new int[] {0, 1}, ids(model, "ab"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vocab.txt, a, vocab.txt has no line “[UNK]”",
        "tokenizer.model, garbage, tokenizer.model begins neither as a SentencePiece model",
        "tokenizer.model, version https://git-lfs, tokenizer.model is only a git-lfs pointer"
    })
    void aFolderWithOneUnfitFileNamesIt(String name, String text, String said) throws Exception {
        write(name, text + "\n");
        String sentence = refusal(folder);
        assertTrue(sentence.startsWith(said), sentence);
    }

    static Stream<Arguments> keys() {
        var text = VocabularyFilesTest.named("bos_token_id", "x");
        return Stream.of(
                Arguments.of(
                        text,
                        "“tokenizer.ggml.bos_token_id” should be a whole number but is \"x\""),
                Arguments.of(
                        VocabularyFilesTest.named("add_bos_token", "yes"),
                        "“tokenizer.ggml.add_bos_token” should be true or false but is \"yes\""),
                Arguments.of(
                        VocabularyFilesTest.types(1, 1),
                        "“tokenizer.ggml.token_type” has 2 entries for 4 tokens"),
                Arguments.of(
                        VocabularyFilesTest.named("token_type", "x"),
                        "“tokenizer.ggml.token_type” should be a list of whole numbers"),
                Arguments.of(
                        VocabularyFilesTest.scores(0, 0, Float.NaN, 0),
                        "“tokenizer.ggml.scores[2]” is NaN"),
                Arguments.of(
                        VocabularyFilesTest.named("scores", "x"),
                        "“tokenizer.ggml.scores” should be a list of numbers but is \"x\""));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void ggufNamesTheKeyOfTheWrongKind(byte[] key, String said) throws Exception {
        Path file = folder.resolve("x.gguf");
        Files.write(
                file,
                VocabularyFilesTest.gguf(
                        List.of(
                                VocabularyFilesTest.named("model", "llama"),
                                VocabularyFilesTest.texts("tokens", "<unk>", "<s>", "</s>", "a"),
                                key)));
        try (var model = open(file)) {
            assertTrue(model.tokenizer().isEmpty());
            assertEquals(4, model.vocabulary().size());
            String first = model.facts().notes().getFirst();
            assertTrue(first.startsWith("x.gguf: " + said), first);
        }
    }

    @Test
    void ggufNamesWhatIsNoListOfTokens() throws Exception {
        Path file = folder.resolve("x.gguf");
        Files.write(
                file,
                VocabularyFilesTest.gguf(List.of(VocabularyFilesTest.named("tokens", "abc"))));
        String sentence = refusal(file);
        assertTrue(sentence.contains("“tokenizer.ggml.tokens” should be a list of"), sentence);
    }
}
