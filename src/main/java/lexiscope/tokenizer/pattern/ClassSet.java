package lexiscope.tokenizer.pattern;

import lexiscope.tokenizer.unicode.SplitPointClass;

import java.util.Arrays;

/// A set of characters as seen through [SplitPointClass]: of every class all members, some, or none
/// may be in it. Known sharply for ASCII, roughly for the rest.
///
/// @param may classes of which a member may be in the set
/// @param must classes of which every member is
record ClassSet(boolean[] may, boolean[] must) {
    static ClassSet none() {
        return new ClassSet(new boolean[SplitPointClass.COUNT], new boolean[SplitPointClass.COUNT]);
    }

    /// One character.
    static ClassSet of(int cp) {
        return none().add(cp);
    }

    ClassSet add(int cp) {
        if (cp < 128) {
            may[cp] = true;
            must[cp] = true;
        } else {
            some();
        }
        return this;
    }

    /// Characters beyond ASCII of which nothing is known.
    ClassSet some() {
        Arrays.fill(may, 128, SplitPointClass.COUNT, true);
        return this;
    }

    /// A whole class beyond ASCII.
    ClassSet all(int... classes) {
        for (int c : classes) {
            may[c] = true;
            must[c] = true;
        }
        return this;
    }

    ClassSet partly(int... classes) {
        for (int c : classes) {
            may[c] = true;
        }
        return this;
    }

    ClassSet with(ClassSet other) {
        for (int c = 0; c < SplitPointClass.COUNT; c++) {
            may[c] |= other.may[c];
            must[c] |= other.must[c];
        }
        return this;
    }

    ClassSet complement() {
        var out = none();
        for (int c = 0; c < SplitPointClass.COUNT; c++) {
            out.may[c] = !must[c];
            out.must[c] = !may[c];
        }
        return out;
    }
}
