package lexiscope.projection.layout;

/// A finished map.
///
/// @param layout where the tokens lie
/// @param placement puts further vectors into it
/// @param report what is to be known of it
public record Fitted(Layout layout, Placement placement, Report report) {}
