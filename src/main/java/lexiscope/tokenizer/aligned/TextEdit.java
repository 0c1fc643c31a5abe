package lexiscope.tokenizer.aligned;

/// One replacement in a text: at `at`, `removed` units gave way to `inserted` ones.
public record TextEdit(int at, int removed, int inserted) {
    /// Where a unit of the text before the edit lies after it; a unit inside what was removed moves
    /// to the edit's start.
    public int moved(int unit) {
        if (unit <= at) {
            return unit;
        }
        return unit >= at + removed ? unit - removed + inserted : at;
    }
}
