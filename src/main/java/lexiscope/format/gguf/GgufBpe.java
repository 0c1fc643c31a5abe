package lexiscope.format.gguf;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.gguf.GgufPreTokenizers.Rules;
import lexiscope.format.gguf.GgufPreTokenizers.Trait;
import lexiscope.format.part.ModelParts;
import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The tokenizer of a GGUF file with merges. What text is cut into before, and much else, follows
/// from the name in `tokenizer.ggml.pre` ([GgufPreTokenizers]).
///
/// @param notes what a person should know is added here
record GgufBpe(Path file, GgufHeader header, GgufTokens tokens, List<String> notes) {
    /// What `tokenizer.ggml.model` may be.
    private enum Kind {
        GPT2,
        /// Text is cut at white space, which is left out.
        WHITESPACE,
        /// Its pre-tokenizer is known, and there are no special tokens but those the file names.
        GEMMA4
    }

    private static final String SPACE = "\u2581";

    /// One character for one, so İ loses its dot.
    private static final Normalizer LOWERCASE =
            new NormalizerSequence(
                    List.of(new Replace(Pattern.literal("\u0130"), "i"), new Lowercase()));

    ModelParts parts() throws UnreadableFileException {
        Kind kind =
                switch (header.text("tokenizer.ggml.model", "")) {
                    case "whitespace" -> Kind.WHITESPACE;
                    case "gemma4" -> Kind.GEMMA4;
                    default -> Kind.GPT2;
                };
        String pre = kind == Kind.GEMMA4 ? "gemma4" : header.text("tokenizer.ggml.pre", "");
        Rules rules = rules(pre);
        boolean mark = rules.has(Trait.SPACE_MARK);
        var merges = merges(pre);
        notes.addAll(merges.notes());
        var stages =
                new Stages(
                        normalizer(kind, mark),
                        Optional.of(words(kind, rules)),
                        merges.model(whole(rules), rules.bytes()),
                        template(kind, rules),
                        Optional.of(
                                tokens.decoder(
                                        !mark && rules.bytes(),
                                        header.flag("tokenizer.ggml.add_space_prefix", false),
                                        rules.has(Trait.CLEAN_SPACES))));
        Spelling spelling =
                rules.bytes()
                        ? new Spelling.ByteLevel()
                        : mark ? new Spelling.SpaceMark('\u2581') : new Spelling.Plain();
        var vocabulary =
                new Vocabulary(tokens.spellings().clone(), tokens.added(), spelling)
                        .stating(tokens.kinds());
        return ModelParts.of(
                rules.bytes() ? "byte-level BPE (GGUF)" : "BPE (GGUF)",
                new Tokenizer(vocabulary, stages.with(Overlap.LONGEST)),
                notes);
    }

    private Rules rules(String pre) throws UnreadableFileException {
        if (pre.isEmpty()) {
            notes.add(
                    "The file has no tokenizer.ggml.pre; llama.cpp then cuts words by its default"
                            + " rules, which are not those of the model.");
        }
        return GgufPreTokenizers.of(pre)
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "“tokenizer.ggml.pre” is “"
                                                + IdRange.shortened(pre)
                                                + "”, a name that llama.cpp "
                                                + GgufPreTokenizers.FOLLOWS
                                                + " does not know."));
    }

    private GgufMerges merges(String pre) throws UnreadableFileException {
        boolean absent = !header.metadata().containsKey("tokenizer.ggml.merges");
        if (absent && !pre.equals("kimi-k2")) {
            throw new UnreadableFileException(
                    file, "has no “tokenizer.ggml.merges”, without which text cannot be split.");
        }
        if (absent) {
            notes.add(
                    "The file has no tokenizer.ggml.merges; as in llama.cpp, text then becomes"
                            + " single bytes.");
        }
        return new GgufMerges(tokens.ids(), header.texts("tokenizer.ggml.merges"));
    }

    private static LlamaBpe.Whole whole(Rules rules) {
        return rules.has(Trait.WHOLE_WORDS)
                ? LlamaBpe.Whole.ALL
                : rules.has(Trait.WHOLE_LINE_BREAKS)
                        ? LlamaBpe.Whole.LINE_BREAKS
                        : LlamaBpe.Whole.NONE;
    }

    private Optional<Normalizer> normalizer(Kind kind, boolean mark) {
        if (mark) {
            return Optional.of(new Replace(Pattern.literal(" "), SPACE));
        }
        return kind == Kind.WHITESPACE && header.flag("tokenizer.ggml.normalizer.lowercase", false)
                ? Optional.of(LOWERCASE)
                : Optional.empty();
    }

    private static PreTokenizer words(Kind kind, Rules rules) {
        return kind == Kind.WHITESPACE
                ? new PreTokenizerSequence(List.of(new WhitespaceSplit(), rules.words()))
                : rules.words();
    }

    private Optional<PostProcessor> template(Kind kind, Rules rules) {
        boolean always = rules.has(Trait.ALWAYS_BEGIN);
        int otherwise = kind == Kind.GEMMA4 ? -1 : 11;
        boolean before =
                always || header.flag("tokenizer.ggml.add_bos_token", rules.has(Trait.BEGIN));
        boolean after = header.flag("tokenizer.ggml.add_eos_token", false);
        return tokens.around(
                before
                        ? tokens.special("bos", rules.has(Trait.NO_DEFAULT_BEGIN) ? -1 : otherwise)
                        : -1,
                after ? tokens.special("eos", otherwise) : -1,
                notes);
    }
}
