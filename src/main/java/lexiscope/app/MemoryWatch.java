package lexiscope.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// Hears when the heap stays nearly full after a collection.
final class MemoryWatch {
    /// Share of a pool that is used after a collection from which on memory is short.
    private static final double SHORT = 0.75;

    private final NotificationEmitter emitter;
    private final NotificationListener listener;

    private MemoryWatch(NotificationEmitter emitter, NotificationListener listener) {
        this.emitter = emitter;
        this.listener = listener;
        emitter.addNotificationListener(listener, null, null);
    }

    /// Calls back whenever a collection leaves too little.
    ///
    /// @param shortage called on a thread of the virtual machine
    static MemoryWatch of(Runnable shortage) {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long most = pool.getUsage().getMax();
            if (pool.getType() == MemoryType.HEAP
                    && pool.isCollectionUsageThresholdSupported()
                    && most > 0) {
                pool.setCollectionUsageThreshold((long) (SHORT * most));
            }
        }
        return new MemoryWatch(
                (NotificationEmitter) ManagementFactory.getMemoryMXBean(),
                (notification, _) -> {
                    if (notification
                            .getType()
                            .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
                        shortage.run();
                    }
                });
    }

    /// Hears nothing any more.
    void end() {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException _) {
            // ended already
        }
    }
}
