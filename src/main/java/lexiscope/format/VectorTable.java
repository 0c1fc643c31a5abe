package lexiscope.format;

import lexiscope.embedding.EmbeddingMatrix;

import java.util.List;

/// A matrix read from text, with the word of each row ("" where a row has none).
///
/// @param words as many as rows
/// @param matrix the rows
/// @param notes what a person should know
record VectorTable(List<String> words, EmbeddingMatrix matrix, List<String> notes) {
    VectorTable {
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }
}
