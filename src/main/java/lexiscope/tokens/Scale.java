package lexiscope.tokens;

/// What the values of a [TokenValue] mean to a chart, a palette or a legend.
public sealed interface Scale {
    /// Categories without an order.
    record Nominal() implements Scale {}

    /// Values of which only the order counts.
    record Ordinal() implements Scale {}

    /// Numbers from little to much.
    ///
    /// @param least the least there can be; negative infinity where the column says it
    /// @param most the most there can be; infinity where the column says it
    record Sequential(double least, double most) implements Scale {}

    /// Numbers to both sides of a middle.
    ///
    /// @param least the least there can be; negative infinity where the column says it
    /// @param middle what is neither little nor much
    /// @param most the most there can be; infinity where the column says it
    record Diverging(double least, double middle, double most) implements Scale {}

    Scale NOMINAL = new Nominal();
    Scale ORDINAL = new Ordinal();

    /// From 0 up.
    Scale AMOUNT = new Sequential(0, Double.POSITIVE_INFINITY);
}
