package lexiscope.ui.trial;

import lexiscope.trial.Tried;
import lexiscope.trial.effect.TokenEffect;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.Quoted;
import lexiscope.trial.verdict.Learnable;
import lexiscope.ui.kit.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is to know of the token that is looked at, in the order in which it is read: whether
/// it works, what hurts, the rest.
final class Findings {
    private static final int OTHERS = 5;
    private static final String DEARER = "It makes splits longer";

    private final Tried tried;
    private final LookedAt looked;
    private final Optional<Bench.Effected> effected;
    private final List<Finding> works = new ArrayList<>();
    private final List<Finding> hurts = new ArrayList<>();
    private final List<Finding> rest = new ArrayList<>();

    private Findings(LookedAt looked, Optional<Bench.Effected> effected) {
        this.tried = looked.tried();
        this.looked = looked;
        // what another plan does to the text is nothing of this token
        this.effected = effected.filter(e -> e.tried().equals(looked.tried()));
    }

    static List<Finding> of(LookedAt looked, Optional<Bench.Effected> effected) {
        var made = new Findings(looked, effected);
        switch (looked.answer()) {
            case Answer.Refused refused ->
                    made.hurts.add(Finding.warning("It cannot be added", refused.sentence()));
            case Answer.Taken taken -> made.taken(taken);
        }
        made.others();
        var all = new ArrayList<>(made.works);
        all.addAll(made.hurts);
        all.addAll(made.rest);
        return all;
    }

    private void taken(Answer.Taken taken) {
        looked.verdict()
                .ifPresent(
                        v -> {
                            if (v.produced()) {
                                works.add(Finding.good("It will be produced", v.sentence()));
                            } else {
                                hurts.add(
                                        Finding.warning("It will never be produced", v.sentence()));
                            }
                        });
        effected.ifPresent(e -> inText(taken, e));
        if (hurts.stream().noneMatch(h -> h.title().equals(DEARER))) {
            looked.dearer().ifPresent(s -> hurts.add(Finding.warning(DEARER, s)));
        }
        vectors(taken);
        rest.add(Finding.info("Where it goes", taken.outcome(Numbers::whole)));
        making(taken);
        rest.add(Finding.info(rows(), String.join(" ", tried.counts().sentences(Numbers::whole))));
        if (!looked.library().isEmpty()) {
            rest.add(Finding.info("In the library", String.join(" ", looked.library())));
        }
    }

    private void inText(Answer.Taken taken, Bench.Effected e) {
        for (TokenEffect effect : e.effects().tokens()) {
            if (effect.id() == taken.id()) {
                dearer(effect);
                captures(effect);
                learnt(effect);
            }
        }
        if (e.decoded().same()) {
            works.add(Finding.good("Decodes back", e.decoded().sentence()));
        } else {
            hurts.add(Finding.warning("Decodes otherwise", e.decoded().sentence()));
        }
    }

    /// The rows are those of all that counts, not of this token alone.
    private String rows() {
        int all = tried.plan().taken().size();
        return all == 1 ? "Rows" : "Rows, with all " + Numbers.whole(all) + " tokens";
    }

    private void dearer(TokenEffect effect) {
        int places = effect.dearerPlaces();
        if (places > 0) {
            hurts.add(
                    Finding.warning(
                            DEARER,
                            (places == 1
                                            ? "1 place of your text takes "
                                            : Numbers.whole(places) + " places of your text take ")
                                    + Numbers.whole(effect.dearerBy())
                                    + (effect.dearerBy() == 1 ? " token" : " tokens")
                                    + " more than before. "
                                    + looked.dearer()
                                            .orElse(
                                                    "The model has what is cut there as fewer"
                                                            + " pieces.")));
        }
    }

    private void captures(TokenEffect effect) {
        if (effect.captured() > 0) {
            hurts.add(
                    Finding.warning(
                            effect.captured() == 1
                                    ? "1 unwanted capture"
                                    : Numbers.whole(effect.captured()) + " unwanted captures",
                            "It is also cut out of "
                                    + few(effect.capturedFrom())
                                    + ". Single word leaves them."));
        }
        if (effect.spaces() > 0) {
            rest.add(
                    Finding.info(
                            "Eats white space",
                            Numbers.whole(effect.spaces())
                                    + (effect.spaces() == 1 ? " character goes" : " characters go")
                                    + " into it and do not come back from decode."));
        }
        if (effect.spelledOtherwise() > 0) {
            rest.add(
                    Finding.info(
                            "Also found spelled otherwise", few(effect.otherSpellings()) + "."));
        }
    }

    private void learnt(TokenEffect effect) {
        var learnable = new Learnable(effect.found());
        String said = learnable.sentence().replace("The corpus", "This text");
        if (learnable.enough()) {
            works.add(Finding.good("Seen often enough", said));
        } else {
            rest.add(Finding.info("Seldom seen", said));
        }
    }

    private static String few(Map<String, Integer> counts) {
        var some = counts.keySet().stream().limit(5).map(Quoted::of).toList();
        return String.join(", ", some) + (counts.size() > 5 ? ", …" : "");
    }

    private void vectors(Answer.Taken taken) {
        String first = tried.trials().first(tried.trials().list().get(looked.index()));
        looked.ways().stream()
                .filter(w -> w.name().equals(first))
                .forEach(w -> warn("Its first vector", w));
        looked.output().ifPresent(w -> warn("Its output row", w));
        if (!taken.trained() && !looked.ways().isEmpty()) {
            rest.add(
                    Finding.info(
                            "Its vector is not trained",
                            "Until you fine-tune, the model has never seen this row."));
        }
    }

    private void warn(String title, LookedAt.Way way) {
        if (way.candidate().isEmpty()) {
            hurts.add(Finding.warning(title, way.sentence()));
        }
        for (String warning : way.candidate().map(Candidate::warnings).orElse(List.of())) {
            hurts.add(Finding.warning(title, warning));
        }
    }

    private void making(Answer.Taken taken) {
        var entries = taken.entries();
        if (!entries.merges().isEmpty()) {
            rest.add(
                    Finding.info(
                            entries.merges().size() == 1
                                    ? "1 merge to add"
                                    : entries.merges().size() + " merges to add",
                            "From rank "
                                    + Numbers.whole(entries.firstRank())
                                    + " on: "
                                    + String.join(", ", entries.merges().stream().limit(6).toList())
                                    + (entries.helpers().isEmpty()
                                            ? "."
                                            : ", and "
                                                    + entries.helpers().size()
                                                    + " entries on the way.")));
        }
        if (!Double.isNaN(entries.score())) {
            rest.add(
                    Finding.info(
                            "Score " + Numbers.two(entries.score()),
                            "The smallest that wins is "
                                    + (Double.isFinite(entries.leastScore())
                                            ? Numbers.two(entries.leastScore())
                                            : "any")
                                    + "."));
        }
    }

    /// Others of the list that cannot be added, and vectors that cannot be made.
    private void others() {
        tried.failures().stream()
                .filter(f -> hurts.stream().noneMatch(h -> h.sentence().equals(f)))
                .forEach(f -> hurts.add(Finding.warning("A first vector", f)));
        tried.plan().refused().stream()
                .filter(r -> !r.equals(looked.answer()))
                .limit(OTHERS)
                .forEach(
                        r ->
                                rest.add(
                                        Finding.warning(
                                                "Another of the list cannot be added",
                                                r.sentence())));
    }
}
