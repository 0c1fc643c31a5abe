package lexiscope.tokenizer;


import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.format.TokenizerJsonWriter;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class WrittenPublishedTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void explore() throws Exception {
        Published.assumeThere();
        var texts = new ArrayList<String>();
        for (String line : Files.readAllLines(Published.DATA.resolve("nasty-texts.jsonl"))) {
            texts.add(String.valueOf(Json.object(line).get("text")));
        }
        var random = new java.util.Random(5);
        for (int i = 0; i < 300; i++) {
            texts.add(RandomTexts.next(random, 14));
        }
        var models = new ArrayList<Path>();
        for (Path f : Published.matching(Published.DATA, "*")) {
            if (Files.isDirectory(f)) {
                for (Path p :
                        Published.matching(
                                f,
                                "{tokenizer.json,*.model,*.tiktoken,*.gguf,vocab.txt,vocab.json,bpe_simple*,*.spm}")) {
                    models.add(p);
                }
            }
        }
        for (Path m : models) {
            one(m, texts);
        }
    }

    private void one(Path path, List<String> texts) {
        Path out = folder.resolve("x").resolve("tokenizer.json");
        try (var model = ModelReader.open(path, Progress.NONE)) {
            if (model.tokenizer().isEmpty()) {
                System.out.println("## " + path + ": no tokenizer");
                return;
            }
            var ours = model.tokenizer().get();
            for (int way = 0; way < 2; way++) {
                long start = System.nanoTime();
                List<String> notes =
                        way == 0
                                ? TokenizerJsonWriter.write(out, model)
                                : TokenizerJsonWriter.write(out, ours);
                long ms = (System.nanoTime() - start) / 1_000_000;
                int bad = 0;
                int badOwn = 0;
                int badText = 0;
                String first = "";
                try (var again = ModelReader.open(out, Progress.NONE);
                        var theirs =
                                HuggingFaceTokenizer.newInstance(
                                        out, Map.of("truncation", "false", "padding", "false"))) {
                    if (again.tokenizer().isEmpty()) {
                        System.out.println("   " + again.facts().notes());
                    }
                    var own = again.tokenizer().orElseThrow();
                    for (String text : texts) {
                        for (boolean special : new boolean[] {true, false}) {
                            String a =
                                    Arrays.toString(
                                            ours.encode(text, new EncodeOptions(special, true))
                                                    .ids());
                            String b =
                                    Arrays.toString(theirs.encode(text, special, false).getIds());
                            String c =
                                    Arrays.toString(
                                            own.encode(text, new EncodeOptions(special, true))
                                                    .ids());
                            if (!a.equals(b)) {
                                bad++;
                                first =
                                        first.length() > 1500
                                                ? first
                                                : first
                                                        + "\n      "
                                                        + Json.line(text)
                                                        + "\n         "
                                                        + a
                                                        + "\n         "
                                                        + b;
                            }
                            badOwn += a.equals(c) ? 0 : 1;
                            int[] ids = ours.encode(text, new EncodeOptions(special, true)).ids();
                            if (ids.length > 0
                                    && !ours.decode(ids)
                                            .equals(
                                                    theirs.decode(
                                                            Arrays.stream(ids)
                                                                    .asLongStream()
                                                                    .toArray(),
                                                            false))) {
                                badText++;
                                if (badText < 3)
                                    first +=
                                            "\n     decoded "
                                                    + Json.line(ours.decode(ids))
                                                    + "\n             "
                                                    + Json.line(
                                                            theirs.decode(
                                                                    Arrays.stream(ids)
                                                                            .asLongStream()
                                                                            .toArray(),
                                                                    false));
                            }
                        }
                    }
                } catch (Exception e) {
                    first = "   " + e;
                }
                System.out.println(
                        "## "
                                + path
                                + " way "
                                + way
                                + " "
                                + ms
                                + " ms, bad "
                                + bad
                                + ", own "
                                + badOwn
                                + ", decoded "
                                + badText
                                + " "
                                + notes
                                + " "
                                + Files.size(out)
                                + first);
            }
        } catch (Exception e) {
            System.out.println("## " + path + " " + e);
        }
    }
}
