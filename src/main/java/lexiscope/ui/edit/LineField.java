package lexiscope.ui.edit;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Lettering;

import org.jspecify.annotations.Nullable;

/// A field of one row that shows whatever a token may hold: emoji, every script, line ends and
/// other characters without a shape as small boxes. What is pasted is kept as it is.
public final class LineField extends EditView {
    private static final double SIDE = 8;
    private static final double ICON_SIDE = 28;
    private static final double HEIGHT = 26;

    private final ReadOnlyStringWrapper text;
    private final Font font;
    private final @Nullable Node icon;
    private String prompt = "";
    private Runnable action = () -> {};

    /// @param font of the letters
    public LineField(Palette palette, Font font) {
        this(palette, font, new ReadOnlyStringWrapper(""), null);
    }

    /// @param icon stands at its left
    public LineField(Palette palette, Font font, Node icon) {
        this(palette, font, new ReadOnlyStringWrapper(""), icon);
    }

    private LineField(Palette palette, Font font, ReadOnlyStringWrapper text, @Nullable Node icon) {
        super(
                palette,
                icon == null ? SIDE : ICON_SIDE,
                true,
                new TypingHistory(),
                typed -> text.set(typed.text()));
        this.text = text;
        this.icon = icon;
        if (icon != null) {
            icon.setManaged(false);
            icon.setMouseTransparent(true);
            getChildren().add(icon);
        }
        this.font = font;
        getStyleClass().add("line-field");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER && !e.isConsumed()) {
                        action.run();
                    }
                });
        focusedProperty().subscribe(() -> requestLayout());
        disabledProperty().subscribe(() -> setOpacity(isDisabled() ? 0.5 : 1));
    }

    /// What it holds.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    public String getText() {
        return text.get();
    }

    /// Puts a text into it; what could be undone is forgotten.
    public void setText(String next) {
        if (!next.equals(text.get())) {
            show(Typed.of(next));
            editor().place(next.length(), false);
            text.set(next);
        }
    }

    /// What an empty field says.
    public void setPromptText(String words) {
        prompt = words;
        requestLayout();
    }

    /// Done at Enter.
    public void setOnAction(Runnable done) {
        action = done;
    }

    /// Empties it.
    public void clear() {
        setText("");
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (icon != null) {
            icon.autosize();
            double top = (getHeight() - icon.getLayoutBounds().getHeight()) / 2;
            icon.relocate(8, snapPositionY(top));
        }
    }

    public void selectAll() {
        editor().selectAll();
        requestLayout();
    }

    @Override
    protected Font font(double width) {
        return font;
    }

    @Override
    protected double lineHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void paintPrompt(GraphicsContext g) {
        g.setFill(palette().role("fg-subtle"));
        Lettering.fitting(prompt, Font.font("Inter", 13), getWidth() - SIDE - ICON_SIDE)
                .fillFrom(g, 0, HEIGHT / 2);
    }
}
