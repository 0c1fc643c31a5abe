package lexiscope.format;

import lexiscope.tokenizer.decoder.BpeDecoder;
import lexiscope.tokenizer.decoder.ByteFallbackDecoder;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.CtcDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.decoder.FuseDecoder;
import lexiscope.tokenizer.decoder.MetaspaceDecoder;
import lexiscope.tokenizer.decoder.ReplaceDecoder;
import lexiscope.tokenizer.decoder.StripDecoder;
import lexiscope.tokenizer.decoder.WordPieceDecoder;
import lexiscope.tokenizer.pretokenizer.Metaspace;

import java.util.ArrayList;

/// The decoders of a `tokenizer.json`.
final class TokenizerJsonDecoders {
    private TokenizerJsonDecoders() {}

    static Decoder read(JsonField f) throws UnreadableFileException {
        String type = f.type("Metaspace", "replacement");
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
                            f.need("start").number(),
                            f.need("stop").number());
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
}
