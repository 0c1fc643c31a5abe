/// Checkpoints of PyTorch, zipped or as a stream, and Llama's own shards.
///
/// A pickle is a program; [lexiscope.format.torch.PickleReader] runs the few instructions that
/// checkpoints need, over the names in [lexiscope.format.torch.PickleNames] and nothing else.
/// [lexiscope.format.torch.TorchTensors] makes tensors of the result, and
/// [lexiscope.format.torch.TorchFile] maps their storages where they lie.
@NullMarked
package lexiscope.format.torch;

import org.jspecify.annotations.NullMarked;
