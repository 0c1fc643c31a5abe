package lexiscope.ui.text;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.passage.Drift;
import lexiscope.passage.IdList;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.vocabulary.Vocabulary;

import java.util.Optional;
import java.util.function.Consumer;

/// Ids that become the text, and where that text gets other ids. What is known of it holds until
/// the text or the tokenizer is another one.
final class IdsIn {
    private final Session session;
    private final Channel channel;
    private final Consumer<String> write;
    private final ReadOnlyObjectWrapper<Optional<Drift>> drift =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param write makes this the text, in a way that can be undone
    IdsIn(Session session, Consumer<String> write) {
        this.session = session;
        this.write = write;
        channel = session.tasks().channel();
        session.text().subscribe(this::forget);
        session.shown()
                .subscribe(
                        _ -> {
                            channel.drop();
                            drift.set(Optional.empty());
                        });
    }

    /// The ids, their text, and where it is cut otherwise; empty when the text came from no ids.
    ReadOnlyObjectProperty<Optional<Drift>> drift() {
        return drift.getReadOnlyProperty();
    }

    /// Makes the text of some ids the text.
    ///
    /// @throws IllegalArgumentException with a sentence that says which of them is no id, and what
    ///   to do
    void take(String pasted) {
        int[] ids = IdList.read(pasted);
        LanguageModel model = session.shown().get().orElse(null);
        Tokenizer tokenizer = model == null ? null : model.tokenizer().orElse(null);
        if (model == null || tokenizer == null) {
            throw new IllegalArgumentException(
                    "No tokenizer is open that could turn ids into text; open the one that made"
                            + " them.");
        }
        if (ids.length == 0) {
            throw new IllegalArgumentException(
                    "There are no ids in it; paste some, such as [15496, 995].");
        }
        check(ids, tokenizer.vocabulary(), ModelTitle.of(model.facts()));
        channel.run(
                "Turning " + Numbers.whole(ids.length) + " ids into text",
                model,
                _ -> Drift.of(tokenizer, ids),
                this::took);
    }

    private static void check(int[] ids, Vocabulary vocabulary, String name) {
        for (int i = 0; i < ids.length; i++) {
            if (!vocabulary.has(ids[i])) {
                throw new IllegalArgumentException(
                        "Id "
                                + ids[i]
                                + ", number "
                                + Numbers.whole(i + 1)
                                + " of the list, is no token of "
                                + name
                                + ", whose ids end at "
                                + Numbers.whole(vocabulary.size() - 1)
                                + "; take it out, or open the tokenizer that made it.");
            }
        }
    }

    private void took(Outcome<Drift> outcome) {
        switch (outcome) {
            case Outcome.Done<Drift> done -> {
                write.accept(done.value().text());
                drift.set(Optional.of(done.value()));
            }
            case Outcome.Failed<Drift> why ->
                    session.tell(
                            new Notice(
                                    Notice.Kind.ERROR,
                                    "The ids could not be turned into text: " + why.sentence()));
            case Outcome.Stopped<Drift> _ -> {}
        }
    }

    private void forget(lexiscope.tokenizer.aligned.Typed typed) {
        if (drift.get().isPresent() && !drift.get().get().text().equals(typed.text())) {
            drift.set(Optional.empty());
        }
    }
}
