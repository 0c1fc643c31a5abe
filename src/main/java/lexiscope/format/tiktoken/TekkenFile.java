package lexiscope.format.tiktoken;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.JsonTree;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Mistral's `tekken.json` (mistral-common, `tokens/tokenizers/tekken.py`): bytes by rank behind a
/// block of special tokens, which text never matches.
///
/// Only the first `default_vocab_size - default_num_special_tokens` entries count; the id of one is
/// its rank + `default_num_special_tokens`. Special tokens that the file does not name are called
/// `<SPECIAL_i>`.
public final class TekkenFile implements Format {
    /// The special tokens of the versions up to 7, which did not list them.
    private static final List<String> BUILT_IN =
            List.of(
                    "<unk>",
                    "<s>",
                    "</s>",
                    "[INST]",
                    "[/INST]",
                    "[AVAILABLE_TOOLS]",
                    "[/AVAILABLE_TOOLS]",
                    "[TOOL_RESULTS]",
                    "[/TOOL_RESULTS]",
                    "[TOOL_CALLS]",
                    "[IMG]",
                    "<pad>",
                    "[IMG_BREAK]",
                    "[IMG_END]",
                    "[PREFIX]",
                    "[MIDDLE]",
                    "[SUFFIX]",
                    "[SYSTEM_PROMPT]",
                    "[/SYSTEM_PROMPT]",
                    "[TOOL_CONTENT]");

    @Override
    public String name() {
        return "tekken.json";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(10, "tekken.json"),
                FileName.tokenizer(11, "tekken*#*.json"),
                FileName.tokenizer(12, "tekken*.json"),
                FileName.tokenizer(13, "*.model.v#*"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        String name = String.valueOf(file.getFileName());
        if (name.contains("tekken") && name.endsWith(".json")) {
            return true;
        }
        String start = StandardCharsets.UTF_8.decode(head).toString();
        return start.contains("\"default_num_special_tokens\"")
                || start.contains("\"token_bytes\"");
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading " + file.getFileName());
        JsonField root = JsonTree.read(file);
        JsonField config = root.need("config");
        List<JsonField> vocab = root.need("vocab").elements();
        int specials = config.need("default_num_special_tokens").number();
        int size = config.need("default_vocab_size").number();
        if (specials < 0 || specials >= size || size - specials > vocab.size()) {
            throw new UnreadableFileException(
                    file,
                    "“config” speaks of a vocabulary of "
                            + size
                            + " tokens, "
                            + specials
                            + " of them special, but “vocab” has "
                            + vocab.size()
                            + " entries.");
        }
        reading.progress().at(0.5, "building the tokenizer");
        TokenBytes ranks = ranks(file, vocab.subList(0, size - specials), specials);
        @Nullable String[] entries = ranks.entries();
        Map<Integer, TokenKind> kinds = new HashMap<>();
        List<String> names = special(root, specials);
        for (int id = 0; id < specials; id++) {
            String content = names.get(id);
            entries[id] = Spelling.RawBytes.of(content.getBytes(StandardCharsets.UTF_8));
            boolean filler = content.startsWith("<SPECIAL_");
            kinds.put(id, filler ? TokenKind.UNUSED : TokenKind.SPECIAL);
        }
        int begin = names.indexOf("<s>");
        var stages =
                new Stages(
                        Optional.empty(),
                        Optional.of(TiktokenEncoding.words(config.need("pattern"))),
                        ranks.bpe(),
                        begin < 0
                                ? Optional.empty()
                                : Optional.of(
                                        new TemplateProcessing(
                                                List.of(
                                                        new Part.Special(List.of(begin)),
                                                        new Part.Sequence()))),
                        Optional.of(new ByteLevelDecoder()));
        var vocabulary = new Vocabulary(entries, Map.of(), new Spelling.RawBytes()).stating(kinds);
        return ModelParts.of("tekken BPE", new Tokenizer(vocabulary, stages), List.of());
    }

    private static TokenBytes ranks(Path file, List<JsonField> vocab, int specials)
            throws UnreadableFileException {
        var builder = new TokenBytes.Builder(file, vocab.size() + specials);
        for (JsonField token : vocab) {
            JsonField rank = token.need("rank");
            JsonField bytes = token.need("token_bytes");
            if (rank.number() < 0 || rank.number() >= vocab.size()) {
                throw rank.unfit("a number from 0 to " + (vocab.size() - 1));
            }
            try {
                builder.add(
                        "“" + token.path() + "”",
                        Base64.getDecoder().decode(bytes.text()),
                        rank.number() + specials);
            } catch (IllegalArgumentException e) {
                throw bytes.unfit("base64");
            }
        }
        return builder.done();
    }

    private static List<String> special(JsonField root, int specials)
            throws UnreadableFileException {
        @Nullable String[] names = new String[specials];
        var listed = root.may("special_tokens");
        if (listed.isPresent()) {
            for (JsonField token : listed.get().elements()) {
                JsonField rank = token.need("rank");
                if (rank.number() < 0
                        || rank.number() >= specials
                        || names[rank.number()] != null) {
                    throw rank.unfit("a number from 0 to " + (specials - 1) + ", each once,");
                }
                names[rank.number()] = token.need("token_str").text();
            }
        } else {
            for (int i = 0; i < Math.min(specials, BUILT_IN.size()); i++) {
                names[i] = BUILT_IN.get(i);
            }
        }
        var all = new ArrayList<String>();
        for (int i = 0; i < specials; i++) {
            String name = names[i];
            all.add(name == null ? "<SPECIAL_" + i + ">" : name);
        }
        return all;
    }
}
