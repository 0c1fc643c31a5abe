package lexiscope.trial.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.TinyVariants;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The tokenizer that is written gives, in the reference library, exactly the split that was
/// previewed: every family, all flags, one token and fifty.
class PlanReferenceTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);

    @TempDir private Path folder = Path.of("");

    @Test
    void someFilesAgree() throws Exception {
        compare(8, 30);
    }

    @Test
    @Tag("long")
    void manyFilesAgree() throws Exception {
        compare(Integer.getInteger("files", 400), 200);
    }

    private void compare(int files, int texts) throws Exception {
        var differences = new ArrayList<String>();
        var random = new Random(SEED);
        var families = new LinkedHashMap<>(TinyTokenizers.all());
        families.putAll(TinyVariants.all());
        int compared = 0;
        for (var family : families.entrySet()) {
            TinyTokenizers.write(folder, family.getKey(), family.getValue());
            try (var model = ModelReader.open(folder.resolve(family.getKey()), Progress.NONE)) {
                for (int i = 0, found = 0; i < files && found < 2; i++) {
                    int count = i % 4 == 3 ? 50 : 1 + random.nextInt(3);
                    var proposals = RandomProposals.several(random, count);
                    var plan = Plan.of(model, proposals);
                    if (plan.taken().isEmpty()) {
                        continue;
                    }
                    Path out = folder.resolve("out-" + family.getKey() + ".json");
                    try {
                        TokenizerJsonWriter.write(
                                out, model.seenWith(plan.tokenizer(), model.matrix()));
                    } catch (IllegalArgumentException e) {
                        differences.add(family.getKey() + " refused: " + e.getMessage());
                        found++;
                        continue;
                    }
                    List<String> different;
                    try {
                        different = differences(out, plan, proposals, random, texts);
                    } catch (RuntimeException e) {
                        different = List.of(" dies: " + e.getMessage());
                    }
                    compared += texts;
                    differences.addAll(
                            different.stream()
                                    .limit(1)
                                    .map(d -> family.getKey() + " " + said(plan) + d)
                                    .toList());
                    found += different.isEmpty() ? 0 : 1;
                }
            }
        }
        assertEquals(List.of(), differences, "seed " + SEED);
        assertTrue(compared > 0);
    }

    private static String said(Plan plan) {
        return plan.taken().size() > 4
                ? plan.taken().size() + " tokens"
                : Json.line(
                        plan.taken().stream()
                                .map(
                                        t ->
                                                t.proposal().as()
                                                        + " "
                                                        + t.id()
                                                        + " "
                                                        + t.proposal().token())
                                .toList());
    }

    private static List<String> differences(
            Path file, Plan plan, List<Proposal> proposals, Random random, int texts)
            throws Exception {
        var differences = new ArrayList<String>();
        try (var theirs =
                HuggingFaceTokenizer.newInstance(
                        file, Map.of("truncation", "false", "padding", "false"))) {
            for (int t = 0; t < texts; t++) {
                String text = RandomProposals.text(random, proposals);
                long[] expected = theirs.encode(text, true, false).getIds();
                int[] actual = plan.tokenizer().encode(text, EncodeOptions.DEFAULT).ids();
                // normalised tokens are decoded as normalised since 0.23.2, here 0.21.4 runs
                boolean same =
                        plan.taken().stream().noneMatch(a -> a.proposal().token().normalized());
                String reference =
                        Arrays.toString(expected) + (same ? theirs.decode(expected, false) : "");
                String ours =
                        Arrays.toString(actual) + (same ? plan.tokenizer().decode(actual) : "");
                if (!reference.equals(ours)) {
                    differences.add(
                            "\n"
                                    + Json.line(text)
                                    + "\nreference "
                                    + reference
                                    + "\nours      "
                                    + ours);
                }
            }
        }
        return differences;
    }
}
