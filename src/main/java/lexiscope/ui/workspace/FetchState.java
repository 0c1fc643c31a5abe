package lexiscope.ui.workspace;

import lexiscope.format.hub.HubFile;
import lexiscope.format.hub.HubName;
import lexiscope.format.hub.HubPlan;

import java.nio.file.Path;
import java.util.List;

/// How far a fetch from the hub is.
public sealed interface FetchState {
    /// Nothing was asked for.
    record Idle() implements FetchState {}

    /// The hub is asked what there is.
    ///
    /// @param name of which model
    record Looking(HubName name) implements FetchState {}

    /// It cannot be had.
    ///
    /// @param sentence why, and what to do
    record Refused(String sentence) implements FetchState {}

    /// What a fetch will bring is known, and nothing was written yet.
    ///
    /// @param plan what it will bring
    /// @param folder where it goes
    /// @param have bytes of it that are there already
    /// @param open whether the model that is open lies in that folder
    record Planned(HubPlan plan, Path folder, long have, boolean open) implements FetchState {}

    /// The model has several files of weights, such as quantisations of different sizes.
    ///
    /// @param name the model
    /// @param files what there is, the smallest first
    record Choosing(HubName name, List<HubFile> files) implements FetchState {
        public Choosing {
            files = List.copyOf(files);
        }
    }

    /// Fetching would write over files of the model that is open; it is not begun before a person
    /// says yes.
    ///
    /// @param planned what would be fetched
    record Asking(Planned planned) implements FetchState {
        /// What would be written over, for people.
        public String sentence() {
            boolean resumes = planned.have() > 0 && planned.have() < planned.plan().bytes();
            boolean small = planned.plan().files().size() > 1;
            return "The model that is open lies in the folder this goes to. "
                    + (resumes ? "Going on" : "Fetching")
                    + (small ? " renews its small files, such as the tokenizer, at once, and" : "")
                    + " replaces its matrix once all of it has come, then opens it anew.";
        }
    }

    /// It is coming.
    ///
    /// @param plan what
    record Running(HubPlan plan) implements FetchState {}

    /// It was stopped or broke off; what came stays for the next try.
    ///
    /// @param plan what
    /// @param sentence why
    record Stopped(HubPlan plan, String sentence) implements FetchState {}
}
