/// ONNX: [lexiscope.format.onnx.OnnxGraph] walks the graph from the token ids to the table they
/// choose rows from, also through quantised forms, and [lexiscope.format.onnx.OnnxTensor] finds the
/// numbers, in the file or beside it.
@NullMarked
package lexiscope.format.onnx;

import org.jspecify.annotations.NullMarked;
