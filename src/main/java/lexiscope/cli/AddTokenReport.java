package lexiscope.cli;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Neighbour;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.json.Json;
import lexiscope.kernel.Dot;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Placement;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.trial.RowCount;
import lexiscope.trial.effect.Dearer;
import lexiscope.trial.effect.Effects;
import lexiscope.trial.effect.LibraryNotes;
import lexiscope.trial.effect.SplitWords;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.Hubs;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.verdict.Learnable;
import lexiscope.trial.verdict.Verdict;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What `add-token` says, as JSON. Where there is one token its own values stand outermost, beside
/// the list of all.
final class AddTokenReport {
    /// Places that are listed; of more the number is said.
    private static final int PLACES = 1000;

    private final LanguageModel model;
    private final Plan plan;
    private final LanguageModel after;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Map<String, Object>> tokens = new ArrayList<>();
    private final Map<Integer, String> firstNames = new HashMap<>();
    private final Map<Integer, String> outputNames = new HashMap<>();

    AddTokenReport(LanguageModel model, Plan plan, LanguageModel after) {
        this.model = model;
        this.plan = plan;
        this.after = after;
    }

    Map<String, Object> json() {
        return json;
    }

    void tokens(
            List<List<Candidate>> input,
            List<List<Candidate>> output,
            List<String> corpus,
            Optional<Placement> placement) {
        Optional<Hubs> hubs = model.matrix().flatMap(m -> Hubs.of(m, Progress.NONE));
        Map<Integer, Long> seen = seen(corpus);
        for (Answer.Taken taken : plan.taken()) {
            var said = token(taken);
            if (!corpus.isEmpty()) {
                var learnable = new Learnable(seen.getOrDefault(taken.id(), 0L));
                said.put("corpus_count", learnable.count());
                said.put("learnable", learnable.enough());
                said.put("learnable_reason", learnable.sentence());
            }
            var inits = new ArrayList<Map<String, Object>>();
            for (var all : input) {
                all.stream()
                        .filter(c -> c.row().id() == taken.id())
                        .forEach(c -> inits.add(init(c, hubs, placement)));
            }
            if (inits.isEmpty() && taken.trained()) {
                inits.add(kept(taken.id(), hubs, placement));
            }
            said.put("inits", inits);
            if (!inits.isEmpty()) {
                firstNames.put(taken.id(), String.valueOf(inits.getFirst().get("init")));
            }
            for (var all : output) {
                all.stream()
                        .filter(c -> c.row().id() == taken.id())
                        .forEach(
                                c -> {
                                    said.put("output", init(c, Optional.empty(), Optional.empty()));
                                    outputNames.put(taken.id(), c.choice().name());
                                });
            }
            tokens.add(said);
        }
        if (tokens.size() == 1) {
            json.putAll(tokens.getFirst());
            var inits = (List<?>) tokens.getFirst().getOrDefault("inits", List.of());
            if (!inits.isEmpty() && inits.getFirst() instanceof Map<?, ?> first) {
                first.forEach((key, value) -> json.put(String.valueOf(key), value));
            }
            json.put("note", note(plan.taken().getFirst()));
        }
        json.put("tokens", tokens);
    }

    private Map<Integer, Long> seen(List<String> corpus) {
        Map<Integer, Long> seen = new HashMap<>();
        for (String text : corpus) {
            for (int id : plan.tokenizer().encode(text, EncodeOptions.DEFAULT, 2).ids()) {
                seen.merge(id, 1L, Long::sum);
            }
        }
        return seen;
    }

    private static String note(Answer.Taken taken) {
        return taken.outcome(String::valueOf)
                + (taken.trained()
                        ? ""
                        : " The row is untrained: the model has not seen this token until it is"
                                + " fine-tuned.");
    }

