package lexiscope.ui.session;

import lexiscope.format.hub.HubName;
import lexiscope.format.hub.HubPlan;

import java.nio.file.Path;

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
