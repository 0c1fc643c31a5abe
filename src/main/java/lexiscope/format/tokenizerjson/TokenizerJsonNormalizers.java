package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.ByteLevelNormalizer;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.LlamaBertNormalizer;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Nmt;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Precompiled;
import lexiscope.tokenizer.normalizer.Prepend;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.normalizer.Strip;
import lexiscope.tokenizer.normalizer.StripAccents;
import lexiscope.tokenizer.normalizer.StripCombining;
import lexiscope.tokenizer.normalizer.UnicodeForm;

import tools.jackson.databind.node.ObjectNode;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The normalizers of a `tokenizer.json`, read and written.
final class TokenizerJsonNormalizers {
    private TokenizerJsonNormalizers() {}

    static Normalizer read(JsonField f) throws UnreadableFileException {
        String type =
                f.type(
                        "BertNormalizer",
                        "clean_text",
                        "Strip",
                        "strip_left",
                        "Prepend",
                        "prepend",
                        "Replace",
                        "pattern",
                        "Sequence",
                        "normalizers");
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
            case "Strip", "StripNormalizer" ->
                    new Strip(f.flag("strip_left", true), f.flag("strip_right", true));
            case "StripAccents" -> new StripAccents();
            case "Lowercase" -> new Lowercase();
            case "Nmt" -> new Nmt();
            case "Prepend" -> new Prepend(f.need("prepend").text());
            case "Replace" ->
                    new Replace(
                            TokenizerJsonPreTokenizers.pattern(f.need("pattern")),
                            f.need("content").text());
            case "Precompiled" -> precompiled(f.need("precompiled_charsmap"));
            case "ByteLevel" -> new ByteLevelNormalizer();
            case "Sequence" -> {
                var parts = new ArrayList<Normalizer>();
                for (var part : f.need("normalizers").elements()) {
                    parts.add(read(part));
                }
                yield new NormalizerSequence(parts);
            }
            default -> throw f.unknown("normalizer", type);
        };
    }

    private static Precompiled precompiled(JsonField f) throws UnreadableFileException {
        try {
            return new Precompiled(CharacterMap.of(Base64.getDecoder().decode(f.text())));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    f.file(), "“" + f.path() + "” is damaged: " + e.getMessage() + ".", e);
        }
    }

    /// A normalizer in the words of the file.
    ///
    /// @param whole tokens that SentencePiece leaves as they are
    static ObjectNode written(Normalizer n, List<String> whole) {
        return switch (n) {
            case BertNormalizer b ->
                    named("BertNormalizer")
                            .put("clean_text", b.cleanText())
                            .put("handle_chinese_chars", b.handleChineseChars())
                            .put("strip_accents", b.stripAccents())
                            .put("lowercase", b.lowercase());
            case ByteLevelNormalizer _ -> named("ByteLevel");
            case Continued c -> sequence(WrittenSpaces.of(c, whole));
            case LlamaBertNormalizer l ->
                    written(new BertNormalizer(true, true, l.stripAccents(), l.lowercase()), whole);
            case LlamaNormalizer l -> sequence(WrittenSpaces.of(l));
            case Lowercase _ -> named("Lowercase");
            case Nmt _ -> named("Nmt");
            case NormalizerSequence s ->
                    sequence(s.normalizers().stream().map(p -> written(p, whole)).toList());
            case Precompiled p -> precompiled(p.map());
            case Prepend p -> named("Prepend").put("prepend", p.prefix());
            case Replace r ->
                    named("Replace")
                            .set("pattern", TokenizerJsonPreTokenizers.written(r.pattern()))
                            .put("content", r.content());
            case SentencePieceNormalizer s -> sequence(WrittenSpaces.of(s, whole));
            case Strip s ->
                    named("Strip").put("strip_left", s.left()).put("strip_right", s.right());
            case StripAccents _ -> named("StripAccents");
            case StripCombining _ ->
                    named("Replace")
                            .set(
                                    "pattern",
                                    named("").objectNode().put("Regex", StripCombining.pattern()))
                            .put("content", "");
            case UnicodeForm u -> named(u.form().name());
        };
    }

    /// A character map.
    static ObjectNode precompiled(CharacterMap map) {
        return named("Precompiled")
                .put("precompiled_charsmap", Base64.getEncoder().encodeToString(map.bytes()));
    }

    private static ObjectNode sequence(List<ObjectNode> parts) {
        var sequence = named("Sequence");
        sequence.putArray("normalizers").addAll(parts);
        return sequence;
    }

    private static ObjectNode named(String type) {
        return WrittenModel.named(type);
    }
}
