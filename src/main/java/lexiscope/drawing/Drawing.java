package lexiscope.drawing;

import java.util.List;

/// A picture as a list of shapes.
///
/// @param title what it shows, for those who cannot see it
/// @param width in pixels
/// @param height in pixels
/// @param shapes from the bottom to the top
public record Drawing(String title, double width, double height, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }
}