    private Map<String, Object> token(Answer.Taken taken) {
        var said = new LinkedHashMap<String, Object>();
        said.put("token", taken.proposal().content());
        said.put("id", taken.id());
        said.put("as", taken.proposal().as().word());
        said.put("spelling", taken.spelling());
        said.put("entry", known(taken));
        said.put("reuses_row", taken.rowThere() && !taken.trained());
        if (!taken.replaced().isEmpty()) {
            said.put("replaces", taken.replaced());
        }
        said.put("pieces", spelled(plan.before(), taken.pieces()));
        var making = taken.entries();
        if (!making.merges().isEmpty()) {
            said.put("merges", making.merges());
            said.put("first_rank", making.firstRank());
            said.put(
                    "entries_on_the_way",
                    making.helpers().stream()
                            .map(id -> plan.tokenizer().vocabulary().spelling(id))
                            .toList());
        }
        if (!Double.isNaN(making.score())) {
            said.put("score", making.score());
            said.put(
                    "smallest_winning_score",
                    Double.isFinite(making.leastScore()) ? making.leastScore() : Json.NULL);
        }
        var verdict = Verdict.of(plan.tokenizer(), taken.id());
        said.put("produced", verdict.produced());
        said.put("reason", verdict.sentence());
        if (verdict.produced()) {
            said.put("example", verdict.example());
        }
        Dearer.sentence(plan, taken).ifPresent(s -> said.put("dearer", s));
        said.put("outcome", taken.outcome(String::valueOf));
        said.put("library", LibraryNotes.of(plan.before(), taken));
        return said;
    }

    private static boolean known(Answer.Taken taken) {
        return taken.kind() == Answer.Kind.MADE_WHOLE || taken.kind() == Answer.Kind.THERE;
    }

    private Map<String, Object> init(
            Candidate c, Optional<Hubs> hubs, Optional<Placement> placement) {
        var said = new LinkedHashMap<String, Object>();
        said.put("init", c.choice().name());
        said.put("norm", c.norm());
        said.put("norm_percentile", Double.isNaN(c.percentile()) ? Json.NULL : c.percentile());
        said.put("distance_to_mean", c.toMean());
        if (placement.isPresent()) {
            said.put("neighbours", neighbours(c.neighbours(), hubs));
            said.put("place", place(c.vector(), placement.get()));
        }
        said.put("warnings", c.warnings());
        return said;
    }

    /// The row that an entry has already.
    private Map<String, Object> kept(int id, Optional<Hubs> hubs, Optional<Placement> placement) {
        EmbeddingMatrix matrix = ModelOptions.matrix(model);
        float[] row = new float[matrix.dim()];
        matrix.row(id, row);
        var said = new LinkedHashMap<String, Object>();
        said.put("init", "kept");
        said.put("norm", Math.sqrt(Dot.exact(row, row, row.length)));
        said.put(
                "neighbours",
                neighbours(Neighbours.of(matrix, id, 10, Similarity.COSINE, Progress.NONE), hubs));
        placement.ifPresent(p -> said.put("place", place(row, p)));
        said.put("warnings", List.of());
        return said;
    }

