package dev.charla.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chats of one visitor each with the one member of staff, made by the routes that every client calls. */
final class Chats {

    static final String PASSWORD = "the-benchmark-logs-in-with-this";

    /** A page of the site. A browser says so with each {@code POST}. */
    private static final String ORIGIN = "http://localhost:3000";

    private static final String CONTENT = "How do I get my money back? I have written to you twice and had no answer.";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String staffToken;

    Chats(int port) throws IOException, InterruptedException {
        this.server = URI.create("http://127.0.0.1:" + port);
        var credentials = "{\"email\":\"admin@localhost\",\"password\":\"" + PASSWORD + "\"}";
        this.staffToken = text("access_token", post("/v2/auth/login", null, credentials));
    }

    List<Chat> open(int count) throws IOException, InterruptedException {
        var chats = new ArrayList<Chat>();
        for (int i = 0; i < count; i++) {
            chats.add(open());
        }
        return chats;
    }

    /** One of the sockets of the member of staff, who looks after these chats with it. */
    Client.Entry staff(List<Chat> chats) {
        return Chat.entry("\"token\":\"" + staffToken + '"', chats);
    }

    private Chat open() throws IOException, InterruptedException {
        var site = "{\"domain\":\"localhost\",\"apiKey\":\"local\",\"hasAcceptedPrivacyPolicy\":true}";
        var session = text("sessionId", post("/visitors/identify", null, site));
        return new Chat(
                text("chatId", post("/v2/chats", "visitor_session=" + session, "{}")), session, staffToken, server);
    }

    private String post(String path, @Nullable String cookie, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String text(String field, String json) {
        var value = Pattern.compile('"' + field + "\":\"([^\"]+)\"").matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + field + " in " + json);
        }
        return value.group(1);
    }

    /** One chat, and its message that is under way. */
    static final class Chat {

        /** The answer, and the pushes to visitor and staff. */
        private static final int TO_COME = 3;

        private final String id;
        private final String session;
        private final byte[] visitorSays;
        private final byte[] staffSays;
        private int toCome;
        private boolean staffIsNext;
        private long sentAt;

        private Chat(String id, String session, String token, URI server) {
            this.id = id;
            this.session = session;
            this.visitorSays = request(server, "Cookie: visitor_session=" + session);
            this.staffSays = request(server, "Authorization: Bearer " + token);
        }

        private byte[] request(URI server, String proof) {
            var body = "{\"chatId\":\"" + id + "\",\"content\":\"" + CONTENT + "\"}";
            return """
                    POST /v2/messages HTTP/1.1\r
                    Host: %s\r
                    Origin: %s\r
                    User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r
                    Accept: application/json\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    %s\r
                    \r
                    %s""".formatted(server.getAuthority(), ORIGIN, body.length(), proof, body)
                    .getBytes(UTF_8);
        }

        String id() {
            return id;
        }

        Client.Entry visitor() {
            return entry("\"sessionId\":\"" + session + '"', List.of(this));
        }

        private static Client.Entry entry(String proof, List<Chat> chats) {
            var joins =
                    chats.stream().map(chat -> ClientFrames.joinChat(chat.id)).toList();
            return new Client.Entry(null, ClientFrames.connect(proof), joins);
        }

        boolean isQuiet() {
            return toCome == 0;
        }

        /** @return the next request: the visitor and the member of staff speak in turn */
        byte[] next(long now) {
            toCome = TO_COME;
            sentAt = now;
            staffIsNext = !staffIsNext;
            return staffIsNext ? visitorSays : staffSays;
        }

        /** Something of what its message causes has come. @return nanoseconds since it was sent */
        long onCome(long now) {
            if (toCome == 0) {
                throw new IllegalStateException("more came of a message than its answer and two pushes");
            }
            toCome--;
            return now - sentAt;
        }
    }
}
