package dev.charla.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Clients in rooms of one size. In each room the first client speaks, and all of them hear it. */
final class Rooms {

    private final List<Talk> talks = new ArrayList<>();
    private final Map<String, Talk> byName = new LinkedHashMap<>();
    private final int size;
    private long delivered;

    Rooms(List<Client> clients, int size) {
        this.size = size;
        for (Client client : clients) {
            String name = Objects.requireNonNull(client.room());
            if (!byName.containsKey(name)) {
                var talk = new Talk(client);
                talks.add(talk);
                byName.put(name, talk);
            }
        }
    }

    long delivered() {
        return delivered;
    }

    int count() {
        return talks.size();
    }

    void onDelivery(Client client) {
        delivered++;
        Objects.requireNonNull(byName.get(client.room())).delivered++;
    }

    /** Tops up each room to this many messages under way. */
    void fill(int window) {
        for (Talk talk : talks) {
            talk.fill(window);
        }
    }

    boolean quiet() {
        return talks.stream().allMatch(Talk::quiet);
    }

    void say(int room, long at) {
        talks.get(room).say(at);
    }

    private final class Talk {
        private final Client speaker;
        private final String room;
        private final byte[] frame;
        private long said;
        private long delivered;

        Talk(Client speaker) {
            this.speaker = speaker;
            this.room = Objects.requireNonNull(speaker.room());
            this.frame = ClientFrames.say(room, 0);
        }

        void fill(int window) {
            long wanted = delivered / size + window - said;
            if (wanted > 0) {
                byte[] frames = new byte[(int) wanted * frame.length];
                for (int i = 0; i < wanted; i++) {
                    System.arraycopy(frame, 0, frames, i * frame.length, frame.length);
                }
                said += wanted;
                speaker.send(frames);
            }
        }

        void say(long at) {
            said++;
            speaker.send(ClientFrames.say(room, at));
        }

        boolean quiet() {
            return delivered == said * size;
        }
    }
}
