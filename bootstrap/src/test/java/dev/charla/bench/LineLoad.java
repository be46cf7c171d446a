package dev.charla.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The load generator of the whole line. It connects a visitor to each chat and staff to some tens of them, and for each line {@code
 * <seconds>} that it is told keeps the server busy for so long, prints {@code name = value} lines, and an empty one.
 */
final class LineLoad {

    private static final byte[] MESSAGE = "42[\"message:new\",".getBytes(US_ASCII);
    private static final String CHAT_ID = "\"chatId\":\"";
    private static final int ID_LENGTH = 36;

    private final ProcessFigures server;
    private final ProcessFigures own =
            new ProcessFigures(ProcessHandle.current().pid());
    private final ProcessHandle postmaster;
    private final Swarm swarm;
    private final List<Chats.Chat> chats;
    private final Map<String, Chats.Chat> byId;
    private final Queue<Sender> idle = new ArrayDeque<>();
    private final Latencies answers = new Latencies();
    private final Latencies pushes = new Latencies();
    private final int senders;
    private int next;
    private long answered;

    private LineLoad(int port, long pid, long databasePid, int chats, int staff, int senders)
            throws IOException, InterruptedException {
        this.server = new ProcessFigures(pid);
        this.postmaster = ProcessHandle.of(databasePid).orElseThrow();
        this.swarm = new Swarm(port);
        this.senders = senders;
        var people = new Chats(port);
        this.chats = people.open(chats);
        this.byId = this.chats.stream().collect(Collectors.toMap(Chats.Chat::id, Function.identity()));
        connect(people, staff);
    }

    /** @param args the server's port and process id, the database's process id, how many chats, sockets of staff, and senders */
    public static void main(String[] args) throws IOException, InterruptedException {
        var load = new LineLoad(
                Integer.parseInt(args[0]),
                Long.parseLong(args[1]),
                Long.parseLong(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        load.obey();
    }

    private void connect(Chats people, int staff) throws IOException {
        int each = Math.ceilDiv(chats.size(), staff);
        swarm.enter(chats.size(), i -> chats.get(i).visitor());
        swarm.enter(
                Math.ceilDiv(chats.size(), each),
                i -> people.staff(chats.subList(i * each, Math.min((i + 1) * each, chats.size()))));
        swarm.deliverTo(this::onEvent);
    }

    private void obey() throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        System.out.println();
        while (true) {
            while (!orders.ready()) {
                swarm.turn(50);
            }
            var order = orders.readLine();
            if (order == null) {
                return;
            }
            measure(Integer.parseInt(order));
            System.out.println();
        }
    }

    private void measure(int seconds) throws IOException {
        // Each time anew, for a server closes a connection that has been idle for a while.
        for (int i = 0; i < senders; i++) {
            idle.add(new Sender());
        }
        answers.clear();
        pushes.clear();
        long before = answered;
        long cpu = server.cpuMicros();
        long compiling = server.compilerMicros();
        long ownCpu = own.cpuMicros();
        long databaseCpu = databaseMicros();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            sayMore();
            swarm.turn(5);
        }
        swarm.until(() -> chats.stream().allMatch(Chats.Chat::isQuiet), "end of all that was sent");
        double elapsed = (System.nanoTime() - begin) / 1e3;
        double micros = server.cpuMicros() - cpu;
        double messages = answered - before;
        idle.forEach(Sender::close);
        idle.clear();
        print("CPU us/message", micros / messages);
        print("of it the JVM's compilers", (server.compilerMicros() - compiling) / messages);
        print("messages/s", messages / elapsed * 1e6);
        print("POST to 201: p50 ms", answers.millis(0.5));
        print("POST to 201: p99 ms", answers.millis(0.99));
        print("POST to push: p50 ms", pushes.millis(0.5));
        print("POST to push: p99 ms", pushes.millis(0.99));
        print("PostgreSQL: CPU us/message", (databaseMicros() - databaseCpu) / messages);
        print("server busy %", 100 * micros / elapsed);
        print("generator: CPU us/message", (own.cpuMicros() - ownCpu) / messages);
    }

    private long databaseMicros() {
        return new ProcessFigures(postmaster.pid()).cpuMicrosWithEndedChildren()
                + postmaster
                        .children()
                        .mapToLong(process -> new ProcessFigures(process.pid()).cpuMicros())
                        .sum();
    }

    /** One chat after another, each again when its last message has come everywhere. */
    private void sayMore() {
        for (int passed = 0; passed < chats.size() && !idle.isEmpty(); passed++) {
            var chat = chats.get(next);
            next = (next + 1) % chats.size();
            if (chat.isQuiet()) {
                idle.remove().say(chat);
            }
        }
    }

    private void onEvent(Client client, byte[] payload, int offset, int length) {
        if (isMessage(payload, offset, length)) {
            pushes.add(chatOf(new String(payload, offset, length, UTF_8)).onCome(System.nanoTime()));
        }
    }

    private Chats.Chat chatOf(String message) {
        int id = message.indexOf(CHAT_ID) + CHAT_ID.length();
        return Objects.requireNonNull(byId.get(message.substring(id, id + ID_LENGTH)));
    }

    private static boolean isMessage(byte[] payload, int offset, int length) {
        int end = offset + MESSAGE.length;
        return length > MESSAGE.length && Arrays.equals(payload, offset, end, MESSAGE, 0, MESSAGE.length);
    }

    /** A connection with the chat in which it speaks. */
    private final class Sender {

        private final Poster poster = new Poster(swarm, this::onAnswer);
        private Chats.@Nullable Chat chat;

        Sender() throws IOException {}

        void say(Chats.Chat chat) {
            this.chat = chat;
            poster.send(chat.next(System.nanoTime()));
        }

        void close() {
            poster.close();
        }

        private void onAnswer() {
            answers.add(Objects.requireNonNull(chat).onCome(System.nanoTime()));
            answered++;
            idle.add(this);
        }
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s = %.3f%n", name, value);
    }
}
