package lexiscope.ui.derive;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.model.LanguageModel;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// A value that is made from others on a worker, and made anew when they change. It always says how
/// far it is and from which input, so that one made from something else is never taken for it.
///
/// @param <I> what it is made from: a value that is equal only where the result would be
/// @param <O> the value
public final class Derived<I, O> {
    /// How it is made.
    @FunctionalInterface
    public interface Maker<I, O> {
        O make(I input, Progress progress) throws Exception;
    }

    private final Channel channel;
    private final O none;
    private final Maker<I, O> maker;
    private final ReadOnlyObjectWrapper<Derivation<O>> state =
            new ReadOnlyObjectWrapper<>(new Derivation.Idle<>());
    private final ReadOnlyObjectWrapper<O> value;
    private Function<I, String> title = _ -> "";
    private Function<I, @Nullable LanguageModel> model = _ -> null;
    private BiPredicate<I, I> stays = (_, _) -> false;
    private Consumer<String> failed = _ -> {};
    private @Nullable I input;

    /// @param none the value where there is none
    public Derived(Tasks tasks, O none, Maker<I, O> maker) {
        channel = tasks.channel();
        this.none = none;
        this.maker = maker;
        value = new ReadOnlyObjectWrapper<>(none);
    }

    /// How the making is called in the list of tasks.
    public Derived<I, O> titled(Function<I, String> words) {
        title = words;
        return this;
    }

    /// Which model is leased while it is made.
    public Derived<I, O> leasing(Function<I, @Nullable LanguageModel> whose) {
        model = whose;
        return this;
    }

    /// Whether a value may be looked at until the next is there: told what it was made from and
    /// what the next is made from. Otherwise it is gone at once.
    public Derived<I, O> staying(BiPredicate<I, I> may) {
        stays = may;
        return this;
    }

    /// Told the sentence when it could not be made.
    public Derived<I, O> failing(Consumer<String> told) {
        failed = told;
        return this;
    }

    /// How far it is.
    public ReadOnlyObjectProperty<Derivation<O>> state() {
        return state.getReadOnlyProperty();
    }

    /// The value, or what stands for none.
    public ReadOnlyObjectProperty<O> value() {
        return value.getReadOnlyProperty();
    }

    /// Makes it from this input; from an equal one it is made already.
    ///
    /// @param next null where there is nothing to make it from
    public void from(@Nullable I next) {
        if (next != null && next.equals(input)) {
            return;
        }
        I before = input;
        input = next;
        if (next == null) {
            channel.drop();
            state.set(new Derivation.Idle<>());
            value.set(none);
            return;
        }
        boolean there = state.get() instanceof Derivation.Ready<O>;
        if (!there || before == null || !stays.test(before, next)) {
            value.set(none);
        }
        make(next);
    }

    /// Makes it again from the same input, after it failed or was stopped, or since what it depends
    /// on outside of the window changed.
    public void again() {
        if (input != null) {
            make(input);
        }
    }

    /// Stops the making.
    public void stop() {
        channel.stop();
    }

    private void make(I from) {
        state.set(new Derivation.Working<>(from));
        channel.run(
                title.apply(from),
                model.apply(from),
                progress -> maker.make(from, progress),
                outcome -> ended(from, outcome));
    }

    private void ended(I from, Outcome<O> outcome) {
        switch (outcome) {
            case Outcome.Done<O> done -> {
                state.set(new Derivation.Ready<>(from, done.value()));
                value.set(done.value());
            }
            case Outcome.Failed<O> why -> {
                state.set(new Derivation.Failed<>(from, why.sentence()));
                value.set(none);
                failed.accept(why.sentence());
            }
            case Outcome.Stopped<O> _ -> {
                state.set(new Derivation.Stopped<>(from));
                value.set(none);
            }
        }
    }
}
