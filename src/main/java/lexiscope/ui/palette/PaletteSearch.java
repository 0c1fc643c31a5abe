package lexiscope.ui.palette;

import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.store.Recent;
import lexiscope.tokens.TokenSet;
import lexiscope.ui.action.Action;
import lexiscope.ui.action.Actions;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Workspace;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the palette finds: tokens by text, spelling or id, actions, models at hand. With nothing
/// typed, what was chosen last comes first. Knows no toolkit.
final class PaletteSearch {
    private static final int LISTED = 40;
    private static final int TOKENS = 12;
    private static final int RECENT = 8;

    private final Workspace workspace;
    private final Supplier<Actions> actions;
    private final List<String> recent = new ArrayList<>();

    PaletteSearch(Workspace workspace, Supplier<Actions> actions) {
        this.workspace = workspace;
        this.actions = actions;
    }

    /// The lines for a query, best first. Names that only hold its letters somewhere are listed
    /// where nothing is closer.
    List<PaletteEntry> find(String query) {
        var tokens = new ArrayList<PaletteEntry>();
        if (!query.isEmpty()) {
            workspace.looked().get().shown().get().ifPresent(m -> tokens.addAll(tokens(m, query)));
        }
        var commands = commands(query);
        var models = new ArrayList<Named>();
        models.addAll(open(query));
        models.addAll(sets(query));
        models.addAll(models(query));
        boolean close =
                !tokens.isEmpty()
                        || Stream.concat(commands.stream(), models.stream()).anyMatch(n -> n.close);
        if (!close && !query.isEmpty()) {
            workspace.looked().get().shown().get().ifPresent(m -> tokens.addAll(nearly(m, query)));
        }
        var out = new ArrayList<>(tokens);
        Stream.concat(commands.stream(), models.stream())
                .filter(n -> n.close || !close)
                .limit(LISTED - (long) tokens.size())
                .forEach(n -> out.add(n.entry));
        return List.copyOf(out);
    }

    /// What fits a query by its name.
    ///
    /// @param close whether it does so closely
    private record Named(PaletteEntry entry, int score, boolean close) {}

    /// An exact hit first, then an id, then tokens that begin with it, then those that hold it; the
    /// shorter and the lower ids before. Cost: a pass over the vocabulary's texts.
    private List<PaletteEntry> tokens(LanguageModel model, String query) {
        Vocabulary v = model.vocabulary();
        var ids = new java.util.LinkedHashSet<Integer>();
        ids.addAll(v.find(query));
        ids.addAll(v.find(" " + query));
        v.id(query).ifPresent(ids::add);
        numbered(model, query).ifPresent(ids::add);
        var begins = new Shortest(v);
        var holds = new Shortest(v);
        for (int id = 0; id < v.size(); id++) {
            if (v.has(id)) {
                String bare = v.spellingRule().bare(v.spelling(id));
                if (bare.startsWith(query)) {
                    begins.offer(id);
                } else if (query.length() > 1 && bare.contains(query)) {
                    holds.offer(id);
                }
            }
        }
        ids.addAll(begins.inOrder());
        if (ids.size() < TOKENS) {
            ids.addAll(holds.inOrder());
        }
        return entries(v, ids);
    }

    /// Tokens that are the query but for a letter or two that were left out.
    private List<PaletteEntry> nearly(LanguageModel model, String query) {
        Vocabulary v = model.vocabulary();
        var found = new Shortest(v);
        for (int id = 0; id < v.size(); id++) {
            if (v.has(id) && FuzzyMatch.nearly(query, v.spellingRule().bare(v.spelling(id)))) {
                found.offer(id);
            }
        }
        return entries(v, found.inOrder());
    }

    private List<PaletteEntry> entries(Vocabulary v, Collection<Integer> ids) {
        return ids.stream()
                .limit(TOKENS)
                .map(
                        id ->
                                (PaletteEntry)
                                        new PaletteEntry.TokenEntry(
                                                v, id, () -> workspace.looked().get().reveal(id)))
                .toList();
    }

