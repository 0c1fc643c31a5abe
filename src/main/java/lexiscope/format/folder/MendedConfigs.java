package lexiscope.format.folder;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong in `config.json` and `generation_config.json`: a size that is not that of the
/// matrix, ids of tokens that are gone or are others than the tokenizer names, and matrices that
/// are said to be one and are not.
///
/// @param differs whether the files hold an output matrix other than the input matrix though the
///   configuration ties the two
/// @param lacking whether no file holds an output matrix though the configuration says that there
///   is one of its own
record MendedConfigs(Mends mending, boolean differs, boolean lacking) {
    private static final List<String> IDS =
            List.of("bos", "eos", "pad", "unk", "sep", "cls", "mask");

    private static final List<String> KEYS = IDS.stream().map(each -> each + "_token_id").toList();

    void find() throws UnreadableFileException {
        rows();
        for (String name : mending.named(Mends.CONFIG)) {
            var config = mending.json(name);
            size(name, config);
            ids(name, config, true);
            tied(name, config);
        }
        for (String name : mending.named(Mends.GENERATION)) {
            ids(name, mending.json(name), false);
        }
    }

    private void size(String name, Map<String, Object> config) {
        int rows = mending.model().rows();
        int said = ModelConfig.of(config).vocabularySize().orElse(rows);
        int wanted = Math.max(rows, mending.rows());
        if (mending.model().matrix().isEmpty() || said == rows && rows == wanted) {
            return;
        }
        if (said != wanted) {
            if (said != rows
                    && !mending.found(
                            name,
                            "vocab_size is " + said + ", but the matrix has " + rows + " rows.",
                            "vocab_size is " + wanted + ".")) {
                return;
            }
            var sized =
                    new ConfigIds(
                                    said,
                                    wanted,
                                    lexiscope.change.IdMap.growing(0, 0),
                                    new ArrayList<>())
                            .changed(config);
            config.clear();
            config.putAll(sized);
        }
    }

    /// Tokens beyond the last row.
    private void rows() {
        int rows = mending.model().rows();
        int tokens = mending.vocabulary().size();
        if (mending.model().matrix().isPresent()
                && mending.model().tokenizer().isPresent()
                && tokens > rows
                && mending.found(
                        mending.model().facts().tensor(),
                        "The tokens from id "
                                + rows
                                + " to "
                                + (tokens - 1)
                                + " have no row; a text with one of them ends the program that runs"
                                + " the model.",
                        "They get rows, each the mean of all.")) {
            mending.grow(tokens);
        }
    }

    private void ids(String name, Map<String, Object> config, boolean main)
            throws UnreadableFileException {
        Vocabulary vocabulary = mending.vocabulary();
        if (mending.model().tokenizer().isEmpty()) {
            return;
        }
        for (String each : IDS) {
            String key = each + "_token_id";
            Object said = config.get(key);
            Optional<String> token = mending.special(each + "_token");
            int named = token.map(t -> vocabulary.id(t).orElse(-1)).orElse(-1);
            if (said instanceof Integer id && id >= 0) {
                int end = Math.max(vocabulary.size(), mending.model().rows());
                boolean gone = !vocabulary.has(id) && (id >= end || named >= 0);
                // an end that only talk has is told beside the tokenizer's own
                boolean tells = main ? !each.equals("eos") : each.equals("bos");
                boolean other = tells && named >= 0 && named != id;
                if (gone || other) {
                    mended(name, config, key, id, named, token);
                }
            } else if (said instanceof List<?> list) {
                var kept = new ArrayList<@Nullable Object>(list);
                kept.removeIf(v -> v instanceof Integer id && id >= vocabulary.size() && id > 0);
                if (kept.size() < list.size()
                        && mending.found(
                                name,
                                key + " names " + list + ", of which some are no tokens.",
                                key + " names " + kept + ".")) {
                    config.put(key, kept);
                }
            }
        }
        new GoneIds(mending, name).find(config, "", KEYS);
    }

    private void mended(
            String name,
            Map<String, Object> config,
            String key,
            int id,
            int named,
            Optional<String> token) {
        boolean gone = !mending.vocabulary().has(id);
        String what =
                gone
                        ? key + " is " + id + ", which is no token."
                        : key
                                + " is "
                                + id
                                + " (“"
                                + mending.vocabulary().spelling(id)
                                + "”), but the tokenizer names “"
                                + token.orElse("")
                                + "”, which is "
                                + named
                                + ".";
        if (named >= 0) {
            if (mending.found(name, what, key + " is " + named + ".")) {
                config.put(key, named);
            }
        } else if (mending.found(name, what, "It names no " + key + ".")) {
            config.remove(key);
        }
    }

    private void tied(String name, Map<String, Object> config) {
        boolean said = ModelConfig.of(config).tied().orElse(false);
        if (lacking
                && mending.found(
                        name,
                        "The output matrix is said to be one of its own (tie_word_embeddings is"
                                + " false), but no file holds one: loaders fill it with random"
                                + " numbers.",
                        "tie_word_embeddings is true, so that the input matrix is used; where the"
                                + " output matrix got lost, fetch it instead.")) {
            var one = tying(config, true);
            config.clear();
            config.putAll(one);
        }
        if (said
                && differs
                && mending.found(
                        name,
                        "Input and output matrix are said to be one (tie_word_embeddings), but the"
                            + " files hold another output matrix: some loaders use it and some do"
                            + " not.",
                        "tie_word_embeddings is false, so that all of them use it.")) {
            var untied = tying(config, false);
            config.clear();
            config.putAll(untied);
        }
    }

    private static Map<String, Object> tying(Map<?, ?> config, boolean tied) {
        var changed = new LinkedHashMap<String, Object>();
        config.forEach(
                (k, v) -> {
                    String key = String.valueOf(k);
                    if (v instanceof Map<?, ?> part && ModelConfig.TEXT_PARTS.contains(key)) {
                        changed.put(key, tying(part, tied));
                    } else if (key.equals("tie_word_embeddings")) {
                        changed.put(key, tied);
                    } else {
                        ConfigIds.putting(changed, key, v);
                    }
                });
        return changed;
    }
}
