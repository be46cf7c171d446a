package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Together;
import java.time.Duration;
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
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Commands of one type, each in a transaction of its own as long as few come at a time. Those that come while the database is
 * busy with others wait, and go together, in the order of their coming: round trips and waits for the disk are then shared.
 *
 * <p>Those that go alone may have to wait for a lock, those that go together never do: so however long some of the first
 * have to wait, the others go on.
 */
final class CommandGroups<C extends Command<R>, R> {

    private static final int ALONE = 2;

    /** While one transaction waits for its commit, another can be put together. */
    private static final int TRANSACTIONS = 2;

    private static final int MOST_TOGETHER = 16;

    /** How far back a command is looked for that may join: as many of one key hold up nobody else. */
    private static final int MOST_LOOKED_AT = 1_024;

    private final Together<C, R> together;
    private final Dispatcher dispatcher;
    private final SharedTransaction<C, R> transaction;
    private final Executor threads;
    private final Duration patience;
    private final Semaphore alone = new Semaphore(ALONE);
    private final Semaphore free = new Semaphore(TRANSACTIONS);
    private final Deque<Waiting<C, R>> waiting = new ConcurrentLinkedDeque<>();
    private final ReentrantLock choosing = new ReentrantLock();
    private final Set<Object> underWay = new HashSet<>();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder commands = new LongAdder();

    CommandGroups(
            Together<C, R> together,
            Dispatcher dispatcher,
            SharedTransaction<C, R> transaction,
            Executor threads,
            Duration patience) {
        this.together = together;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * Throws what the command throws.
     *
     * @throws TransientDataAccessResourceException when it had not even begun in time
     */
    R send(C command) {
        if (waiting.isEmpty() && alone.tryAcquire()) {
            try {
                return dispatcher.dispatch(command);
            } finally {
                alone.release();
            }
        }
        var mine = new Waiting<C, R>(command);
        waiting.add(mine);
        begin();
        if (!mine.endsWithin(patience) && withdraw(mine)) {
            throw new TransientDataAccessResourceException("the database is too busy");
        }
        return mine.outcome();
    }

    /** @return whether it was still waiting */
    private boolean withdraw(Waiting<C, R> mine) {
        choosing.lock();
        try {
            return waiting.remove(mine);
        } finally {
            choosing.unlock();
        }
    }

    /** How many wait for others to end. */
    int waiting() {
        return waiting.size();
    }

    /** How many transactions there were that others could have joined. */
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
        transactions.increment();
        commands.add(group.size());
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
