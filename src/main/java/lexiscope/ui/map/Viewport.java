package lexiscope.ui.map;

/// Which part of the map is in view.
///
/// @param x the place in the middle
/// @param y the place in the middle; grows upwards
/// @param scale pixels a unit
/// @param width of the view in pixels
/// @param height of the view in pixels
record Viewport(double x, double y, double scale, double width, double height) {
    /// A place's pixel column.
    double px(double placeX) {
        return (placeX - x) * scale + width / 2;
    }

    /// A place's pixel row.
    double py(double placeY) {
        return height / 2 - (placeY - y) * scale;
    }

    Viewport sized(double w, double h) {
        return new Viewport(x, y, scale, w, h);
    }

    Viewport panned(double dx, double dy) {
        return new Viewport(x - dx / scale, y + dy / scale, scale, width, height);
    }

    /// Zooms so that what lies at a pixel stays there.
    Viewport zoomed(double factor, double atX, double atY) {
        double next = scale * factor;
        double placeX = x + (atX - width / 2) / scale;
        double placeY = y - (atY - height / 2) / scale;
        return new Viewport(
                placeX - (atX - width / 2) / next,
                placeY + (atY - height / 2) / next,
                next,
                width,
                height);
    }

    /// The view on the way to another one; zoom moves evenly in its logarithm.
    Viewport towards(Viewport to, double share) {
        double s = Math.exp(Math.log(scale) + share * (Math.log(to.scale) - Math.log(scale)));
        return new Viewport(x + share * (to.x - x), y + share * (to.y - y), s, to.width, to.height);
    }

    boolean shows(double placeX, double placeY) {
        double px = px(placeX);
        double py = py(placeY);
        return px >= 0 && px < width && py >= 0 && py < height;
    }

    /// The same view in pixels of a display that has so many of them a pixel.
    Viewport dense(double density) {
        return new Viewport(x, y, scale * density, width * density, height * density);
    }
}
