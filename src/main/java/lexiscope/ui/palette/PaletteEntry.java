package lexiscope.ui.palette;

import lexiscope.vocabulary.Vocabulary;

/// A line of the palette.
public sealed interface PaletteEntry {
    /// Chooses it.
    void choose();

    /// Something to do.
    ///
    /// @param keys as a person reads them, or ""
    /// @param possible whether it can be done now
    record Command(String id, String label, String keys, boolean possible, Runnable run)
            implements PaletteEntry {
        @Override
        public void choose() {
            run.run();
        }
    }

    /// A token of the vocabulary.
    record TokenEntry(Vocabulary vocabulary, int id, Runnable run) implements PaletteEntry {
        @Override
        public void choose() {
            run.run();
        }
    }

    /// A model that can be opened.
    ///
    /// @param about what it is, in few words
    record ModelEntry(String name, String about, Runnable run) implements PaletteEntry {
        /// What its line says it does.
        String words() {
            return "Open " + name;
        }

        @Override
        public void choose() {
            run.run();
        }
    }
}
