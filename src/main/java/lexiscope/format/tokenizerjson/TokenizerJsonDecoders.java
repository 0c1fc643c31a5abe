package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.decoder.BpeDecoder;
import lexiscope.tokenizer.decoder.ByteFallbackDecoder;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.CtcDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.decoder.FuseDecoder;
import lexiscope.tokenizer.decoder.LlamaDecoder;
import lexiscope.tokenizer.decoder.MetaspaceDecoder;
import lexiscope.tokenizer.decoder.ReplaceDecoder;
import lexiscope.tokenizer.decoder.SentencePieceDecoder;
import lexiscope.tokenizer.decoder.StripDecoder;
import lexiscope.tokenizer.decoder.WordPieceDecoder;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.Metaspace;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The decoders of a `tokenizer.json`, read and written.
final class TokenizerJsonDecoders {
    private TokenizerJsonDecoders() {}

    static Decoder read(JsonField f) throws UnreadableFileException {
        String type =
                f.type(
                        "Metaspace",
                        "replacement",
                        "BPEDecoder",
                        "suffix",
                        "WordPiece",
                        "prefix",
                        "CTC",
                        "pad_token",
                        "Replace",
                        "pattern",
                        "Strip",
                        "content");
        return switch (type) {
            case "ByteLevel" -> new ByteLevelDecoder();
            case "WordPiece" ->
                    new WordPieceDecoder(f.text("prefix", "##"), f.flag("cleanup", true));
            case "BPEDecoder" -> new BpeDecoder(f.text("suffix", "</w>"));
            case "Metaspace" -> {
                boolean prepended =
                        f.flag("add_prefix_space", true)
                                && TokenizerJsonPreTokenizers.prepend(f) != Metaspace.Prepend.NEVER;
                yield new MetaspaceDecoder(
                        Character.toString(f.need("replacement").character()), prepended);
            }
            case "CTC" ->
                    new CtcDecoder(
                            f.text("pad_token", "<pad>"),
                            f.text("word_delimiter_token", "|"),
                            f.flag("cleanup", true));
            case "Replace" ->
                    new ReplaceDecoder(
                            TokenizerJsonPreTokenizers.pattern(f.need("pattern")),
                            f.need("content").text());
            case "Fuse" -> new FuseDecoder();
            case "Strip" ->
                    new StripDecoder(
                            f.need("content").character(),
                            f.need("start").count(),
                            f.need("stop").count());
            case "ByteFallback" -> new ByteFallbackDecoder();
            case "Sequence" -> {
                var parts = new ArrayList<Decoder>();
                for (var part : f.need("decoders").elements()) {
                    parts.add(read(part));
                }
                yield new DecoderSequence(parts);
            }
            default -> throw f.unknown("decoder", type);
        };
    }

    /// A decoder in the words of the file.
    static ObjectNode written(Decoder d) {
        return switch (d) {
            case BpeDecoder b -> named("BPEDecoder").put("suffix", b.suffix());
            case ByteFallbackDecoder _ -> named("ByteFallback");
            case ByteLevelDecoder _ ->
                    named("ByteLevel")
                            .put("add_prefix_space", true)
                            .put("trim_offsets", true)
                            .put("use_regex", true);
            case CtcDecoder c ->
                    named("CTC")
                            .put("pad_token", c.pad())
                            .put("word_delimiter_token", c.wordDelimiter())
                            .put("cleanup", c.cleanup());
            case DecoderSequence s ->
                    sequence(s.decoders().stream().map(TokenizerJsonDecoders::written).toList());
            case FuseDecoder _ -> named("Fuse");
            case LlamaDecoder l -> written(l.nearest());
            case MetaspaceDecoder m ->
                    named("Metaspace")
                            .put("replacement", m.mark())
                            .put("prepend_scheme", m.prepended() ? "always" : "never")
                            .put("split", true);
            case ReplaceDecoder r -> replace(r.pattern(), r.content());
            case SentencePieceDecoder s -> pieces(s);
            case StripDecoder s ->
                    named("Strip")
                            .put("content", Character.toString(s.content()))
                            .put("start", s.start())
                            .put("stop", s.stop());
            case WordPieceDecoder w ->
                    named("WordPiece").put("prefix", w.prefix()).put("cleanup", w.cleanup());
        };
    }

    private static ObjectNode named(String type) {
        return WrittenModel.named(type);
    }

    private static ObjectNode replace(Pattern pattern, String content) {
        var replace = named("Replace");
        replace.set("pattern", TokenizerJsonPreTokenizers.written(pattern));
        return replace.put("content", content);
    }

    private static ObjectNode sequence(List<ObjectNode> parts) {
        var sequence = named("Sequence");
        sequence.putArray("decoders").addAll(parts);
        return sequence;
    }

    /// Control pieces vanish, the unknown one shows its surface, bytes are joined, the space before
    /// the text goes. A pattern takes that space off, since `Strip` of the reference library dies
    /// where there is no text.
    private static ObjectNode pieces(SentencePieceDecoder d) {
        var parts = new ArrayList<ObjectNode>();
        if (!d.control().isEmpty()) {
            String names =
                    d.control().stream()
                            .sorted()
                            .map(Apart::quoted)
                            .collect(Collectors.joining("|"));
            parts.add(replace(Pattern.regex("\\A(?:" + names + ")\\z"), ""));
        }
        parts.add(replace(Pattern.regex("\\A" + Apart.quoted(d.unknown()) + "\\z"), d.surface()));
        if (d.bytes()) {
            parts.add(named("ByteFallback"));
        }
        parts.add(named("Fuse"));
        if (d.dummy() || d.squeeze()) {
            parts.add(replace(Pattern.regex(d.squeeze() ? "\\A\u2581+" : "\\A\u2581"), ""));
        }
        parts.add(replace(Pattern.literal("\u2581"), " "));
        return sequence(parts);
    }
}
