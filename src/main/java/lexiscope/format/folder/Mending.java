package lexiscope.format.folder;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;

import java.util.Set;

/// Looks for what is wrong in a folder, file by file, and mends it in one go.
public final class Mending {
    private Mending() {}

    /// Looks at a folder.
    ///
    /// @param tiedAndDiffers whether the files hold an output matrix other than the input matrix
    ///   though the configuration ties the two
    /// @param untiedAndLacking whether they hold none though it says that there is one
    /// @param left what is found and stays as it is
    public static Mends of(
            FolderSource source,
            LanguageModel model,
            boolean tiedAndDiffers,
            boolean untiedAndLacking,
            Set<Mends.Finding> left)
            throws UnreadableFileException {
        var mending = new Mends(source, model, left);
        new MendedTokens(mending).find();
        new MendedSettings(mending).find();
        new MendedConfigs(mending, tiedAndDiffers, untiedAndLacking).find();
        new MendedSlowFiles(mending).find();
        new MendedIndex(mending).find();
        return mending;
    }
}
