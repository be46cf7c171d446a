package dev.charla.api.socketio;

import java.time.Duration;

/** Waits for things under way to end. */
final class Countdown {

    private int underWay;

    synchronized void begin() {
        underWay++;
    }

    synchronized void end() {
        underWay--;
        if (underWay == 0) {
            notifyAll();
        }
    }

    /** Returns when nothing is under way, or the time is up, or the thread was interrupted. */
    synchronized void await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis();
                    underWay > 0 && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
