package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Together;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commands of one type, each in a transaction of its own as long as few come at a time. Those that come while the database is
 * busy with others wait, and go together, in the order of their coming: round trips and waits for the disk are then shared.
 */
final class CommandGroups<C extends Command<R>, R> {

    /** While one transaction waits for its commit, another can be put together. */
    private static final int TRANSACTIONS = 2;

    private static final int MOST_TOGETHER = 16;

    /** How far back a command is looked for that may join, where many have the same key. */
    private static final int MOST_LOOKED_AT = 4 * MOST_TOGETHER;

    private final Together<C, R> together;
    private final Dispatcher dispatcher;
    private final SharedTransaction<C, R> transaction;
    private final Executor threads;
    private final Semaphore free = new Semaphore(TRANSACTIONS);
    private final Deque<Waiting<C, R>> waiting = new ConcurrentLinkedDeque<>();
    private final ReentrantLock choosing = new ReentrantLock();
    private final Set<Object> underWay = new HashSet<>();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder commands = new LongAdder();

    CommandGroups(
            Together<C, R> together, Dispatcher dispatcher, SharedTransaction<C, R> transaction, Executor threads) {
        this.together = together;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
        this.threads = threads;
    }

    /** Throws what the command throws. */
    R send(C command) {
        if (waiting.isEmpty() && free.tryAcquire()) {
            try {
                return dispatcher.dispatch(command);
            } finally {
                end();
            }
        }
        var mine = new Waiting<C, R>(command);
        waiting.add(mine);
        begin();
        return mine.outcome();
    }

    /** How many wait for others to end. */
    int waiting() {
        return waiting.size();
    }

    /** How many transactions of several commands there were. */
    long transactions() {
        return transactions.sum();
    }

    /** How many commands there were in them. */
    long commands() {
        return commands.sum();
    }

    private void begin() {
        if (free.tryAcquire()) {
            threads.execute(this::serve);
        }
    }

    private void end() {
        free.release();
        if (someCanGo()) {
            begin();
        }
    }

    private void serve() {
        try {
            for (var group = next(); !group.isEmpty(); group = next()) {
                try {
                    count(group);
                    transaction.carryOut(group);
                } finally {
                    ended(group);
                }
            }
        } finally {
            end();
        }
    }

    private void count(List<Waiting<C, R>> group) {
        if (group.size() > 1) {
            transactions.increment();
            commands.add(group.size());
        }
    }

    /** Those that came first, but for those whose key is under way: whoever carries that out looks again afterwards. */
    private List<Waiting<C, R>> next() {
        choosing.lock();
        try {
            var group = new ArrayList<Waiting<C, R>>();
            var looking = waiting.iterator();
            for (int looked = 0;
                    looking.hasNext() && looked < MOST_LOOKED_AT && group.size() < MOST_TOGETHER;
                    looked++) {
                var one = looking.next();
                if (underWay.add(keyOf(one))) {
                    looking.remove();
                    group.add(one);
                }
            }
            return group;
        } finally {
            choosing.unlock();
        }
    }

    private void ended(List<Waiting<C, R>> group) {
        choosing.lock();
        try {
            group.forEach(one -> underWay.remove(keyOf(one)));
        } finally {
            choosing.unlock();
        }
    }

    private boolean someCanGo() {
        if (waiting.isEmpty()) {
            return false;
        }
        choosing.lock();
        try {
            return waiting.stream().limit(MOST_LOOKED_AT).anyMatch(one -> !underWay.contains(keyOf(one)));
        } finally {
            choosing.unlock();
        }
    }

    private Object keyOf(Waiting<C, R> one) {
        return together.key(one.command());
    }
}
