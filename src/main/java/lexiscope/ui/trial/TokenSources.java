package lexiscope.ui.trial;

import lexiscope.corpus.TextFiles;
import lexiscope.model.LanguageModel;
import lexiscope.trial.Trial;
import lexiscope.trial.effect.SplitWords;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.proposal.TokenLines;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Where lists of tokens come from: a text of lines, files, the words that are split most, the
/// selected tokens.
public final class TokenSources {
    /// Words that are offered at once.
    private static final int OFFERED = 10;

    private final Session session;
    private final Consumer<String> say;
    private final Channel channel;

    /// @param say hears sentences for the person
    public TokenSources(Session session, Consumer<String> say) {
        this.session = session;
        this.say = say;
        channel = session.tasks().channel();
    }

    private Set<String> known() {
        return session.trials().get().list().stream()
                .map(Trial::content)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void add(List<Trial> more) {
        session.tryOut(session.trials().get().adding(more));
    }

    /// Adds the tokens that a text lists, one a line.
    void lines(String text) {
        var tokens = TokenLines.of(text);
        if (tokens.isEmpty()) {
            say.accept("This text lists no token; it wants one a line.");
        } else {
            tokens(tokens);
        }
    }

    private void tokens(List<String> tokens) {
        add(tokens.stream().map(Trial::of).toList());
    }

    /// Adds the tokens that files list, one a line.
    void files(List<Path> files) {
        channel.run(
                "",
                null,
                _ -> {
                    var tokens = new ArrayList<String>();
                    for (Path file : files) {
                        tokens.addAll(TokenLines.read(file));
                    }
                    return tokens;
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<ArrayList<String>> done -> tokens(done.value());
                        case Outcome.Failed<ArrayList<String>> why -> say.accept(why.sentence());
                        case Outcome.Stopped<ArrayList<String>> _ -> {}
                    }
                });
    }

    /// Adds the words that are split most, turned off, each with what it would save.
    ///
    /// @param corpus files of text; none for the text that is typed
    void words(List<Path> corpus) {
        LanguageModel model = session.opened().get().orElse(null);
        if (model == null || model.tokenizer().isEmpty()) {
            return;
        }
        String text = session.text().get().text();
        channel.run(
                corpus.isEmpty() ? "" : "counting words",
                model,
                _ ->
                        SplitWords.of(
                                model.tokenizer().orElseThrow(),
                                corpus.isEmpty() ? List.of(text) : TextFiles.read(corpus),
                                OFFERED),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<List<SplitWords.Word>> done -> offer(done.value());
                        case Outcome.Failed<List<SplitWords.Word>> why ->
                                say.accept(why.sentence());
                        case Outcome.Stopped<List<SplitWords.Word>> _ -> {}
                    }
                });
    }

    private void offer(List<SplitWords.Word> words) {
        var known = known();
        var more = new ArrayList<Trial>();
        for (var word : words) {
            if (!known.contains(word.text())) {
                String note = word.count() + " times, saves " + word.saved();
                more.add(Trial.of(word.text()).on(false).noting(note));
            }
        }
        if (more.isEmpty()) {
            say.accept(
                    words.isEmpty()
                            ? "No word of this text is split."
                            : "The words that are split most are on the bench already.");
        } else {
            add(more);
        }
    }

    /// Adds the selected tokens: entries as what they are, so that the bench says whether the model
    /// produces them and what it would take.
    public void selected() {
        var known = known();
        var more = new ArrayList<Trial>();
        session.shown()
                .get()
                .map(LanguageModel::vocabulary)
                .ifPresent(
                        v ->
                                session.selection()
                                        .get()
                                        .ids()
                                        .filter(v::has)
                                        .filter(id -> known.add(v.spelling(id)))
                                        .forEach(id -> more.add(Trial.of(proposal(v, id)))));
        if (more.isEmpty()) {
            say.accept("No token is selected that is not on the bench already.");
        } else {
            add(more);
        }
    }

    private static Proposal proposal(Vocabulary vocabulary, int id) {
        var token = Proposal.added(vocabulary.spelling(id));
        return vocabulary.added(id) == null ? token.as(As.ENTRY) : token;
    }
}
