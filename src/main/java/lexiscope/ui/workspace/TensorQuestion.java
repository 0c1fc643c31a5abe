package lexiscope.ui.workspace;

import java.util.List;
import java.util.function.Consumer;

/// Only the person knows which of several tensors is the embedding matrix.
///
/// @param sentence what was found
/// @param choices names of tensors, the likelier first
/// @param answer takes the one that was chosen
public record TensorQuestion(String sentence, List<String> choices, Consumer<String> answer) {
    public TensorQuestion {
        choices = List.copyOf(choices);
    }
}
