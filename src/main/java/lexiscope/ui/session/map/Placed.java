package lexiscope.ui.session.map;

/// A tried token on the map.
///
/// @param id the token
/// @param x its place
/// @param y its place
/// @param exact whether the place is exact, or only among its neighbours
/// @param anchors the tokens that it was placed among, nearest first; empty where it is exact;
///   owned and not written
public record Placed(int id, float x, float y, boolean exact, int[] anchors) {}
