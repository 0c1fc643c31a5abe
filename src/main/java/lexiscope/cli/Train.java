package lexiscope.cli;

import lexiscope.corpus.TextFiles;
import lexiscope.embedding.HeapMatrix;
import lexiscope.format.LearntFiles;
import lexiscope.format.ModelReader;
import lexiscope.learn.BpeTrainer;
import lexiscope.learn.SkipGram;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `train`: a vocabulary and an embedding matrix learnt from plain text files.
@Command(
        name = "train",
        description = "Learn a byte-level BPE tokenizer and an embedding matrix from text files.")
final class Train implements Callable<Integer> {
    @Option(
            names = "--corpus",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Plain text files, UTF-8.")
    private List<Path> corpus = List.of();

    @Option(names = "--algorithm", defaultValue = "bpe", description = "bpe")
    private String algorithm = "";

    @Option(
            names = "--vocab-size",
            required = true,
            paramLabel = "N",
            description = "Tokens in all.")
    private int size;

    @Option(
            names = "--dim",
            defaultValue = "128",
            paramLabel = "D",
            description = "Numbers in a row (default: 128).")
    private int dim;

    @Option(
            names = "--epochs",
            defaultValue = "10",
            description = "Passes over the corpus (default: 10).")
    private int epochs;

    @Option(
            names = "--window",
            defaultValue = "6",
            description = "Tokens to each side that count as context (default: 6).")
    private int window;

    @Option(
            names = "--sample",
            defaultValue = "0.0002",
            description = "Thin out tokens more frequent than this share (default: 0.0002).")
    private double sample;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Seed of everything random (default: 42).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for tokenizer.json and model.safetensors.")
    private Path out = Path.of("");

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!algorithm.equals("bpe")) {
            throw new IllegalArgumentException(
                    "There is no algorithm \"" + algorithm + "\"; choose bpe.");
        }
        var files = LearntFiles.in(out);
        overwrite.check(files.all());
        refuseCorpus(files.all());
        var skipGram = new SkipGram(dim, window, 5, epochs, 0.025, sample, seed);
        var trainer = new BpeTrainer(size, List.of("<|endoftext|>"));
        List<String> texts = TextFiles.read(corpus);
        var learnt = trainer.train(texts, told("vocabulary"));
        files.writeTokenizer(learnt.special(), learnt.tokens(), learnt.merges());
        List<int[]> ids;
        try (var model = ModelReader.open(files.tokenizer(), Progress.NONE)) {
            ids = encoded(ModelOptions.tokenizer(model), texts);
        }
        float[] rows = skipGram.train(ids, learnt.tokens().size(), told("embedding"));
        files.writeMatrix(new HeapMatrix(rows, dim), "lexiscope train");
        return 0;
    }

    /// What is learnt from is not written over.
    private void refuseCorpus(List<Path> files) throws IOException {
        for (Path file : files) {
            for (Path text : corpus) {
                if (Files.exists(file) && Files.exists(text) && Files.isSameFile(file, text)) {
                    throw new IllegalArgumentException(
                            file
                                    + " is part of the corpus and was left as it is. Choose another"
                                    + " --out.");
                }
            }
        }
    }

    /// A paragraph is a text: contexts do not reach over it.
    private static List<int[]> encoded(Tokenizer tokenizer, List<String> texts) {
        var options = new EncodeOptions(false, false);
        var ids = new ArrayList<int[]>();
        for (String text : texts) {
            text.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> ids.add(tokenizer.encode(line, options).ids()));
        }
        return ids;
    }

    private Progress told(String what) {
        var err = spec.commandLine().getErr();
        int[] last = {-1};
        return (done, step) -> {
            int percent = (int) (done * 100);
            if (percent / 5 != last[0]) {
                last[0] = percent / 5;
                err.println(what + ": " + percent + " %, " + step);
                err.flush();
            }
        };
    }
}
