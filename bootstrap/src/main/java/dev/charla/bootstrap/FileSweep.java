package dev.charla.bootstrap;

import dev.charla.application.usecase.DiscardFiles;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes on each node, at its start and then from time to time, the files that nobody may have any more. */
@Component
class FileSweep {

    private final DiscardFiles discarding;

    FileSweep(DiscardFiles discarding) {
        this.discarding = discarding;
    }

    @Scheduled(fixedDelayString = "${charla.files.sweep-interval}")
    void sweep() {
        discarding.sweep();
    }
}
