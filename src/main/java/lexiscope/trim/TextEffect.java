package lexiscope.trim;

/// What a smaller vocabulary does to a text.
///
/// @param text the text
/// @param before tokens it has now
/// @param after tokens it will have
/// @param same whether it is split as before
public record TextEffect(String text, int before, int after, boolean same) {}
