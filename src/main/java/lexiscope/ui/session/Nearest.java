package lexiscope.ui.session;

import lexiscope.embedding.Neighbour;

import java.util.List;

/// The neighbours of the focused token.
///
/// @param id whose
/// @param view how they were found
/// @param list nearest first
public record Nearest(int id, View view, List<Neighbour> list) {
    public static final Nearest NONE = new Nearest(-1, View.DEFAULT, List.of());
}