    private List<Map<String, Object>> neighbours(List<Neighbour> all, Optional<Hubs> hubs) {
        return all.stream()
                .map(
                        n -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("id", n.id());
                            line.put("token", RowVerb.spelling(after, n.id()));
                            line.put("similarity", n.value());
                            hubs.ifPresent(
                                    h -> {
                                        line.put("near_to", h.of(n.id()));
                                        line.put("near_to_of", h.asked());
                                    });
                            return line;
                        })
                .toList();
    }

    private static Map<String, Object> place(float[] row, Placement placement) {
        float[] at = placement.place(row);
        var place = new LinkedHashMap<String, Object>();
        place.put("method", "pca");
        place.put("x", at[0]);
        place.put("y", at[1]);
        return place;
    }

    void refused() {
        json.put(
                "refused",
                plan.refused().stream()
                        .map(r -> Map.of("token", r.proposal().content(), "reason", r.sentence()))
                        .toList());
    }

    /// What changes in a text.
    ///
    /// @param whole whether both splits are listed in full
    void text(String text, boolean whole) {
        var effects = Effects.of(plan, text, 2);
        var said = new LinkedHashMap<String, Object>();
        if (whole) {
            json.put("before", split(plan.before(), effects.before()));
            json.put("after", split(plan.tokenizer(), effects.after()));
        }
        said.put("tokens_before", effects.before().size());
        said.put("tokens_after", effects.after().size());
        said.put("saved", effects.saved());
        said.put("decoded", effects.decoded(plan).sentence());
        var each = new ArrayList<Map<String, Object>>();
        for (var t : effects.tokens()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("id", t.id());
            one.put("found", t.found());
            one.put("inside_words", t.captured());
            one.put("words", t.capturedFrom());
            one.put("spaces_eaten", t.spaces());
            one.put("spelled_otherwise", t.spelledOtherwise());
            one.put("other_spellings", t.otherSpellings());
            one.put("dearer_places", t.dearerPlaces());
            one.put("dearer_by", t.dearerBy());
            each.add(one);
        }
        said.put("tokens", each);
        var changes = effects.changes();
        said.put("places", changes.size());
        said.put(
                "changes",
                IntStream.range(0, Math.min(PLACES, changes.size()))
                        .mapToObj(n -> change(effects, n))
                        .toList());
        json.put("text", said);
    }

    private Map<String, Object> change(Effects effects, int n) {
        var c = effects.changes();
        var line = new LinkedHashMap<String, Object>();
        line.put("span", List.of(c.start(n), c.end(n)));
        line.put("text", effects.text().substring(c.start(n), c.end(n)));
        line.put(
                "before",
                spelled(
                        plan.before(),
                        Arrays.copyOfRange(
                                effects.before().ids(), c.beforeFrom(n), c.beforeTo(n))));
        line.put(
                "after",
                spelled(
                        plan.tokenizer(),
                        Arrays.copyOfRange(effects.after().ids(), c.afterFrom(n), c.afterTo(n))));
        line.put("saved", c.saved(n));
        return line;
    }

    void where(RowCount counts) {
        var said = new LinkedHashMap<String, Object>();
        said.put("tokens_before", counts.tokensBefore());
        said.put("tokens_after", counts.tokensAfter());
        said.put("rows_before", counts.rowsBefore());
        said.put("rows_after", counts.rowsAfter());
        said.put("notes", counts.sentences(String::valueOf));
        json.put("where", said);
    }

    void words(List<SplitWords.Word> words) {
        json.put(
                "words",
                words.stream()
                        .map(
                                w -> {
                                    var line = new LinkedHashMap<String, Object>();
                                    line.put("word", w.text());
                                    line.put("count", w.count());
                                    line.put("pieces", w.pieces());
                                    line.put("saved", w.saved());
                                    return line;
                                })
                        .toList());
    }

    /// What was done, token by token, for the recipe.
    List<Map<String, Object>> recipe() {
        var all = new ArrayList<Map<String, Object>>();
        for (Answer.Taken taken : plan.taken()) {
            AddedToken token = taken.proposal().token();
            var one = new LinkedHashMap<String, Object>();
            one.put("token", token.content());
            one.put("id", taken.id());
            one.put("as", taken.proposal().as().word());
            one.put("spelling", taken.spelling());
            one.put("single_word", token.singleWord());
            one.put("lstrip", token.leftStrip());
            one.put("rstrip", token.rightStrip());
            one.put("normalized", token.normalized());
            one.put("special", token.special());
            one.put("entry", known(taken));
            one.put("init", firstNames.getOrDefault(taken.id(), "none"));
            if (outputNames.containsKey(taken.id())) {
                one.put("output_init", outputNames.get(taken.id()));
            }
            one.put("piece_ids", taken.pieces());
            one.put("reuses_row", taken.rowThere() && !taken.trained());
            if (!taken.entries().merges().isEmpty()) {
                one.put("merges", taken.entries().merges());
                one.put("helper_ids", taken.entries().helpers());
            }
            if (!Double.isNaN(taken.entries().score())) {
                one.put("score", taken.entries().score());
            }
            all.add(one);
        }
        return all;
    }

    private static List<String> spelled(Tokenizer tokenizer, int[] ids) {
        return Arrays.stream(ids).mapToObj(tokenizer.vocabulary()::spelling).toList();
    }

    private static Map<String, Object> split(Tokenizer tokenizer, Encoding e) {
        var split = new LinkedHashMap<String, Object>();
        split.put("ids", e.ids());
        split.put("tokens", spelled(tokenizer, e.ids()));
        split.put(
                "spans",
                IntStream.range(0, e.size()).mapToObj(i -> List.of(e.start(i), e.end(i))).toList());
        return split;
    }
}
