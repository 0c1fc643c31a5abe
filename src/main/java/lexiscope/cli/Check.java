package lexiscope.cli;

import lexiscope.comparison.BundledTexts;
import lexiscope.comparison.ParallelText;
import lexiscope.format.OwnFiles;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.passage.Pin;
import lexiscope.passage.Pins;
import lexiscope.tokenizer.Tokenizer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `check`: whether a tokenizer still gives the ids that were kept.
@Command(
        name = "check",
        description =
                "Check that texts still get the ids that are kept in a file of pins: exit code 0,"
                        + " or 1 with the first difference.")
final class Check implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(
            names = "--pins",
            required = true,
            paramLabel = "F",
            description = "The file: a line {\"text\": …, \"ids\": […]} a text.")
    private Path file = Path.of("");

    @Option(
            names = "--write",
            description =
                    "Make the file, of lines {\"text\": …} on standard input; without such, of the"
                            + " texts that the file has, else of the bundled sentences.")
    private boolean write;

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        new Conflicts(spec).needs("--overwrite", "--write");
        if (write) {
            overwrite.check(List.of(file));
        }
        var kept = write ? Optional.<Pins>empty() : Optional.of(kept());
        try (var model = options.open()) {
            Tokenizer tokenizer = ModelOptions.tokenizer(model);
            if (kept.isPresent()) {
                return check(kept.get(), model, tokenizer);
            }
            OwnFiles.refuse(List.of(file), model);
            var pins = Pins.of(of(model), tokenizer, texts());
            pins.write(file);
            spec.commandLine().getErr().println(texts(pins) + " kept in " + file + ".");
            return 0;
        }
    }

    private int check(Pins pins, LanguageModel model, Tokenizer tokenizer) {
        var err = spec.commandLine().getErr();
        pins.of()
                .filter(
                        of ->
                                !of.family().equals(model.facts().family())
                                        || of.tokens() != model.vocabulary().size())
                .ifPresent(
                        of ->
                                err.println(
                                        "The pins are those of another tokenizer: of "
                                                + of.described()
                                                + ", not of "
                                                + of(model).described()
                                                + "."));
        var difference = pins.check(tokenizer);
        difference.ifPresentOrElse(
                d -> tell(d, tokenizer), () -> err.println(texts(pins) + " as pinned."));
        spec.commandLine().getOut().flush();
        return difference.isPresent() ? 1 : 0;
    }

    private void tell(Pins.Difference d, Tokenizer tokenizer) {
        var out = new LinkedHashMap<String, Object>();
        out.put("pin", d.number());
        out.put("text", d.pin().text());
        out.put("at", d.at());
        out.put("pinned", d.pin().ids());
        out.put("found", d.found());
        spec.commandLine().getOut().println(Json.line(out));
        spec.commandLine()
                .getErr()
                .println(
                        "Text "
                                + d.number()
                                + " differs at token "
                                + d.at()
                                + ": pinned "
                                + token(d.pin().ids(), d.at(), tokenizer)
                                + ", found "
                                + token(d.found(), d.at(), tokenizer)
                                + ".");
    }

    private static String token(int[] ids, int at, Tokenizer tokenizer) {
        if (at >= ids.length) {
            return "the end";
        }
        var vocabulary = tokenizer.vocabulary();
        return ids[at]
                + (vocabulary.has(ids[at])
                        ? " (" + vocabulary.spelling(ids[at]) + ")"
                        : " (no token here)");
    }

    private Pins kept() {
        try {
            return Pins.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        TextInput.read((text, _) -> texts.add(text));
        if (texts.isEmpty() && Files.exists(file)) {
            kept().pins().stream().map(Pin::text).forEach(texts::add);
        }
        if (texts.isEmpty()) {
            BundledTexts.read().texts().stream().map(ParallelText::text).forEach(texts::add);
        }
        return texts;
    }

    private static Pins.Of of(LanguageModel model) {
        return new Pins.Of(
                ModelTitle.of(model.facts()), model.facts().family(), model.vocabulary().size());
    }

    private static String texts(Pins pins) {
        int size = pins.pins().size();
        return size == 1 ? "1 text" : size + " texts";
    }
}
