package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Keeps the split of the text up to date: with the opened model, and with what is tried on it.
final class Splitting {
    private static final TextSplit NOTHING;

    static {
        var none =
                new Vocabulary(
                        new @Nullable String[0],
                        java.util.Map.of(),
                        new lexiscope.vocabulary.Spelling.Plain());
        NOTHING =
                new TextSplit(
                        Typed.of(""),
                        Encoding.EMPTY,
                        Encoding.EMPTY,
                        none,
                        none,
                        TokenCounts.NONE,
                        TokenCounts.NONE);
    }

    /// Of a longer text the begin has as many tokens as a map of few takes.
    private static final int LONGEST = 1 << 16;

    private final Session session;
    private final Derived<Input, Done> derived;
    private final ReadOnlyObjectWrapper<TextSplit> split = new ReadOnlyObjectWrapper<>(NOTHING);

    private volatile @Nullable Done last;

    /// What is split, and by what.
    ///
    /// @param own the tokenizer as its files have it
    /// @param model the model at work
    /// @param options how
    private record Input(Typed typed, Tokenizer own, LanguageModel model, EncodeOptions options) {}

    Splitting(Session session) {
        this.session = session;
        derived =
                new Derived<Input, Done>(
                                session.tasks(),
                                new Done(null, null, EncodeOptions.DEFAULT, NOTHING),
                                (in, _) -> done(in))
                        .leasing(Input::model)
                        .staying((a, b) -> a.own.equals(b.own));
        derived.value()
                .subscribe(
                        done -> {
                            last = done.own == null ? last : done;
                            split.set(done.split);
                        });
        session.text().subscribe(_ -> encode());
        session.shown().subscribe(_ -> encode());
        session.reading().subscribe(_ -> encode());
    }

    ReadOnlyObjectProperty<TextSplit> split() {
        return split.getReadOnlyProperty();
    }

    /// How far the split is.
    ReadOnlyObjectProperty<? extends Derivation<?>> state() {
        return derived.state();
    }

    void again() {
        derived.again();
    }

    /// The ids of the text as a model has them, of a longer text those of its begin. The split at
    /// hand may still be that of the model before, or of an older text.
    int[] idsOf(LanguageModel model) {
        TextSplit now = split.get();
        String text = session.text().get().text();
        Optional<Tokenizer> tokenizer = model.tokenizer();
        if (tokenizer.isEmpty()) {
            return new int[0];
        }
        boolean own = now.beforeVocabulary() == tokenizer.get().vocabulary();
        if (own && now.typed().text().equals(text)) {
            return now.before().ids();
        }
        String begin = text.substring(0, Math.min(text.length(), LONGEST));
        return tokenizer.get().encode(Typed.of(begin), EncodeOptions.DEFAULT).ids();
    }

    private void encode() {
        Typed typed = session.text().get();
        Optional<Tokenizer> own = session.opened().get().flatMap(LanguageModel::tokenizer);
        LanguageModel model = session.shown().get().orElse(null);
        boolean there = own.isPresent() && model != null && model.tokenizer().isPresent();
        derived.from(there && model != null ? new Input(typed, own.get(), model, options()) : null);
        if (!there) {
            split.set(NOTHING.of(typed));
        }
    }

    /// How the text is encoded, as the person reads it.
    EncodeOptions options() {
        TextReading reading = session.reading().get();
        return new EncodeOptions(!reading.bare(), !reading.plainSpecialText());
    }

    /// On a worker: both splits, and what is counted of them.
    private Done done(Input in) {
        Done before = last;
        Tokenizer after = in.model.tokenizer().orElseThrow();
        Encoding oldFirst = before == null ? null : before.before(in.own, in.options);
        Encoding oldSecond = before == null ? null : before.after(after, in.options);
        Encoding first = encoded(in.own, oldFirst, in);
        Encoding second = in.own == after ? first : encoded(after, oldSecond, in);
        var counts = TokenCounts.of(in.typed.text(), first);
        return new Done(
                in.own,
                after,
                in.options,
                new TextSplit(
                        in.typed,
                        first,
                        second,
                        after.vocabulary(),
                        in.own.vocabulary(),
                        counts,
                        in.own == after ? counts : TokenCounts.of(in.typed.text(), second)));
    }

    /// A split, and who made it how.
    private record Done(
            @Nullable Tokenizer own,
            @Nullable Tokenizer tried,
            EncodeOptions options,
            TextSplit split) {
        @Nullable Encoding before(Tokenizer now, EncodeOptions how) {
            return now.equals(own) && how.equals(options) ? split.before() : null;
        }

        @Nullable Encoding after(Tokenizer now, EncodeOptions how) {
            return now.equals(tried) && how.equals(options) ? split.after() : null;
        }
    }

    /// After an edit only what can have changed is encoded again.
    private static Encoding encoded(Tokenizer tokenizer, @Nullable Encoding old, Input in) {
        return old == null
                ? tokenizer.encode(in.typed, in.options)
                : tokenizer.encode(old, in.typed, in.options);
    }
}
