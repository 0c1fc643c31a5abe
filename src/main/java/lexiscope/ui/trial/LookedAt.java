package lexiscope.ui.trial;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Space;
import lexiscope.projection.layout.Fitted;
import lexiscope.trial.Tried;
import lexiscope.trial.effect.Dearer;
import lexiscope.trial.effect.LibraryNotes;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Ground;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.first.Hubs;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.verdict.Verdict;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The trial that is looked at. Made on a worker.
///
/// @param tried what the trials came to
/// @param index which trial
/// @param answer what becomes of it
/// @param verdict whether it is ever produced; empty where it was refused
/// @param dearer what it costs in plain sentences, where it costs more than before
/// @param library what the reference library does with it
/// @param ways its first vectors side by side; none where it keeps its row
/// @param tuned its row as it was tuned, where it was
/// @param output the first vector of its output row, where that is one of its own
/// @param hubs how near to everything tokens are, where that is known
record LookedAt(
        Tried tried,
        int index,
        Answer answer,
        Optional<Verdict> verdict,
        Optional<String> dearer,
        List<String> library,
        List<Way> ways,
        Optional<Way> tuned,
        Optional<Way> output,
        Optional<Hubs> hubs) {
    private static final int NEIGHBOURS = 7;

    /// A first vector, or why it cannot be made.
    ///
    /// @param name its name
    /// @param candidate what it comes to; empty where it cannot be made
    /// @param sentence why not, else ""
    /// @param place on the map, x and y; empty without a map
    record Way(
            String name, Optional<Candidate> candidate, String sentence, Optional<float[]> place) {}

    /// Looks at a trial.
    ///
    /// @param map the finished map, where there is one
    /// @param hubs of the model, where they were counted before
    static Optional<LookedAt> of(
            Grounds grounds,
            Tried tried,
            int index,
            @Nullable Fitted map,
            Optional<Hubs> hubs,
            Progress progress) {
        return tried.answer(index)
                .map(
                        answer ->
                                switch (answer) {
                                    case Answer.Refused r ->
                                            new LookedAt(
                                                    tried,
                                                    index,
                                                    r,
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    List.of(),
                                                    List.of(),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    hubs);
                                    case Answer.Taken t ->
                                            new Looking(grounds, tried, t, map, progress)
                                                    .at(index, hubs);
                                });
    }

    private record Looking(
            Grounds grounds,
            Tried tried,
            Answer.Taken taken,
            @Nullable Fitted map,
            Progress progress) {
        LookedAt at(int index, Optional<Hubs> hubs) {
            var plan = tried.plan();
            return new LookedAt(
                    tried,
                    index,
                    taken,
                    Optional.of(Verdict.of(plan.tokenizer(), taken.id())),
                    Dearer.sentence(plan, taken),
                    LibraryNotes.of(plan.before(), taken),
                    ways(),
                    tuned(index),
                    output(index),
                    hubs);
        }

        private int row() {
            var rows = tried.plan().rows();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).id() == taken.id()) {
                    return i;
                }
            }
            return -1;
        }

        private List<Way> ways() {
            var ways = new ArrayList<Way>();
            if (row() >= 0 && grounds.input().isPresent()) {
                var trials = tried.trials();
                for (String name : trials.choices()) {
                    ways.add(way(name, grounds.input().get(), place()));
                }
            }
            return ways;
        }

        private Optional<Way> tuned(int index) {
            float[] vector = tried.tuned().get(taken.id());
            if (vector == null || row() < 0 || grounds.input().isEmpty()) {
                return Optional.empty();
            }
            String name = tried.trials().first(tried.trials().list().get(index));
            var now =
                    Candidates.moved(
                            grounds.input().get(),
                            grounds.named(name),
                            tried.plan().rows().get(row()),
                            vector,
                            NEIGHBOURS,
                            progress);
            var at = place().map(p -> p.of(vector));
            return Optional.of(new Way(name, Optional.of(now), "", at));
        }

        private Optional<Way> output(int index) {
            if (row() < 0 || grounds.output().isEmpty()) {
                return Optional.empty();
            }
            var trials = tried.trials();
            String name =
                    trials.output().isEmpty()
                            ? trials.first(trials.list().get(index))
                            : trials.output();
            return Optional.of(way(name, grounds.output().get(), Optional.empty()));
        }

        private Way way(String name, Ground ground, Optional<Place> place) {
            try {
                var one =
                        Candidates.one(
                                ground,
                                grounds.named(name),
                                tried.plan().rows(),
                                row(),
                                tried.trials().median(),
                                NEIGHBOURS,
                                progress);
                return new Way(name, Optional.of(one), "", place.map(p -> p.of(one.vector())));
            } catch (IllegalArgumentException e) {
                return new Way(
                        name, Optional.empty(), String.valueOf(e.getMessage()), Optional.empty());
            }
        }

        private Optional<Place> place() {
            Fitted on = map;
            return on == null
                    ? Optional.empty()
                    : tried.opened().matrix().map(m -> new Place(on, m));
        }
    }

    /// Puts vectors on the map.
    record Place(Fitted map, EmbeddingMatrix matrix) {
        float[] of(float[] vector) {
            float[] moved = vector.clone();
            matrix.in(Space.named(map.report().space())).seen(moved);
            return map.placement().place(moved);
        }
    }
}
