package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.PostProcessorSequence;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// The post-processors of a `tokenizer.json`, read and written.
final class TokenizerJsonPostProcessors {
    private TokenizerJsonPostProcessors() {}

    /// @param known whether there is a token with an id
    static PostProcessor read(JsonField f, IntPredicate known) throws UnreadableFileException {
        String type = f.type("BertProcessing", "sep", "TemplateProcessing", "single");
        return switch (type) {
            case "ByteLevel" ->
                    new ByteLevelTrimming(
                            f.flag("trim_offsets", true), f.flag("add_prefix_space", true));
            case "BertProcessing", "RobertaProcessing" -> {
                // the reference tells the two by their fields
                boolean trims =
                        f.may("trim_offsets").isPresent() && f.may("add_prefix_space").isPresent();
                yield new RobertaProcessing(
                        special(f.need("cls"), known),
                        special(f.need("sep"), known),
                        new ByteLevelTrimming(
                                trims && f.need("trim_offsets").flag(),
                                trims && f.need("add_prefix_space").flag()));
            }
            case "TemplateProcessing" -> template(f, known);
            case "Sequence" -> {
                var parts = new ArrayList<PostProcessor>();
                for (var part : f.need("processors").elements()) {
                    parts.add(read(part, known));
                }
                yield new PostProcessorSequence(parts);
            }
            default -> throw f.unknown("post-processor", type);
        };
    }

    private static int special(JsonField pair, IntPredicate known) throws UnreadableFileException {
        List<JsonField> two = pair.elements();
        if (two.size() != 2) {
            throw pair.unfit("a token and its id");
        }
        return id(two.get(1), known);
    }

    /// The id of a token that is there. The reference library asks no more of one than that it is
    /// not negative, and gives out ids that no row answers to.
    static int id(JsonField field, IntPredicate known) throws UnreadableFileException {
        int id = field.count();
        if (!known.test(id)) {
            throw field.unfit("the id of a token of the vocabulary");
        }
        return id;
    }

    private static TemplateProcessing template(JsonField f, IntPredicate known)
            throws UnreadableFileException {
        var table = f.need("special_tokens");
        var parts = new ArrayList<TemplateProcessing.Part>();
        for (var part : f.need("single").elements()) {
            if (part.may("Sequence").isPresent()) {
                JsonField text = part.need("Sequence").need("id");
                if (!text.text().equals("A")) {
                    throw text.unfit("A, the one text,");
                }
                parts.add(new TemplateProcessing.Part.Sequence());
            } else {
                String name = part.need("SpecialToken").need("id").text();
                var ids = new ArrayList<Integer>();
                for (var id : table.need(name).need("ids").elements()) {
                    ids.add(id(id, known));
                }
                parts.add(new TemplateProcessing.Part.Special(ids));
            }
        }
        return new TemplateProcessing(parts);
    }

    /// A post-processor in the words of the file. A pair of texts, of which nothing is known here,
    /// is framed as the class in the file frames it, or as two texts one after the other.
    ///
    /// @param spelling of a token
    /// @param bert whether a frame of two tokens is BERT's, not RoBERTa's
    static ObjectNode written(PostProcessor p, IntFunction<String> spelling, boolean bert) {
        return switch (p) {
            case ByteLevelTrimming b ->
                    WrittenModel.named("ByteLevel")
                            .put("add_prefix_space", b.addPrefixSpace())
                            .put("trim_offsets", b.trimOffsets())
                            .put("use_regex", true);
            case RobertaProcessing r -> {
                boolean plain = bert && !r.trimming().trimOffsets();
                var frame = WrittenModel.named(plain ? "BertProcessing" : "RobertaProcessing");
                frame.putArray("sep").add(spelling.apply(r.last())).add(r.last());
                frame.putArray("cls").add(spelling.apply(r.first())).add(r.first());
                yield plain
                        ? frame
                        : frame.put("trim_offsets", r.trimming().trimOffsets())
                                .put("add_prefix_space", r.trimming().addPrefixSpace());
            }
            case TemplateProcessing t -> written(t, spelling);
            case PostProcessorSequence s -> {
                var sequence = WrittenModel.named("Sequence");
                var parts = sequence.putArray("processors");
                s.processors().forEach(part -> parts.add(written(part, spelling, bert)));
                yield sequence;
            }
        };
    }

    private static ObjectNode written(TemplateProcessing t, IntFunction<String> spelling) {
        var template = WrittenModel.named("TemplateProcessing");
        var names = new TreeMap<Integer, String>();
        parts(t, template.putArray("single"), "A", 0, spelling, names);
        var pair = template.putArray("pair");
        parts(t, pair, "A", 0, spelling, names);
        parts(t, pair, "B", 1, spelling, names);
        var table = template.putObject("special_tokens");
        names.forEach(
                (id, name) -> {
                    var token = table.putObject(name).put("id", name);
                    token.putArray("ids").add(id.intValue());
                    token.putArray("tokens").add(name);
                });
        return template;
    }

    private static void parts(
            TemplateProcessing t,
            ArrayNode into,
            String text,
            int type,
            IntFunction<String> spelling,
            Map<Integer, String> names) {
        for (var part : t.single()) {
            switch (part) {
                case TemplateProcessing.Part.Sequence _ ->
                        into.addObject().putObject("Sequence").put("id", text).put("type_id", type);
                case TemplateProcessing.Part.Special s ->
                        s.ids().forEach(id -> special(id, into, type, spelling, names));
                // the file has no word for a token that is there already
                case TemplateProcessing.Part.Unless u ->
                        special(u.id(), into, type, spelling, names);
            }
        }
    }

    private static void special(
            int id,
            ArrayNode into,
            int type,
            IntFunction<String> spelling,
            Map<Integer, String> names) {
        String name = names.computeIfAbsent(id, spelling::apply);
        into.addObject().putObject("SpecialToken").put("id", name).put("type_id", type);
    }
}
