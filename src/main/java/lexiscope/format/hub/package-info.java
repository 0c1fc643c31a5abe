/// The Hugging Face hub and its local cache: which models are here, and fetching of another one's
/// tokenizer and the bytes of its embedding matrix, and nothing else of it.
///
/// [lexiscope.format.hub.HubCache] lists what is on the disk. [lexiscope.format.hub.HubFetch] plans
/// a fetch, so that its size can be shown before, and carries it out in pieces that a later fetch
/// goes on from. Which bytes are needed is [lexiscope.format.TensorSlices]'s to say.
@NullMarked
package lexiscope.format.hub;

import org.jspecify.annotations.NullMarked;
