package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The glyph of missing characters is empty in fonts of both kinds of outlines, the others stay.
class BlankMissingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "inter/Inter-Regular.otf",
                "inter/Inter-Bold.otf",
                "jetbrains_mono/JetBrainsMono-Regular.ttf"
            })
    void nothingIsDrawnForWhatIsMissing(String file) throws Exception {
        byte[] bytes = bytes(file);
        Font before = font(bytes.clone());
        BlankMissing.in(bytes);
        Font after = font(bytes);
        assertTrue(!empty(before, 0), "the font draws none anyway");
        assertTrue(empty(after, 0), "still drawn");
        var flat = new FontRenderContext(null, true, true);
        for (int glyph = 1; glyph < 300; glyph++) {
            int[] one = {glyph};
            assertEquals(
                    before.createGlyphVector(flat, one).getOutline().getBounds2D(),
                    after.createGlyphVector(flat, one).getOutline().getBounds2D(),
                    file + ", glyph " + glyph);
        }
    }

    private static boolean empty(Font font, int glyph) {
        var flat = new FontRenderContext(null, true, true);
        int[] one = {glyph};
        return font.createGlyphVector(flat, one).getOutline().getBounds2D().isEmpty();
    }

    private static Font font(byte[] bytes) throws Exception {
        return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes)).deriveFont(20f);
    }

    private static byte[] bytes(String file) throws IOException {
        try (var in =
                BlankMissingTest.class.getResourceAsStream("/com/formdev/flatlaf/fonts/" + file)) {
            if (in == null) {
                throw new IOException("no " + file);
            }
            return in.readAllBytes();
        }
    }
}
