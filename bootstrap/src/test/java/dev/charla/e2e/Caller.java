package dev.charla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who calls the REST API.
 *
 * @param header the name of the header that proves who it is
 * @param proof its value
 */
record Caller(HttpClient http, String header, String proof) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A visitor new to the site, who proves itself by its cookie. */
    static Caller visitor(HttpClient http, URI server) {
        var answer = nobody(http)
                .post(
                        server,
                        "/visitors/identify",
                        Map.of("domain", "localhost", "apiKey", "local", "hasAcceptedPrivacyPolicy", true));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Caller(http, "Cookie", cookie(answer));
    }

    /** A commercial, who proves itself by the token that it gets for its password. */
    static Caller commercial(HttpClient http, URI server, String password) {
        var answer = logIn(http, server, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return bearer(http, json(answer).get("access_token").asString());
    }

    static Caller bearer(HttpClient http, String token) {
        return new Caller(http, "Authorization", "Bearer " + token);
    }

    static HttpResponse<String> logIn(HttpClient http, URI server, String password) {
        return nobody(http)
                .post(server, "/v2/auth/login", Map.of("email", CharlaProcess.ADMIN_EMAIL, "password", password));
    }

    /** @return the chat's id */
    String opensChat(URI server, String content) {
        var answer = post(server, "/v2/chats/with-message", Map.of("firstMessage", Map.of("content", content)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("chatId").asString();
    }

    /** @return the message as the server answered */
    JsonNode says(URI server, String chat, String content) {
        return says(server, Map.of("chatId", chat, "content", content));
    }

    JsonNode says(URI server, Map<String, Object> message) {
        var answer = post(server, "/v2/messages", message);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    /** The newest hundred messages of a chat, oldest first. */
    List<JsonNode> history(URI server, String chat) {
        var answer = get(server, "/v2/messages/chat/" + chat + "?limit=100");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(json(answer).get("messages").spliterator(), false)
                .toList()
                .reversed();
    }

    /** All messages of a chat, newest first. */
    List<JsonNode> wholeHistory(URI server, String chat) {
        var all = new ArrayList<JsonNode>();
        var path = "/v2/messages/chat/" + chat + "?limit=100";
        for (var next = ""; next != null; ) {
            var answer = get(server, path + next);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = json(answer);
            page.get("messages").forEach(all::add);
            next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : null;
        }
        return all;
    }

    HttpResponse<String> get(URI server, String path) {
        return send(request(server, path).GET());
    }

    HttpResponse<String> post(URI server, String path, Object body) {
        return post(server, path, body, Map.of());
    }

    HttpResponse<String> post(URI server, String path, Object body, Map<String, String> headers) {
        var request = request(server, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return send(request);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static Caller nobody(HttpClient http) {
        return new Caller(http, "X-Nobody", "nobody");
    }

    private HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header(header, proof);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
}
