package lexiscope.ui.edit;

import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys, the clipboard and input methods do in the text.
final class TextKeys {
    private final EditView view;
    private final TextEditor editor;
    private final boolean single;

    /// @param single whether Enter, Tab and keys for rows are left to others
    TextKeys(EditView view, TextEditor editor, boolean single) {
        this.single = single;
        this.view = view;
        this.editor = editor;
        view.setOnKeyPressed(this::pressed);
        view.setOnKeyTyped(this::typed);
        view.setOnInputMethodTextChanged(this::composed);
        view.setInputMethodRequests(new Requests());
        var menu =
                new ContextMenu(
                        item("Cut", this::cut),
                        item("Copy", this::copy),
                        item("Paste", this::paste),
                        item("Select all", this::all));
        view.setOnContextMenuRequested(e -> menu.show(view, e.getScreenX(), e.getScreenY()));
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void pressed(KeyEvent e) {
        boolean extend = e.isShiftDown();
        boolean word = e.isShortcutDown();
        String text = editor.text();
        int at = editor.caret();
        boolean moved = true;
        if (single && forOthers(e.getCode())) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> {
                if (!extend && editor.hasSelection() && !word) {
                    editor.place(editor.selection().start(), false);
                } else {
                    editor.place(
                            word ? Boundaries.wordBefore(text, at) : Boundaries.before(text, at),
                            extend);
                }
            }
            case RIGHT -> {
                if (!extend && editor.hasSelection() && !word) {
                    editor.place(editor.selection().end(), false);
                } else {
                    editor.place(
                            word ? Boundaries.wordAfter(text, at) : Boundaries.after(text, at),
                            extend);
                }
            }
            case UP -> view.moveRows(-1, extend);
            case DOWN -> view.moveRows(1, extend);
            case PAGE_UP -> view.moveRows(-view.rowsOnPage(), extend);
            case PAGE_DOWN -> view.moveRows(view.rowsOnPage(), extend);
            case HOME -> editor.place(word ? 0 : view.rowEdge(false), extend);
            case END -> editor.place(word ? text.length() : view.rowEdge(true), extend);
            default -> moved = false;
        }
        if (moved) {
            view.caretMoved();
            if (!extend) {
                view.caretChooses();
            }
            e.consume();
        } else if (edits(e, word)) {
            view.caretMoved();
            e.consume();
        }
    }

    private static boolean forOthers(KeyCode code) {
        return switch (code) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, ENTER, TAB -> true;
            default -> false;
        };
    }

    private boolean edits(KeyEvent e, boolean shortcut) {
        String text = editor.text();
        int at = editor.caret();
        KeyCode code = e.getCode();
        if (shortcut && !e.isAltDown()) {
            switch (code) {
                case A -> all();
                case C -> {
                    if (e.isShiftDown()) {
                        return false; // compares
                    }
                    copy();
                }
                case INSERT -> copy();
                case X -> cut();
                case V -> paste();
                // with nothing typed to take back the keys are for what was done elsewhere
                case Z -> {
                    if (e.isShiftDown() ? !editor.redo() : !editor.undo()) {
                        return false;
                    }
                }
                case Y -> {
                    if (!editor.redo()) {
                        return false;
                    }
                }
                case BACK_SPACE -> editor.delete(Boundaries.wordBefore(text, at));
                case DELETE -> editor.delete(Boundaries.wordAfter(text, at));
                default -> {
                    return false;
                }
            }
            return true;
        }
        switch (code) {
            case BACK_SPACE -> editor.delete(Boundaries.before(text, at));
            case DELETE -> editor.delete(Boundaries.after(text, at));
            case ENTER -> editor.write("\n");
            case TAB -> {
                if (e.isShiftDown() || e.isControlDown()) {
                    return false;
                }
                editor.write("\t");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void typed(KeyEvent e) {
        boolean command = e.isShortcutDown() && !e.isAltDown() || e.isMetaDown();
        String s = e.getCharacter();
        if (!command && !s.isEmpty() && s.charAt(0) >= ' ' && s.charAt(0) != 0x7F) {
            editor.write(s);
            view.caretMoved();
            e.consume();
        }
    }

    private void composed(InputMethodEvent e) {
        if (!e.getCommitted().isEmpty()) {
            editor.write(e.getCommitted());
            view.caretMoved();
        }
    }

    private void all() {
        editor.selectAll();
        view.requestLayout();
    }

    private void copy() {
        if (editor.hasSelection()) {
            var content = new ClipboardContent();
            content.putString(editor.selectedText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void cut() {
        copy();
        if (editor.hasSelection()) {
            editor.write("");
            view.caretMoved();
        }
    }

    private void paste() {
        String s = Clipboard.getSystemClipboard().getString();
        if (s != null && !s.isEmpty()) {
            editor.write(s);
            view.caretMoved();
        }
    }

    /// Tells an input method where the caret is.
    private final class Requests implements InputMethodRequests {
        @Override
        public Point2D getTextLocation(int offset) {
            return view.caretOnScreen();
        }

        @Override
        public int getLocationOffset(int x, int y) {
            return 0;
        }

        @Override
        public void cancelLatestCommittedText() {}

        @Override
        public String getSelectedText() {
            return editor.selectedText();
        }
    }
}
