/// SentencePiece's `.model`: [lexiscope.format.sentencepiece.SentencePieceProto] reads the message,
/// [lexiscope.format.sentencepiece.SentencePieceTokenizer] makes the tokenizer as the library
/// itself runs it.
///
/// Most models are used through a class of `transformers` that shifts ids, adds tokens and changes
/// the text before: [lexiscope.format.sentencepiece.PieceClass] is the table of those classes,
/// [lexiscope.format.sentencepiece.SentencePieceClass] applies one.
@NullMarked
package lexiscope.format.sentencepiece;

import org.jspecify.annotations.NullMarked;
