package dev.charla.application.usecase;

import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.FileStore;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Deletes files that nobody may have any more. What is interrupted or fails here is made up for by the next time, on
 * whatever node.
 */
public final class DiscardFiles {

    private static final int BATCH = 100;

    private final FileRepository files;
    private final FileStore store;
    private final InstantSource clock;
    private final Duration keepUnattached;

    /** @param keepUnattached how long an uploaded file waits for its message */
    public DiscardFiles(FileRepository files, FileStore store, InstantSource clock, Duration keepUnattached) {
        this.files = files;
        this.store = store;
        this.clock = clock;
        this.keepUnattached = keepUnattached;
    }

    /** Gives up the files that waited too long for a message, and deletes everything that was given up. */
    public void sweep() {
        var now = clock.instant();
        files.giveUpUnattached(now.minus(keepUnattached), now);
        while (deleteGivenUp() == BATCH) {
            // There may be more.
        }
    }

    /**
     * Deletes the bytes of what was given up, a bounded number of files.
     *
     * @return how many
     */
    public int deleteGivenUp() {
        var ids = files.givenUp(BATCH);
        for (var id : ids) {
            store.delete(id);
            files.forget(id);
        }
        return ids.size();
    }
}
