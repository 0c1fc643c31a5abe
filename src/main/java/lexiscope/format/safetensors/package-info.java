/// Safetensors: the header with its checks, tensors mapped where they lie, and the writer.
///
/// [lexiscope.format.safetensors.SafetensorsTensors] also sees which tensors belong together: codes
/// with scales beside them become rows of numbers where the method is one that is read
/// ([lexiscope.format.safetensors.PackedTensor], [lexiscope.format.safetensors.ScaledTensor]), and
/// are refused by the method's name where not.
@NullMarked
package lexiscope.format.safetensors;

import org.jspecify.annotations.NullMarked;
