package lexiscope.ui.text;

import lexiscope.drawing.Coloured;
import lexiscope.drawing.ColouredPage;
import lexiscope.drawing.ColouredText;
import lexiscope.drawing.Inks;
import lexiscope.drawing.PngFile;
import lexiscope.drawing.SvgFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// As what the coloured text is taken away.
public enum TextPicture {
    /// A page that needs nothing beside itself.
    HTML(".html", "the coloured text as a page"),
    /// A picture of lines and letters.
    SVG(".svg", "the coloured text as a drawing"),
    /// A picture of pixels.
    PNG(".png", "the coloured text as a picture");

    private final String ending;
    private final String about;

    TextPicture(String ending, String about) {
        this.ending = ending;
        this.about = about;
    }

    /// The ending of its files, with the dot.
    public String ending() {
        return ending;
    }

    /// What it is, in words that go on after "Export".
    public String about() {
        return about;
    }

    /// The file's bytes.
    ///
    /// @throws IllegalArgumentException with a sentence where the text is too long for it
    byte[] of(Coloured text, boolean dark) throws IOException {
        return switch (this) {
            case HTML -> ColouredPage.of(List.of(text)).getBytes(StandardCharsets.UTF_8);
            case SVG ->
                    SvgFile.of(ColouredText.of(text), Inks.of(dark))
                            .getBytes(StandardCharsets.UTF_8);
            case PNG -> PngFile.of(ColouredText.of(text), Inks.of(dark));
        };
    }
}
