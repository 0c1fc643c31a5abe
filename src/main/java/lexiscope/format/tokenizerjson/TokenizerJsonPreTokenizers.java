package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.CharDelimiterSplit;
import lexiscope.tokenizer.pretokenizer.Digits;
import lexiscope.tokenizer.pretokenizer.FixedLength;
import lexiscope.tokenizer.pretokenizer.LlamaBertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.Metaspace;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Punctuation;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.pretokenizer.UnicodeScripts;
import lexiscope.tokenizer.pretokenizer.Whitespace;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The pre-tokenizers of a `tokenizer.json`, read and written.
final class TokenizerJsonPreTokenizers {
    private TokenizerJsonPreTokenizers() {}

    static PreTokenizer read(JsonField f) throws UnreadableFileException {
        String type = f.type("Metaspace", "replacement");
        return switch (type) {
            case "ByteLevel" ->
                    new ByteLevel(f.flag("add_prefix_space", true), f.flag("use_regex", true));
            case "BertPreTokenizer" -> new BertPreTokenizer();
            case "Split" ->
                    new Split(
                            pattern(f.need("pattern")),
                            behavior(f.need("behavior")),
                            f.flag("invert", false));
            case "Metaspace" -> metaspace(f);
            case "Punctuation" -> {
                var behavior = f.may("behavior");
                yield new Punctuation(
                        behavior.isPresent() ? behavior(behavior.get()) : Split.Behavior.ISOLATED);
            }
            case "Digits" -> new Digits(f.flag("individual_digits", false));
            case "Whitespace" -> new Whitespace();
            case "WhitespaceSplit" -> new WhitespaceSplit();
            case "CharDelimiterSplit" -> new CharDelimiterSplit(f.need("delimiter").character());
            case "UnicodeScripts" -> new UnicodeScripts();
            case "FixedLength" -> fixedLength(f);
            case "Sequence" -> {
                var parts = new ArrayList<PreTokenizer>();
                for (var part : f.need("pretokenizers").elements()) {
                    parts.add(read(part));
                }
                yield new PreTokenizerSequence(parts);
            }
            default -> throw f.unknown("pre-tokenizer", type);
        };
    }

    private static FixedLength fixedLength(JsonField f) throws UnreadableFileException {
        var length = f.may("length");
        int characters = length.isPresent() ? length.get().number() : 5;
        if (characters < 1) {
            throw f.need("length").unfit("at least 1");
        }
        return new FixedLength(characters);
    }

    /// The older `add_prefix_space` counts only against a scheme that contradicts it.
    private static Metaspace metaspace(JsonField f) throws UnreadableFileException {
        var prepend = prepend(f);
        if (!f.flag("add_prefix_space", true) && prepend != Metaspace.Prepend.NEVER) {
            if (f.may("prepend_scheme").isPresent()) {
                throw f.need("prepend_scheme").unfit("never where add_prefix_space is false");
            }
            prepend = Metaspace.Prepend.NEVER;
        }
        String mark = Character.toString(f.need("replacement").character());
        return new Metaspace(mark, prepend, f.flag("split", true));
    }

    static Metaspace.Prepend prepend(JsonField f) throws UnreadableFileException {
        String scheme = f.text("prepend_scheme", "always");
        return switch (scheme) {
            case "always" -> Metaspace.Prepend.ALWAYS;
            case "first" -> Metaspace.Prepend.FIRST;
            case "never" -> Metaspace.Prepend.NEVER;
            default -> throw f.need("prepend_scheme").unfit("always, first or never");
        };
    }

    static Pattern pattern(JsonField f) throws UnreadableFileException {
        var literal = f.may("String");
        if (literal.isPresent()) {
            return Pattern.literal(literal.get().text());
        }
        JsonField regex = f.need("Regex");
        try {
            return Pattern.regex(regex.text());
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    f.file(), "“" + regex.path() + "”: " + e.getMessage() + ".", e);
        }
    }

    private static Split.Behavior behavior(JsonField f) throws UnreadableFileException {
        return switch (f.text()) {
            case "Removed" -> Split.Behavior.REMOVED;
            case "Isolated" -> Split.Behavior.ISOLATED;
            case "MergedWithPrevious" -> Split.Behavior.MERGED_WITH_PREVIOUS;
            case "MergedWithNext" -> Split.Behavior.MERGED_WITH_NEXT;
            case "Contiguous" -> Split.Behavior.CONTIGUOUS;
            default ->
                    throw f.unfit(
                            "Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous");
        };
    }

    /// A pre-tokenizer in the words of the file.
    static ObjectNode written(PreTokenizer p) {
        return switch (p) {
            case BertPreTokenizer _, LlamaBertPreTokenizer _ -> named("BertPreTokenizer");
            case ByteLevel b ->
                    named("ByteLevel")
                            .put("add_prefix_space", b.addPrefixSpace())
                            .put("trim_offsets", true)
                            .put("use_regex", b.useRegex());
            case CharDelimiterSplit c ->
                    named("CharDelimiterSplit").put("delimiter", Character.toString(c.delimiter()));
            case Digits d -> named("Digits").put("individual_digits", d.individual());
            case FixedLength f -> named("FixedLength").put("length", f.length());
            case Metaspace m ->
                    named("Metaspace")
                            .put("replacement", m.mark())
                            .put("prepend_scheme", m.prepend().name().toLowerCase(Locale.ROOT))
                            .put("split", m.split());
            case PreTokenizerSequence s ->
                    sequence(
                            s.preTokenizers().stream()
                                    .map(TokenizerJsonPreTokenizers::written)
                                    .toList());
            case Punctuation u -> named("Punctuation").put("behavior", written(u.behavior()));
            case Split s -> {
                var split = named("Split");
                split.set("pattern", written(s.pattern()));
                yield split.put("behavior", written(s.behavior())).put("invert", s.invert());
            }
            case UnicodeScripts _ -> named("UnicodeScripts");
            case Whitespace _ -> named("Whitespace");
            case WhitespaceSplit _ -> named("WhitespaceSplit");
        };
    }

    static ObjectNode sequence(List<ObjectNode> parts) {
        var sequence = named("Sequence");
        sequence.putArray("pretokenizers").addAll(parts);
        return sequence;
    }

    static ObjectNode written(Pattern pattern) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(pattern.isLiteral() ? "String" : "Regex", pattern.source());
    }

    private static ObjectNode named(String type) {
        return WrittenModel.named(type);
    }

    private static String written(Split.Behavior behavior) {
        return switch (behavior) {
            case REMOVED -> "Removed";
            case ISOLATED -> "Isolated";
            case MERGED_WITH_PREVIOUS -> "MergedWithPrevious";
            case MERGED_WITH_NEXT -> "MergedWithNext";
            case CONTIGUOUS -> "Contiguous";
        };
    }
}
