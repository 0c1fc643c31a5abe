/// Learning a vocabulary and an embedding matrix from plain text: how tokens and rows come about in
/// the first place.
///
/// [lexiscope.learn.BpeTrainer] counts merges out of a corpus, [lexiscope.learn.SkipGram] lets rows
/// find their places by predicting the tokens around each token, in a [lexiscope.run.Run] that is
/// watched, stopped and continued. Everything is seeded and gives the same bytes on every run.
@NullMarked
package lexiscope.learn;

import org.jspecify.annotations.NullMarked;
