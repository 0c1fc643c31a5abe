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

    private @Nullable Done last;

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
        Encoding oldFirst = last == null ? null : last.before(own);
        Encoding oldSecond = last == null ? null : last.after(after);
        session.background()
                .latest(
                        "split",
                        "",
                        tried,
                        _ -> {
                            Encoding first = encoded(own, oldFirst, typed);
                            Encoding second =
                                    own == after ? first : encoded(after, oldSecond, typed);
                            return new Done(
                                    own,
                                    after,
                                    new Split(
                                            typed,
                                            first,
                                            second,
                                            after.vocabulary(),
                                            own.vocabulary()));
                        },
                        done -> {
                            last = done;
                            split.set(done.split);
                        },
                        e ->
                                session.tell(
                                        new Notice(
                                                Notice.Kind.ERROR,
                                                "The text could not be split: " + e.getMessage())));
    }

    /// A split, and who made it.
    private record Done(Tokenizer own, Tokenizer tried, Split split) {
        @Nullable Encoding before(Tokenizer now) {
            return own.equals(now) ? split.before() : null;
        }

        @Nullable Encoding after(Tokenizer now) {
            return tried.equals(now) ? split.after() : null;
        }
    }

    /// After an edit only what can have changed is encoded again.
    private static Encoding encoded(Tokenizer tokenizer, @Nullable Encoding old, Typed typed) {
        return old == null
                ? tokenizer.encode(typed, EncodeOptions.DEFAULT)
                : tokenizer.encode(old, typed, EncodeOptions.DEFAULT);
    }
}
