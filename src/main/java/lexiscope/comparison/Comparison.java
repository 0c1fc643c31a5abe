package lexiscope.comparison;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// One text under several tokenizers.
///
/// @param text the text
/// @param options how it was encoded
/// @param places its places that count as different
/// @param models what each tokenizer makes of it, in the order asked for
public record Comparison(
        Typed text, EncodeOptions options, CutPlaces.Places places, List<Compared> models) {
    public Comparison {
        models = List.copyOf(models);
    }

    /// A text that nothing was compared on yet.
    public static final Comparison NONE =
            new Comparison(Typed.of(""), EncodeOptions.DEFAULT, CutPlaces.Places.in(""), List.of());

    /// Compares tokenizers on a text, each on a core of its own.
    public static Comparison of(Typed text, EncodeOptions options, List<Comparand> models) {
        return NONE.next(text, options, models, Progress.NONE);
    }

    /// The comparison of another text, or by other tokenizers: of those that took part before, only
    /// what an edit can have changed is encoded again.
    public Comparison next(
            Typed text, EncodeOptions options, List<Comparand> by, Progress progress) {
        var length = TextLength.of(text.text());
        var places = CutPlaces.Places.in(text.text());
        Compared[] compared = new Compared[by.size()];
        Ranges.run(
                by.size(),
                1,
                progress,
                "comparing",
                (i, _, _) -> {
                    var one = by.get(i);
                    Encoding encoding = one.tokenizer().encode(before(one, options), text, options);
                    compared[i] =
                            new Compared(
                                    one,
                                    encoding,
                                    unknown(encoding),
                                    length,
                                    CutPlaces.of(encoding, places));
                });
        return new Comparison(text, options, places, Arrays.asList(compared));
    }

    private Encoding before(Comparand one, EncodeOptions asked) {
        return options.equals(asked)
                ? models.stream()
                        .filter(m -> m.by().tokenizer() == one.tokenizer())
                        .map(Compared::encoding)
                        .findFirst()
                        .orElse(Encoding.EMPTY)
                : Encoding.EMPTY;
    }

    static int unknown(Encoding encoding) {
        int unknown = 0;
        for (int i = 0; i < encoding.size(); i++) {
            unknown += encoding.is(i, Pieces.UNKNOWN) ? 1 : 0;
        }
        return unknown;
    }

    /// How far two of them cut alike, 0 to 1.
    public double agreement(int one, int other) {
        return models.get(one).cuts().agreement(models.get(other).cuts());
    }

    /// The mean agreement of all pairs; empty where there is no pair.
    public OptionalDouble agreement() {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                sum += agreement(i, j);
                pairs++;
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
    }

    /// How many of them cut at a place; at places where it counts as another one, as many as there.
    public int cutAt(int unit) {
        int place = places.of()[Objects.checkIndex(unit, places.of().length)];
        return (int) models.stream().filter(m -> m.cuts().at(place)).count();
    }
}
