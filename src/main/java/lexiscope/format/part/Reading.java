package lexiscope.format.part;

import lexiscope.format.config.ConfigFiles;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/// What a format needs beside the file that it reads: the same for all files of one opening, and
/// passed along from its door.
///
/// @param tensor the tensor the person named as the matrix, or "" to find it
/// @param arena owns what is mapped
/// @param configs the settings of the folders
/// @param beside the settings that a tokenizer's file is read by; [TokenizerConfig#NONE] where it
///   is opened by itself
/// @param opener reads a further file
/// @param progress hears how far this file is, from 0 to 1
public record Reading(
        String tensor,
        Arena arena,
        ConfigFiles configs,
        TokenizerConfig beside,
        Opener opener,
        Progress progress) {
    /// Reads a file by whichever format knows it.
    @FunctionalInterface
    public interface Opener {
        /// @throws UnreadableFileException with a sentence when no format reads it
        ModelParts open(Path file, Reading reading) throws UnreadableFileException;
    }

    /// An opening that begins.
    public Reading(String tensor, Arena arena, Opener opener, Progress progress) {
        this(tensor, arena, new ConfigFiles(), TokenizerConfig.NONE, opener, progress);
    }

    /// The same for another tensor; "" to find it.
    public Reading wanting(String other) {
        return new Reading(other, arena, configs, beside, opener, progress);
    }

    /// The same by other settings beside a tokenizer's file.
    public Reading by(TokenizerConfig settings) {
        return new Reading(tensor, arena, configs, settings, opener, progress);
    }

    /// The same as a part of the work.
    ///
    /// @param from where the part begins, from 0 to 1
    /// @param to where it ends
    public Reading part(double from, double to) {
        return new Reading(tensor, arena, configs, beside, opener, progress.part(from, to));
    }

    /// A file as whichever format knows it reads it.
    ///
    /// @throws UnreadableFileException with a sentence when none does
    public ModelParts open(Path file) throws UnreadableFileException {
        return opener.open(file, this);
    }

    /// The settings of the model that lie in the folder of a file.
    public ModelConfig config(Path file) {
        return configs.model(Folders.of(file));
    }
}
