package lexiscope.ui.vocabulary;

import javafx.scene.control.TableColumn;

import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenValue;

/// A column of the table that shows a value of tokens in words.
///
/// @param value what it shows
/// @param values of every token
/// @param column in the table
record ValueColumn(TokenValue value, TokenColumn values, TableColumn<Integer, Integer> column) {
    /// A letter at this size, of those that names of categories are made of.
    private static final double LETTER = 7.4;

    private static final double DIGIT = 7.25;
    private static final double AIR = 15;
    private static final double LEAST = 52;
    private static final double MOST = 132;

    /// The value of a token, "" where it has none.
    String shown(int id) {
        return value.shown(values, id);
    }

    /// The width that the longest value and the head need.
    static double width(TokenValue value, TokenColumn values) {
        int letters =
                switch (values) {
                    case TokenColumn.Categories c -> longest(c);
                    case TokenColumn.Wholes _, TokenColumn.Numbers _ -> digits(value, values);
                };
        double size = value.numeric() ? DIGIT : LETTER;
        // the head needs room for its arrow
        double head = (value.id().length() + 2) * LETTER;
        return Math.clamp(Math.max(letters * size, head) + AIR, LEAST, MOST);
    }

    private static int longest(TokenColumn.Categories c) {
        int[] counts = c.counts();
        int most = 0;
        for (int i = 0; i < counts.length; i++) {
            most = counts[i] > 0 ? Math.max(most, c.names().get(i).length()) : most;
        }
        return most;
    }

    /// The longest of the least and the largest number, as they are written.
    private static int digits(TokenValue value, TokenColumn values) {
        int least = -1;
        int most = -1;
        for (int id = 0; id < values.size(); id++) {
            if (values.has(id)) {
                least = least < 0 || values.number(id) < values.number(least) ? id : least;
                most = most < 0 || values.number(id) > values.number(most) ? id : most;
            }
        }
        return Math.max(value.shown(values, least).length(), value.shown(values, most).length());
    }
}
