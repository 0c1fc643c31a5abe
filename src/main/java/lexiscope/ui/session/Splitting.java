package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Keeps the split of the text up to date: with the opened model, and with what is tried on it.
final class Splitting {
    private static final Split NOTHING;

    static {
        var none =
                new Vocabulary(
                        new @Nullable String[0],
                        java.util.Map.of(),
                        new lexiscope.vocabulary.Spelling.Plain());
        NOTHING = new Split(Typed.of(""), Encoding.EMPTY, Encoding.EMPTY, none, none);
    }

    private final Session session;
    private final ReadOnlyObjectWrapper<Split> split = new ReadOnlyObjectWrapper<>(NOTHING);

    Splitting(Session session) {
        this.session = session;
        session.text().subscribe(_ -> encode());
        session.shown().subscribe(_ -> encode());
        session.attempt().subscribe(_ -> encode());
    }

    ReadOnlyObjectProperty<Split> split() {
        return split.getReadOnlyProperty();
    }

    private void encode() {
        Typed typed = session.text().get();
        Optional<Tokenizer> before = session.opened().get().flatMap(LanguageModel::tokenizer);
        LanguageModel tried =
                session.attempt().get() instanceof Attempt.Tried t
                        ? t.model()
                        : session.shown().get().orElse(null);
        if (before.isEmpty() || tried == null || tried.tokenizer().isEmpty()) {
            session.background().cancel("split");
            split.set(
                    new Split(
                            typed,
                            Encoding.EMPTY,
                            Encoding.EMPTY,
                            NOTHING.vocabulary(),
                            NOTHING.vocabulary()));
            return;
        }
        Tokenizer own = before.get();
        Tokenizer after = tried.tokenizer().get();
        session.background()
                .latest(
                        "split",
                        "",
                        tried,
                        _ -> {
                            Encoding first = own.encode(typed, EncodeOptions.DEFAULT);
                            Encoding second =
                                    own == after
                                            ? first
                                            : after.encode(typed, EncodeOptions.DEFAULT);
                            return new Split(
                                    typed, first, second, after.vocabulary(), own.vocabulary());
                        },
                        split::set,
                        e ->
                                session.tell(
                                        new Notice(
                                                Notice.Kind.ERROR,
                                                "The text could not be split: " + e.getMessage())));
    }
}
