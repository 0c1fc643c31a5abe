package lexiscope.bench;

import com.sun.management.OperatingSystemMXBean;

import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.effect.Effects;
import lexiscope.trial.effect.LibraryNotes;
import lexiscope.trial.effect.SplitWords;
import lexiscope.trial.effect.TextBefore;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.first.KeptFigures;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.trial.verdict.Verdict;
import lexiscope.work.Progress;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// What a preview of the token bench takes, part by part: `MODEL TEXT [TOKENS]`. The tokens are the
/// words of the text that are split most, as added tokens and as entries; the text is its first
/// megabyte. Prints the median of some runs, after as many to warm up, and behind it that of the
/// processor time of all threads, which says more on a machine that has other work.
///
/// A model with a large matrix and `-` for the text: one token with its vectors, neighbours and
/// place; the figures that are kept beside the maps are found before, and said apart.
public final class TokenBenchTimes {
    private static final int MEGABYTE = 1_000_000;
    private static final int RUNS = 7;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final LanguageModel model;
    private final Grounds grounds;
    private final PrintStream out = System.out;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final Map<String, List<Double>> processor = new LinkedHashMap<>();

    private TokenBenchTimes(LanguageModel model) {
        this.model = model;
        this.grounds = new Grounds(model, Donors.offered(), 1);
    }

    /// Measures.
    public static void main(String[] args) throws Exception {
        try (var model = ModelReader.open(Path.of(args[0]), Progress.NONE)) {
            var made = new TokenBenchTimes(model);
            if (args[1].equals("-")) {
                made.one();
            } else {
                String text = Files.readString(Path.of(args[1]));
                int count = args.length > 2 ? Integer.parseInt(args[2]) : 100;
                made.many(text.substring(0, Math.min(MEGABYTE, text.length())), count);
            }
        }
    }

    private void many(String text, int count) {
        var words = SplitWords.of(model.tokenizer().orElseThrow(), List.of(text), count);
        out.println(words.size() + " tokens over " + text.length() + " characters");
        for (As as : new As[] {As.ADDED, As.ENTRY}) {
            var trials =
                    Trials.NONE.adding(
                            words.stream()
                                    .map(w -> Trial.of(Proposal.added(w.text()).as(as)))
                                    .toList());
            var before =
                    TextBefore.of(model.tokenizer().orElseThrow(), text, EncodeOptions.DEFAULT, 2);
            for (int run = 0; run < 2 * RUNS; run++) {
                if (run == RUNS) {
                    times.clear();
                    processor.clear();
                }
                long began = System.nanoTime();
                Tried tried = timed("plan and vectors", () -> tried(trials));
                var after =
                        timed(
                                "split with the tokens",
                                () ->
                                        tried.plan()
                                                .tokenizer()
                                                .encode(text, EncodeOptions.DEFAULT, 2));
                var effects =
                        timed(
                                "what changes",
                                () -> Effects.of(tried.plan(), text, before.encoding(), after));
                timed("decoded back", () -> effects.decoded(tried.plan(), before.decoded()));
                timed("the token looked at", () -> look(tried, words.size() - 1));
                times.computeIfAbsent("all", _ -> new ArrayList<>()).add(since(began));
            }
            out.println("as " + as.label() + ":");
            print();
        }
    }

    private void one() {
        var trials =
                Trials.NONE
                        .choosing(List.of("mean-of-pieces", "mean-covariance"), 0)
                        .adding(List.of(Trial.of("hippocampuslike")));
        long began = System.nanoTime();
        KeptFigures.placement(model, Progress.NONE);
        out.printf(Locale.ROOT, "kept figures, found or read: %.0f ms%n", since(began));
        for (int run = 0; run < 3; run++) {
            long whole = System.nanoTime();
            Tried tried = timed("plan and vectors", () -> tried(trials));
            timed("the token looked at", () -> look(tried, 0));
            var placement = timed("the axes", () -> KeptFigures.placement(model, Progress.NONE));
            timed("place", () -> placement.place(tried.input().values().iterator().next()));
            times.computeIfAbsent("all", _ -> new ArrayList<>()).add(since(whole));
            out.println("run " + (run + 1) + ":");
            print();
        }
    }

    private Tried tried(Trials trials) {
        return Tried.of(grounds, trials, TunedRows.NONE, Progress.NONE);
    }

    /// What the page makes of the token that is looked at.
    private Object look(Tried tried, int index) {
        var all = new ArrayList<Object>();
        var taken = tried.plan().taken().get(Math.min(index, tried.plan().taken().size() - 1));
        all.add(Verdict.of(tried.plan().tokenizer(), taken.id()));
        all.add(LibraryNotes.of(tried.plan().before(), taken));
        var rows = tried.plan().rows();
        for (int i = 0; i < rows.size() && grounds.input().isPresent(); i++) {
            if (rows.get(i).id() == taken.id()) {
                for (String name : tried.trials().choices()) {
                    all.add(
                            Candidates.one(
                                    grounds.input().get(),
                                    grounds.named(name),
                                    rows,
                                    i,
                                    false,
                                    7,
                                    Progress.NONE));
                }
            }
        }
        return all;
    }

    private <T> T timed(String name, Supplier<T> work) {
        long began = System.nanoTime();
        long busy = PROCESS.getProcessCpuTime();
        T made = work.get();
        times.computeIfAbsent(name, _ -> new ArrayList<>()).add(since(began));
        processor
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add((PROCESS.getProcessCpuTime() - busy) / 1e6);
        return made;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private void print() {
        times.forEach(
                (name, all) ->
                        out.printf(
                                Locale.ROOT,
                                "  %-24s %8.1f ms %s%n",
                                name,
                                median(all),
                                processor.containsKey(name)
                                        ? String.format(
                                                Locale.ROOT,
                                                "%8.1f ms of processors",
                                                median(processor.getOrDefault(name, List.of())))
                                        : ""));
        times.clear();
        processor.clear();
    }

    private static double median(List<Double> all) {
        double[] sorted = all.stream().mapToDouble(t -> t).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
