package lexiscope.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokens.Scripts;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What texts that say the same cost.
class CostTableTest {
    private static Tokenizer tokenizer(String path) throws Exception {
        return ModelReader.open(Path.of(path), "", Progress.NONE).tokenizer().orElseThrow();
    }

    @Test
    void theBundledTextsAreOfManyLanguagesAndScripts() {
        var texts = BundledTexts.read();
        var prose = texts.texts().stream().filter(t -> !t.code()).toList();
        assertEquals("English", texts.english().orElseThrow().language());
        assertTrue(prose.size() >= 24, "languages: " + prose.size());
        var scripts = prose.stream().map(ParallelText::script).collect(Collectors.toSet());
        assertTrue(scripts.size() >= 12, scripts.toString());
        assertTrue(texts.texts().size() - prose.size() >= 10, "languages of code");
        for (ParallelText text : prose) {
            assertEquals(Scripts.written(text.text()), text.script(), text.language());
            assertTrue(text.text().length() > 90, text.language());
        }
        var names = texts.texts().stream().map(ParallelText::language).distinct().count();
        assertEquals(texts.texts().size(), names);
    }

    @Test
    void costsAreTokensOverThoseOfEnglish() throws Exception {
        var sample = tokenizer("samples/english-bpe-8k");
        var table =
                CostTable.of(new Comparand("sample", sample), BundledTexts.read(), Progress.NONE);
        int english = table.costs().getFirst().tokens();
        for (Cost cost : table.costs()) {
            int tokens = sample.encode(cost.text().text(), new EncodeOptions(false, true)).size();
            assertEquals(tokens, cost.tokens());
            assertEquals((double) tokens / english, cost.relative().orElseThrow());
            assertTrue(cost.words().whole() <= cost.words().count());
        }
        var none =
                CostTable.of(
                        new Comparand("sample", sample),
                        new ParallelTexts(
                                List.of(new ParallelText("German", "Latin", "Guten Tag")),
                                List.of()),
                        Progress.NONE);
        assertEquals(OptionalDouble.empty(), none.costs().getFirst().relative());
    }

    @Test
    void wordsAreWholeWhereOneTokenHasTheirLetters() throws Exception {
        var sample = tokenizer("samples/english-bpe-8k");
        String text = "The king, \u201Cthe\u201D  kingliest - \u00A0day.";
        var words = Words.of(text, sample.encode(text, EncodeOptions.DEFAULT));
        assertEquals(new Words(6, 5), words);
        assertEquals(6, Words.count(text));
        assertEquals(0, Words.count(" \n\u3000"));
    }

    @Test
    void linesAreATable() {
        var cost =
                new Cost(
                        new ParallelText("Han, old", "Han", "x"),
                        new TextLength(1, 3),
                        new Words(2, 1),
                        3,
                        1,
                        OptionalDouble.of(1 / 3.0));
        var table = new CostTable("a\tb", List.of(cost));
        assertEquals(
                List.of(
                        "language\tscript\twords\tcharacters\tbytes\ttokens\tunknown\tcost",
                        "Han, old\tHan\t2\t1\t3\t3\t1\t0.333333"),
                new CostLines('\t', false).of(List.of(table)));
        assertEquals(
                "a\\tb\tHan, old\tHan\t2\t1\t3\t3\t1\t0.333333\t1\t1.5\t1",
                new CostLines('\t', true).of(List.of(table, table)).getLast());
        assertEquals(
                "\"Han, old\",Han,2,1,3,3,1,0.333333",
                new CostLines(',', false).of(List.of(table)).getLast());
    }

    /// The counts that the reference libraries give for the declaration of human rights.
    @Test
    void countsOfTheReferenceLibraries() throws Exception {
        Path udhr = Path.of("../shared/data/udhr");
        Assumptions.assumeTrue(Files.isDirectory(udhr), "the texts lie beside the repository");
        Map<String, Object> all = Json.object(udhr.resolve("expected-token-counts.json"));
        var texts = ParallelFolder.read(udhr);
        for (String vocabulary : List.of("gpt2", "t5-small", "mistral-v1", "bert-base-uncased")) {
            var counts = (Map<?, ?>) Objects.requireNonNull(all.get(vocabulary));
            var by = new Comparand(vocabulary, tokenizer("../shared/data/" + vocabulary));
            for (Cost cost : CostTable.of(by, texts, Progress.NONE).costs()) {
                assertEquals(counts.get(cost.text().language()), cost.tokens());
            }
        }
    }
}
