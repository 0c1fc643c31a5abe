package lexiscope.tokenizer.subword.bpe;

import java.util.Arrays;

/// A heap of candidate merges, each a long with the rank above and the position below: the lowest
/// rank first, then the leftmost.
final class MergeQueue {
    private long[] heap = new long[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void offer(long candidate) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = at - 1 >>> 1;
            if (heap[parent] <= candidate) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = candidate;
    }

    long poll() {
        long least = heap[0];
        long last = heap[--size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return least;
    }
}
