package lexiscope.format;

import lexiscope.model.LanguageModel;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where the pages of the window write a model: into a new folder, made in the one that a person
/// chose and named after the model and what was done to it. So nothing can be written over, and a
/// folder of other things stays free of a model's files. A verb is told the new folder itself.
public final class NewFolder {
    /// The rule, for people.
    public static final String RULE = "A new folder is made in the one you choose.";

    private NewFolder() {}

    /// A folder in the one that was chosen that is not there yet.
    ///
    /// @param what was done, as the end of a name
    public static Path in(Path chosen, LanguageModel model, String what) {
        String name = model.facts().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + what;
        Path folder = chosen.resolve(name);
        for (int n = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); n++) {
            folder = chosen.resolve(name + "-" + n);
        }
        return folder;
    }

    /// What there is to say once it is written.
    public static String written(Path folder, FolderWriter.Result result) {
        int files = result.files().size();
        return "Written: "
                + files
                + (files == 1 ? " file in " : " files in ")
                + folder
                + ". The model that is open is as it was.";
    }
}
