package lexiscope.format.part;

import lexiscope.embedding.EmbeddingMatrix;

import java.util.List;

/// A matrix read from text, with the word of each row ("" where a row has none).
///
/// @param words as many as rows
/// @param matrix the rows
/// @param notes what a person should know
/// @param escaped whether the file said that white space in its words, and in those of a table
///   beside it, is escaped; here it is put back
public record VectorTable(
        List<String> words, EmbeddingMatrix matrix, List<String> notes, boolean escaped) {
    public VectorTable {
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }
}
