package lexiscope.model;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.Vocabulary;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A model as opened: its vocabulary, its tokenizer and its input matrix where they are there, and
/// the facts.
///
/// Immutable but for its life: [#close] ends it once every lease has ended.
public final class LanguageModel implements AutoCloseable {
    private final ModelFacts facts;
    private final Vocabulary vocabulary;
    private final Optional<Tokenizer> tokenizer;
    private final Optional<EmbeddingMatrix> matrix;
    private final Optional<EmbeddingMatrix> output;
    private final Life life;

    public LanguageModel(
            ModelFacts facts,
            Vocabulary vocabulary,
            Optional<Tokenizer> tokenizer,
            Optional<EmbeddingMatrix> matrix,
            Arena arena) {
        this(facts, vocabulary, tokenizer, matrix, Optional.empty(), new Life(arena));
    }

    private LanguageModel(
            ModelFacts facts,
            Vocabulary vocabulary,
            Optional<Tokenizer> tokenizer,
            Optional<EmbeddingMatrix> matrix,
            Optional<EmbeddingMatrix> output,
            Life life) {
        this.facts = facts;
        this.vocabulary = vocabulary;
        this.tokenizer = tokenizer;
        this.matrix = matrix;
        this.output = output;
        this.life = life;
    }

    /// The same model with an output matrix of its own, over the same memory.
    public LanguageModel withOutput(EmbeddingMatrix own) {
        return new LanguageModel(facts, vocabulary, tokenizer, matrix, Optional.of(own), life);
    }

    /// The same model with another tokenizer and matrix over the same memory; closing either closes
    /// both.
    public LanguageModel seenWith(Tokenizer other, Optional<EmbeddingMatrix> rows) {
        return new LanguageModel(facts, other.vocabulary(), Optional.of(other), rows, output, life);
    }

    public ModelFacts facts() {
        return facts;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// The tokenizer, where the files had one.
    public Optional<Tokenizer> tokenizer() {
        return tokenizer;
    }

    /// The input embedding matrix, where the files had one.
    public Optional<EmbeddingMatrix> matrix() {
        return matrix;
    }

    /// The output matrix, where the files have one of its own; a tied model has none beside its
    /// input matrix.
    public Optional<EmbeddingMatrix> output() {
        return output;
    }

    /// Lets go of what is made again when it is asked for: words that the tokenizer met, figures of
    /// the matrix.
    public void rest() {
        tokenizer.ifPresent(Tokenizer::forget);
        matrix.ifPresent(EmbeddingMatrix::rest);
        output.ifPresent(EmbeddingMatrix::rest);
    }

    /// Whether a token has a row.
    public boolean hasRow(int id) {
        return id >= 0 && matrix.isPresent() && id < matrix.get().rows();
    }

    /// Rows of the matrix, 0 without one.
    public int rows() {
        return matrix.map(EmbeddingMatrix::rows).orElse(0);
    }

    /// Keeps the memory until the lease is closed.
    ///
    /// @throws IllegalStateException when the model has been closed already
    public Lease lease() {
        life.take();
        return life::drop;
    }

    /// A right to read the model's memory.
    public interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /// Gives the memory back as soon as no lease is left. Closing twice does nothing.
    @Override
    public void close() {
        life.close();
    }

    private static final class Life {
        private final Arena arena;
        // one for the owner
        private final AtomicInteger holders = new AtomicInteger(1);
        private final AtomicInteger closed = new AtomicInteger();

        Life(Arena arena) {
            this.arena = arena;
        }

        void take() {
            int now;
            do {
                now = holders.get();
                if (now == 0) {
                    throw new IllegalStateException("the model is closed");
                }
            } while (!holders.compareAndSet(now, now + 1));
        }

        void drop() {
            if (holders.decrementAndGet() == 0) {
                arena.close();
            }
        }

        void close() {
            if (closed.compareAndSet(0, 1)) {
                drop();
            }
        }
    }
}
