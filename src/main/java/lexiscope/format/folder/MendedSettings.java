package lexiscope.format.folder;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What is wrong beside a tokenizer: added tokens at other ids or with other flags than the
/// tokenizer has, names of tokens that are gone, files that name different tokens, and no token to
/// pad with.
record MendedSettings(Mends mending) {
    private static final List<String> NAMED =
            List.of(
                    "bos_token",
                    "eos_token",
                    "unk_token",
                    "sep_token",
                    "cls_token",
                    "mask_token",
                    "pad_token");

    /// What tokens to pad with are called.
    private static final List<String> PADS =
            List.of(
                    "<pad>",
                    "[PAD]",
                    "<|pad|>",
                    "<|padding|>",
                    "<|finetune_right_pad_id|>",
                    "<|pad_token|>",
                    "<PAD>");

    void find() throws UnreadableFileException {
        Vocabulary vocabulary = mending.vocabulary();
        if (mending.model().tokenizer().isEmpty()) {
            return;
        }
        for (String name : mending.named(Mends.TOKENIZER_CONFIG)) {
            var config = mending.json(name);
            if (config.get(TokenizerSettings.DECODER) instanceof Map<?, ?> decoder) {
                config.put(TokenizerSettings.DECODER, decoder(name, decoder, vocabulary));
            }
            gone(name, config, vocabulary);
            further(name, config, vocabulary);
        }
        for (String name : mending.named(Mends.SPECIAL)) {
            gone(name, mending.json(name), vocabulary);
            further(name, mending.json(name), vocabulary);
            contradicting(name);
        }
        for (String name : mending.named(Mends.ADDED)) {
            listed(name, vocabulary);
        }
        pad(vocabulary);
    }

    private Map<String, Object> decoder(String name, Map<?, ?> decoder, Vocabulary vocabulary) {
        var byId = new TreeMap<Integer, Object>();
        decoder.forEach(
                (key, value) -> {
                    String number = String.valueOf(key);
                    Optional<String> content = Mends.content(value);
                    if (content.isEmpty()
                            || !number.matches("\\d{1,9}")
                            || !(value instanceof Map<?, ?> flags)) {
                        return;
                    }
                    int id = Integer.parseInt(number);
                    OptionalInt real = vocabulary.id(content.get());
                    if (real.isEmpty()) {
                        if (!mending.found(
                                name,
                                "It lists the added token “"
                                        + content.get()
                                        + "” (id "
                                        + id
                                        + "), which the tokenizer does not have.",
                                "It does not list it.")) {
                            byId.put(id, value);
                        }
                        return;
                    }
                    int listed = id;
                    if (real.getAsInt() != id
                            && mending.found(
                                    name,
                                    "It lists the added token “"
                                            + content.get()
                                            + "” under the id "
                                            + id
                                            + ", but the tokenizer has it under "
                                            + real.getAsInt()
                                            + ".",
                                    "It lists it under " + real.getAsInt() + ".")) {
                        listed = real.getAsInt();
                    }
                    AddedToken added = vocabulary.added(real.getAsInt());
                    boolean file = !mending.named(Mends.TOKENIZER).isEmpty();
                    byId.put(listed, added == null || !file ? flags : flags(name, added, flags));
                });
        var changed = new LinkedHashMap<String, Object>();
        byId.forEach((id, flags) -> changed.put(String.valueOf(id), flags));
        return changed;
    }

    /// Flags are those of the tokenizer's own file.
    private Map<Object, Object> flags(String name, AddedToken real, Map<?, ?> flags) {
        var copy = new LinkedHashMap<Object, Object>(flags);
        String token = "“" + real.content() + "”";
        if (flags.get("special") instanceof Boolean said && said != real.special()) {
            String is = real.special() ? "special" : "not special";
            if (other(name, token, said ? "special" : "not special", is)) {
                copy.put("special", real.special());
            }
        }
        var further = new LinkedHashMap<String, Boolean>();
        further.put("lstrip", real.leftStrip());
        further.put("rstrip", real.rightStrip());
        further.put("single_word", real.singleWord());
        further.put("normalized", real.normalized());
        further.forEach(
                (key, is) -> {
                    if (flags.get(key) instanceof Boolean said
                            && !said.equals(is)
                            && other(name, key + " of " + token, "" + said, "" + is)) {
                        copy.put(key, is);
                    }
                });
        return copy;
    }

    /// Something that the tokenizer's own file says otherwise.
    private boolean other(String name, String what, String said, String is) {
        return mending.found(
                name,
                "It says that " + what + " is " + said + "; tokenizer.json says " + is + ".",
                "It says " + is + ".");
    }

    private void gone(String name, Map<String, Object> config, Vocabulary vocabulary)
            throws UnreadableFileException {
        for (String key : NAMED) {
            Optional<String> token = Mends.content(config.get(key));
            if (token.isPresent() && vocabulary.id(token.get()).isEmpty()) {
                Optional<String> other = other(name, key, vocabulary);
                boolean wanted =
                        mending.found(
                                name,
                                key
                                        + " is “"
                                        + token.get()
                                        + "”, which the vocabulary does not have.",
                                other.map(o -> key + " is “" + o + "”, as another file says.")
                                        .orElse("It names no " + key + "."));
                if (!wanted) {
                    continue;
                }
                if (other.isPresent()) {
                    config.put(key, other.get());
                } else {
                    config.remove(key);
                }
            }
        }
    }

