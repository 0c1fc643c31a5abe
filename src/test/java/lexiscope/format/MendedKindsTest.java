package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Further members of each kind of fault: the same thing said in another place or another form.
/// Each is found alone, is gone in the copy, and the copy is read by the reference library.
class MendedKindsTest extends WholeFolder {
    private List<String> found() throws Exception {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return FolderMender.findings(model, List.of(folder)).stream()
                    .map(f -> f.file() + ": " + f.what() + " → " + f.mend())
                    .toList();
        }
    }

    private Path mended() throws Exception {
        Path out = temporary.resolve("out");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            FolderMender.write(
                    model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
        }
        folder = out;
        assertEquals(List.of(), found());
        try (var theirs = HuggingFaceTokenizer.newInstance(out.resolve("tokenizer.json"))) {
            assertTrue(theirs.encode("abc").getIds().length > 0);
        }
        return out;
    }

    /// @param file in which it is
    /// @param what is there
    /// @param with what takes its place
    /// @param said of it
    record Fault(String file, String what, String with, String said) {
        @Override
        public String toString() {
            return said;
        }
    }

    private static final String SEQUENCE_A = "{\"Sequence\": {\"id\": \"A\", \"type_id\": 0}}]";
    private static final String TEMPLATE =
            SmallFolders.TOKENIZER.substring(
                    SmallFolders.TOKENIZER.indexOf("{\"type\": \"TemplateProcessing\""),
                    SmallFolders.TOKENIZER.indexOf("\"decoder\": null"));

    static final List<Fault> FAULTS =
            List.of(
                    new Fault(
                            "tokenizer.json",
                            SEQUENCE_A + ",\n \"pair\"",
                            SEQUENCE_A.replace(
                                            "]",
                                            ", {\"SpecialToken\": {\"id\": \"<e>\","
                                                    + " \"type_id\": 0}}]")
                                    + ",\n \"pair\"",
                            "adds “<e>”, which the vocabulary does not have"),
                    new Fault(
                            "tokenizer.json",
                            SEQUENCE_A + ",\n \"pair\"",
                            SEQUENCE_A.replace(
                                            "]",
                                            ", {\"SpecialToken\": {\"id\": \"</s>\","
                                                    + " \"type_id\": 0}}]")
                                    + ",\n \"pair\"",
                            "adds “</s>” and does not say by which id; most readers refuse the"
                                    + " file. → It says 1."),
                    new Fault(
                            "tokenizer.json",
                            TEMPLATE,
                            "{\"type\": \"RobertaProcessing\", \"sep\": [\"</s>\", 5], \"cls\":"
                                    + " [\"<s>\", 0], \"trim_offsets\": true,"
                                    + " \"add_prefix_space\": false},\n",
                            "adds “</s>” under the id 5, but it is the token 1"),
                    new Fault(
                            "tokenizer.json",
                            TEMPLATE,
                            "{\"type\": \"BertProcessing\", \"sep\": [\"[SEP]\", 9], \"cls\":"
                                    + " [\"<s>\", 0]},\n",
                            "adds “[SEP]”, which the vocabulary does not have. → It adds “</s>”,"
                                    + " as another file says."),
                    new Fault(
                            "tokenizer.json",
                            TEMPLATE,
                            "{\"type\": \"Sequence\", \"processors\": ["
                                    + TEMPLATE.strip()
                                            .replace("\"ids\": [0]", "\"ids\": [4]")
                                            .replaceFirst(",$", "")
                                    + "]},\n",
                            "adds “<s>” under the id 4, but it is the token 0"),
                    new Fault(
                            "tokenizer.json",
                            "\"padding\": null",
                            "\"padding\": {\"strategy\": \"BatchLongest\", \"direction\":"
                                    + " \"Right\", \"pad_to_multiple_of\": null, \"pad_id\": 9,"
                                    + " \"pad_type_id\": 0, \"pad_token\": \"<pad>\"}",
                            "pads with “<pad>”, which the vocabulary does not have. → It pads"
                                    + " with “</s>”, the token 1."),
                    new Fault(
                            "tokenizer.json",
                            "\"padding\": null",
                            "\"padding\": {\"strategy\": \"BatchLongest\", \"direction\":"
                                    + " \"Right\", \"pad_to_multiple_of\": null, \"pad_id\": 4,"
                                    + " \"pad_type_id\": 0, \"pad_token\": \"</s>\"}",
                            "pads with “</s>” under the id 4, but it is the token 1"),
                    new Fault(
                            "tokenizer.json",
                            "\"unk_token\": null",
                            "\"unk_token\": \"<unk>\"",
                            "unknown token is “<unk>”, which the vocabulary does not have"),
                    new Fault(
                            "tokenizer_config.json",
                            "\"special\": true},",
                            "\"special\": true, \"lstrip\": true},",
                            "says that lstrip of “<s>” is true; tokenizer.json says false"),
                    new Fault(
                            "tokenizer_config.json",
                            "\"additional_special_tokens\": []",
                            "\"additional_special_tokens\": [\"</s>\", {\"content\": \"<gone>\"}]",
                            "additional_special_tokens has “<gone>”"),
                    new Fault(
                            "tokenizer_config.json",
                            "\"additional_special_tokens\": []",
                            "\"extra_special_tokens\": {\"image_token\": \"<image>\"}",
                            "extra_special_tokens has “<image>”"),
                    new Fault(
                            "special_tokens_map.json",
                            "\"bos_token\"",
                            "\"additional_special_tokens\": [\"<gone>\"], \"bos_token\"",
                            "additional_special_tokens has “<gone>”"),
                    new Fault(
                            "config.json",
                            "\"vocab_size\": 8",
                            "\"vocab_size\": 8, \"decoder_start_token_id\": 99",
                            "decoder_start_token_id is 99, which is no token"),
                    new Fault(
                            "config.json",
                            "\"vocab_size\": 8",
                            "\"vocab_size\": 8, \"text_config\": {\"image_token_index\": 8}",
                            "text_config.image_token_index is 8, which is no token"),
                    new Fault(
                            "generation_config.json",
                            "\"temperature\": 0.6",
                            "\"suppress_tokens\": [3, 99]",
                            "suppress_tokens names ids that are no tokens. → suppress_tokens names"
                                    + " [3]"),
                    new Fault(
                            "generation_config.json",
                            "\"temperature\": 0.6",
                            "\"forced_decoder_ids\": [[99, 3], [1, 98]]",
                            "forced_decoder_ids names [[99, 3]]"),
                    new Fault(
                            "generation_config.json",
                            "\"temperature\": 0.6",
                            "\"bad_words_ids\": [[99]]",
                            "→ It names no bad_words_ids"),
                    new Fault(
                            "generation_config.json",
                            "\"temperature\": 0.6",
                            "\"lang_to_id\": {\"<en>\": 3, \"<de>\": 77}",
                            "lang_to_id names {<en>=3}"),
                    new Fault(
                            "generation_config.json",
                            "\"bos_token_id\": 0",
                            "\"bos_token_id\": 4",
                            "bos_token_id is 4 (“c”), but the tokenizer names “<s>”, which is 0"));

    @ParameterizedTest
    @FieldSource("FAULTS")
    void isFoundAloneAndMended(Fault fault) throws Exception {
        replace(fault.file(), fault.what(), fault.with());
        var found = found();
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().startsWith(fault.file() + ": "), found.toString());
        assertTrue(found.getFirst().contains(fault.said()), found.toString());
        mended();
    }

    /// A kind that must name both tokens becomes a template where there is only one.
    @Test
    void aFixedFormWithATokenThatIsGone() throws Exception {
        replace("special_tokens_map.json", ", \"eos_token\": {\"content\": \"</s>\"}", "");
        replace(
                "tokenizer.json",
                TEMPLATE,
                "{\"type\": \"RobertaProcessing\", \"sep\": [\"[SEP]\", 9], \"cls\": [\"<s>\", 0],"
                        + " \"trim_offsets\": true, \"add_prefix_space\": false},\n");
        assertTrue(found().getFirst().contains("It adds that token no more."), found().toString());
        try (var model = ModelReader.open(mended(), Progress.NONE)) {
            assertArrayEquals(
                    new int[] {0, 6},
                    model.tokenizer().orElseThrow().encode("abc", EncodeOptions.DEFAULT).ids());
        }
    }

    @Test
    void noOutputMatrixThoughOneIsSaid() throws Exception {
        replace("config.json", "{", "{\"architectures\": [\"LlamaForCausalLM\"], ");
        assertEquals(List.of(), found());
        Files.write(
                folder.resolve("model.safetensors"),
                new SampleSafetensors()
                        .with("model.embed_tokens.weight", new float[8][SmallFolders.DIM])
                        .bytes());
        var found = found();
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().contains("no file holds one"), found.toString());
        assertEquals(true, Json.object(mended().resolve("config.json")).get("tie_word_embeddings"));
    }

    /// SentencePiece's form: field 1 a piece, whose field 1 is its text.
    private static byte[] pieces(List<String> texts) {
        var all = new ByteArrayOutputStream();
        for (String each : texts) {
            byte[] text = each.getBytes(StandardCharsets.UTF_8);
            all.writeBytes(new byte[] {0x0A, (byte) (text.length + 2), 0x0A, (byte) text.length});
            all.writeBytes(text);
        }
        return all.toByteArray();
    }

    @Test
    void aModelOfPiecesOfAnother() throws Exception {
        var pieces = new ArrayList<String>(List.of("<s>", "</s>", "a", "b", "c", "ab", "abc"));
        Path file = folder.resolve("tokenizer.model");
        Files.write(file, pieces(pieces));
        assertEquals(List.of(), found());
        pieces.replaceAll(p -> p + "#");
        Files.write(file, pieces(pieces));
        var found = found();
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().contains("has only 0"), found.toString());
        assertFalse(Files.exists(mended().resolve("tokenizer.model")));
    }
}
