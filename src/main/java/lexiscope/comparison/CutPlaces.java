package lexiscope.comparison;

import lexiscope.tokenizer.Encoding;

import java.util.Arrays;
import java.util.BitSet;

/// Where a tokenizer cuts a text: the places inside it at which a piece begins or ends.
///
/// Some families give a word the space before it, some the space after it, some leave spaces out.
/// So places between which there is nothing but white space are one place, and what lies before the
/// first or behind the last character that is not white space is not inside the text.
public final class CutPlaces {
    /// The places of one text that count as different.
    ///
    /// @param of for each of the text's units, and its end, the place that it counts as: the
    ///   beginning of the white space before it
    /// @param end the place that the text's end counts as
    public record Places(int[] of, int end) {
        /// The places of a text. Cost: four bytes a unit.
        public static Places in(CharSequence text) {
            int[] of = new int[text.length() + 1];
            for (int i = 0; i < text.length(); i++) {
                of[i + 1] = WhiteSpace.is(text.charAt(i)) ? of[i] : i + 1;
            }
            return new Places(of, of[text.length()]);
        }
    }

    private final BitSet places;
    private final int size;

    private CutPlaces(BitSet places) {
        this.places = places;
        this.size = places.cardinality();
    }

    /// The cuts of an encoding of the text that the places are of. What has no characters (special
    /// tokens that a template adds, marks without white space) cuts nothing.
    public static CutPlaces of(Encoding encoding, Places text) {
        var places = new BitSet(text.of.length);
        for (int i = 0; i < encoding.size(); i++) {
            int start = encoding.start(i);
            int end = encoding.end(i);
            if (start < end) {
                places.set(text.of[start]);
                places.set(text.of[end]);
            }
        }
        places.clear(0);
        places.clear(text.end);
        return new CutPlaces(places);
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// Whether the text is cut at a place, which is one that the white space before it counts as.
    public boolean at(int place) {
        return places.get(place);
    }

    /// The places in rising order.
    public int[] all() {
        return places.stream().toArray();
    }

    /// The cuts that both have, divided by those that either has; 1 where neither cuts at all.
    public double agreement(CutPlaces other) {
        if (size + other.size == 0) {
            return 1;
        }
        var both = (BitSet) places.clone();
        both.and(other.places);
        int shared = both.cardinality();
        return (double) shared / (size + other.size - shared);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CutPlaces cuts && places.equals(cuts.places);
    }

    @Override
    public int hashCode() {
        return places.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(all());
    }
}