    /// Further special tokens: one that the vocabulary lacks is added by loaders, behind the rows.
    private void further(String name, Map<String, Object> config, Vocabulary vocabulary) {
        for (String key : List.of("additional_special_tokens", "extra_special_tokens")) {
            if (config.get(key) instanceof List<?> list) {
                var kept = new ArrayList<Object>();
                for (Object each : list) {
                    Optional<String> token = Mends.content(each);
                    if (token.isEmpty() || there(name, key, token.get(), vocabulary)) {
                        kept.add(each);
                    }
                }
                config.put(key, kept);
            } else if (config.get(key) instanceof Map<?, ?> names) {
                var kept = new LinkedHashMap<Object, Object>();
                names.forEach(
                        (called, each) -> {
                            Optional<String> token = Mends.content(each);
                            if (token.isEmpty() || there(name, key, token.get(), vocabulary)) {
                                kept.put(called, each);
                            }
                        });
                config.put(key, kept);
            }
        }
    }

    private boolean there(String name, String key, String token, Vocabulary vocabulary) {
        return vocabulary.id(token).isPresent()
                || !mending.found(
                        name,
                        key
                                + " has “"
                                + token
                                + "”, which the vocabulary does not have; loaders add it behind the"
                                + " last row.",
                        "It does not have it.");
    }

    private Optional<String> other(String name, String key, Vocabulary vocabulary)
            throws UnreadableFileException {
        for (String kind : List.of(Mends.TOKENIZER_CONFIG, Mends.SPECIAL)) {
            for (String each : mending.named(kind)) {
                var said = Mends.content(mending.json(each).get(key));
                if (!each.equals(name)
                        && said.isPresent()
                        && vocabulary.id(said.get()).isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }

    private void contradicting(String name) throws UnreadableFileException {
        var map = mending.json(name);
        for (String key : NAMED) {
            Optional<String> here = Mends.content(map.get(key));
            Optional<String> there = mending.special(key);
            if (here.isPresent() && there.isPresent() && !here.equals(there)) {
                if (mending.found(
                        name,
                        key
                                + " is “"
                                + here.get()
                                + "” here and “"
                                + there.get()
                                + "” in tokenizer_config.json.",
                        "It is “" + there.get() + "” in both.")) {
                    map.put(key, there.get());
                }
            }
        }
    }

    private void listed(String name, Vocabulary vocabulary) throws UnreadableFileException {
        var list = mending.json(name);
        for (String content : new ArrayList<>(list.keySet())) {
            OptionalInt real = vocabulary.id(content);
            @Nullable Object claimed = list.get(content);
            if (real.isEmpty()) {
                if (mending.found(
                        name,
                        "It lists “" + content + "”, which the tokenizer does not have.",
                        "It does not list it.")) {
                    list.remove(content);
                }
            } else if (!Integer.valueOf(real.getAsInt()).equals(claimed)
                    && mending.found(
                            name,
                            "It gives “"
                                    + content
                                    + "” the id "
                                    + claimed
                                    + ", but the tokenizer has it under "
                                    + real.getAsInt()
                                    + ".",
                            "It gives it " + real.getAsInt() + ".")) {
                list.put(content, real.getAsInt());
            }
        }
    }

    /// A token to pad with: one that is called so, else an unused one, else the end of text.
    private void pad(Vocabulary vocabulary) throws UnreadableFileException {
        var names = mending.named(Mends.TOKENIZER_CONFIG);
        if (names.isEmpty() || mending.special("pad_token").isPresent()) {
            return;
        }
        Optional<String> pad = PADS.stream().filter(p -> vocabulary.id(p).isPresent()).findFirst();
        String why = ", which the vocabulary has for it.";
        for (int id = 0; pad.isEmpty() && id < vocabulary.size(); id++) {
            if (vocabulary.has(id)
                    && vocabulary.kind(id) == TokenKind.UNUSED
                    && vocabulary.added(id) != null) {
                pad = Optional.of(vocabulary.spelling(id));
                why = ", a reserved token that is used for nothing.";
            }
        }
        if (pad.isEmpty()) {
            pad = mending.special("eos_token").filter(e -> vocabulary.id(e).isPresent());
            why = ", the end of text, as is common; training must not mask it everywhere.";
        }
        if (pad.isEmpty()) {
            return;
        }
        String token = pad.get();
        if (!mending.found(
                names.getFirst(),
                "There is no token to pad with (pad_token), so texts cannot be put into one batch.",
                "pad_token is “" + token + "”" + why)) {
            return;
        }
        mending.json(names.getFirst()).put("pad_token", token);
        for (String name : List.of(Mends.CONFIG, Mends.GENERATION)) {
            for (String each : mending.named(name)) {
                var config = mending.json(each);
                int id = vocabulary.id(token).orElseThrow();
                if (config.containsKey("eos_token_id") && config.get("pad_token_id") == null) {
                    if (mending.found(
                            each, "It names no pad_token_id.", "pad_token_id is " + id + ".")) {
                        config.put("pad_token_id", id);
                    }
                }
            }
        }
    }
}
