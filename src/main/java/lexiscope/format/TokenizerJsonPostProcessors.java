package lexiscope.format;

import lexiscope.tokenizer.postprocessor.ByteLevelTrimming;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.PostProcessorSequence;
import lexiscope.tokenizer.postprocessor.RobertaProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;

import java.util.ArrayList;
import java.util.List;

/// The post-processors of a `tokenizer.json`.
final class TokenizerJsonPostProcessors {
    private TokenizerJsonPostProcessors() {}

    static PostProcessor read(JsonField f) throws UnreadableFileException {
        String type = f.type("", "");
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
                    parts.add(read(part));
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
}
