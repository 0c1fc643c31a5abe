/// Tensors by name, whichever container they lie in, and which of them is the embedding matrix.
///
/// A container hands its tensors over as [lexiscope.format.tensor.NamedTensor]s;
/// [lexiscope.format.tensor.MatrixChoice] finds the input and the output matrix among them by their
/// [lexiscope.format.tensor.TensorNames] and by what `config.json` says of the model
/// ([lexiscope.format.config.ModelConfig]). Where several fit, the person is asked.
/// [lexiscope.format.tensor.TensorPlace] is where the numbers of one lie, ready to be mapped.
@NullMarked
package lexiscope.format.tensor;

import org.jspecify.annotations.NullMarked;
