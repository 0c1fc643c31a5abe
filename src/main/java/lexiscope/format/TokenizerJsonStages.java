package lexiscope.format;

import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.decoder.WordPieceDecoder;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.PostProcessorSequence;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.Pattern;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.Split;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stages of a `tokenizer.json` around its model. A component that is not known is refused by
/// name.
final class TokenizerJsonStages {
    private final JsonField root;
    private boolean byteLevel;

    TokenizerJsonStages(JsonField root) {
        this.root = root;
    }

    /// Whether any stage read so far works on bytes.
    boolean byteLevel() {
        return byteLevel;
    }

    Optional<Normalizer> normalizer() throws UnreadableFileException {
        var field = root.may("normalizer");
        return field.isPresent() ? Optional.of(normalizer(field.get())) : Optional.empty();
    }

    private Normalizer normalizer(JsonField f) throws UnreadableFileException {
        String type = f.need("type").text();
        return switch (type) {
            case "NFC", "NFD", "NFKC", "NFKD" -> new UnicodeForm(Form.valueOf(type));
            case "BertNormalizer", "Bert" -> {
                boolean lowercase = f.flag("lowercase", true);
                yield new BertNormalizer(
                        f.flag("clean_text", true),
                        f.flag("handle_chinese_chars", true),
                        f.flag("strip_accents", lowercase),
                        lowercase);
            }
            case "Sequence" -> {
                var parts = new ArrayList<Normalizer>();
                for (var part : f.need("normalizers").elements()) {
                    parts.add(normalizer(part));
                }
                yield new NormalizerSequence(parts);
            }
            default -> throw f.unknown("normalizer", type);
        };
    }

    Optional<PreTokenizer> preTokenizer() throws UnreadableFileException {
        var field = root.may("pre_tokenizer");
        return field.isPresent() ? Optional.of(preTokenizer(field.get())) : Optional.empty();
    }

    private PreTokenizer preTokenizer(JsonField f) throws UnreadableFileException {
        String type = f.need("type").text();
        return switch (type) {
            case "ByteLevel" -> {
                byteLevel = true;
                yield new ByteLevel(f.flag("add_prefix_space", true), f.flag("use_regex", true));
            }
            case "BertPreTokenizer" -> new BertPreTokenizer();
            case "Split" ->
                    new Split(
                            pattern(f.need("pattern")),
                            behavior(f.need("behavior")),
                            f.flag("invert", false));
            case "Sequence" -> {
                var parts = new ArrayList<PreTokenizer>();
                for (var part : f.need("pretokenizers").elements()) {
                    parts.add(preTokenizer(part));
                }
                yield new PreTokenizerSequence(parts);
            }
            default -> throw f.unknown("pre-tokenizer", type);
        };
    }

    private static Pattern pattern(JsonField f) throws UnreadableFileException {
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

    Optional<PostProcessor> postProcessor() throws UnreadableFileException {
        var field = root.may("post_processor");
        return field.isPresent() ? Optional.of(postProcessor(field.get())) : Optional.empty();
    }

    private PostProcessor postProcessor(JsonField f) throws UnreadableFileException {
        String type = f.need("type").text();
        return switch (type) {
            case "ByteLevel" ->
                    new ByteLevelTrimming(
                            f.flag("trim_offsets", true), f.flag("add_prefix_space", true));
            case "BertProcessing" ->
                    new RobertaProcessing(
                            special(f.need("cls")),
                            special(f.need("sep")),
                            new ByteLevelTrimming(false, false));
            case "RobertaProcessing" ->
                    new RobertaProcessing(
                            special(f.need("cls")),
                            special(f.need("sep")),
                            new ByteLevelTrimming(
                                    f.flag("trim_offsets", true),
                                    f.flag("add_prefix_space", true)));
            case "TemplateProcessing" -> template(f);
            case "Sequence" -> {
                var parts = new ArrayList<PostProcessor>();
                for (var part : f.need("processors").elements()) {
                    parts.add(postProcessor(part));
                }
                yield new PostProcessorSequence(parts);
            }
            default -> throw f.unknown("post-processor", type);
        };
    }

    private static int special(JsonField pair) throws UnreadableFileException {
        List<JsonField> two = pair.elements();
        if (two.size() != 2) {
            throw pair.unfit("a token and its id");
        }
        return two.get(1).number();
    }

    private static TemplateProcessing template(JsonField f) throws UnreadableFileException {
        var table = f.need("special_tokens");
        var parts = new ArrayList<TemplateProcessing.Part>();
        for (var part : f.need("single").elements()) {
            if (part.may("Sequence").isPresent()) {
                parts.add(new TemplateProcessing.Part.Sequence());
            } else {
                String name = part.need("SpecialToken").need("id").text();
                var ids = new ArrayList<Integer>();
                for (var id : table.need(name).need("ids").elements()) {
                    ids.add(id.number());
                }
                parts.add(new TemplateProcessing.Part.Special(ids));
            }
        }
        return new TemplateProcessing(parts);
    }

    Optional<Decoder> decoder() throws UnreadableFileException {
        var field = root.may("decoder");
        return field.isPresent() ? Optional.of(decoder(field.get())) : Optional.empty();
    }

    private Decoder decoder(JsonField f) throws UnreadableFileException {
        String type = f.need("type").text();
        return switch (type) {
            case "ByteLevel" -> new ByteLevelDecoder();
            case "WordPiece" ->
                    new WordPieceDecoder(f.text("prefix", "##"), f.flag("cleanup", true));
            case "Sequence" -> {
                var parts = new ArrayList<Decoder>();
                for (var part : f.need("decoders").elements()) {
                    parts.add(decoder(part));
                }
                yield new DecoderSequence(parts);
            }
            default -> throw f.unknown("decoder", type);
        };
    }
}
