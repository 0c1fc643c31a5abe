package lexiscope.format.hub;

import java.util.List;

/// A model on the hub has several files of weights, and one is to be named.
public final class HubChoiceException extends HubException {
    private final transient List<HubFile> files;

    /// @param sentence for the person, who is told all of them
    /// @param files what there is to choose from
    HubChoiceException(String sentence, List<HubFile> files) {
        super(sentence);
        this.files = List.copyOf(files);
    }

    /// What there is to choose from, the smallest first.
    public List<HubFile> files() {
        return files;
    }
}
