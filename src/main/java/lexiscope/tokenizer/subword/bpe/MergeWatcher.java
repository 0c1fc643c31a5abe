package lexiscope.tokenizer.subword.bpe;

/// Is told what happens while symbols are merged.
public interface MergeWatcher {
    /// Two symbols stand side by side that may merge.
    default void offered(int left, int right, int product) {}

    /// Two tokens merged, each told by the place of the first symbol that it was made of.
    default void merged(int left, int right, int rank, int product) {}
}