    /// The few tokens with the shortest spellings of all that are offered.
    private static final class Shortest {
        private final Comparator<Integer> order;
        private final PriorityQueue<Integer> kept;

        Shortest(Vocabulary v) {
            order =
                    Comparator.comparingInt((Integer id) -> v.spelling(id).length())
                            .thenComparingInt(id -> id);
            kept = new PriorityQueue<>(order.reversed());
        }

        void offer(int id) {
            kept.add(id);
            if (kept.size() > TOKENS) {
                kept.remove();
            }
        }

        List<Integer> inOrder() {
            return kept.stream().sorted(order).toList();
        }
    }

    private static Optional<Integer> numbered(LanguageModel model, String query) {
        String digits = query.strip().replaceAll("[#,\\s]", "");
        if (!digits.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        int id = Integer.parseInt(digits);
        return model.vocabulary().has(id) || model.hasRow(id) ? Optional.of(id) : Optional.empty();
    }

    private List<Named> commands(String query) {
        return actions.get().all().stream()
                .map(
                        a ->
                                new Named(
                                        command(a),
                                        score(query, a),
                                        FuzzyMatch.close(query, a.label())
                                                || FuzzyMatch.close(query, a.also())))
                .filter(n -> n.score != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt(Named::score).reversed())
                .toList();
    }

    private int score(String query, Action action) {
        int fits =
                Math.max(
                        FuzzyMatch.score(query, action.words().getValue()),
                        action.also().isEmpty()
                                ? FuzzyMatch.NONE
                                : FuzzyMatch.score(query, action.also()));
        int before = recent.indexOf(action.id());
        return fits == FuzzyMatch.NONE || before < 0 ? fits : fits + 100 - before;
    }

    private PaletteEntry.Command command(Action action) {
        return new PaletteEntry.Command(
                action.id(),
                action.words().getValue(),
                action.keysInWords(),
                action.isPossible(),
                () -> {
                    recent.remove(action.id());
                    recent.addFirst(action.id());
                    if (recent.size() > RECENT) {
                        recent.removeLast();
                    }
                    action.fire();
                });
    }

    /// The open models that are not looked at.
    private List<Named> open(String query) {
        var out = new ArrayList<Named>();
        for (Session session : workspace.sessions()) {
            if (!session.equals(workspace.looked().get())) {
                String title = ModelTitle.of(session.opened().get().orElseThrow().facts());
                add(out, query, "Look at " + title, () -> workspace.look(session));
            }
        }
        return out;
    }

    /// The named sets of the model that is looked at.
    private List<Named> sets(String query) {
        Session session = workspace.looked().get();
        var out = new ArrayList<Named>();
        for (TokenSet set : session.sets().get()) {
            String name = set.name().orElse("");
            var all = new ArrayList<>(session.sets().get());
            all.remove(set);
            add(
                    out,
                    query,
                    "Select the set " + name,
                    () -> session.selection().set(Selection.of(set.stream())));
            add(out, query, "Forget the set " + name, () -> session.sets().set(List.copyOf(all)));
        }
        return out;
    }

    private static void add(List<Named> out, String query, String line, Runnable does) {
        int score = FuzzyMatch.score(query, line);
        if (score != FuzzyMatch.NONE) {
            var entry = new PaletteEntry.Command(line, line, "", true, does);
            out.add(new Named(entry, score, FuzzyMatch.close(query, line)));
        }
    }

    private List<Named> models(String query) {
        return workspace.library().models().get().recent().stream()
                .map(r -> model(query, r))
                .filter(n -> n.score != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt(Named::score).reversed())
                .toList();
    }

    /// By its name, or by the words of its line.
    private Named model(String query, Recent.Entry r) {
        var entry =
                new PaletteEntry.ModelEntry(r.name(), r.about(), () -> workspace.open(r.paths()));
        String words = entry.words();
        return new Named(
                entry,
                Math.max(FuzzyMatch.score(query, r.name()), FuzzyMatch.score(query, words)),
                FuzzyMatch.close(query, r.name()) || FuzzyMatch.close(query, words));
    }
}
