package lexiscope.format.hub;

/// A file of a model on the hub.
///
/// @param path its name, with the folders it lies in
/// @param size its bytes
public record HubFile(String path, long size) {}
