package dev.charla.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.Namespace;
import dev.charla.bootstrap.CharlaApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents in {@code docs/api} and the server know the same routes and events. That their shapes are true, the end-to-end
 * scripts make sure of, answer by answer and event by event.
 */
@SpringBootTest(classes = CharlaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DocumentsTest {

    private static final Path DOCS = Path.of("..", "docs", "api");
    private static final Path COPY = DOCS.resolve("openapi.yaml");
    private static final Path CODE = Path.of("..", "chat-api", "src", "main", "java", "dev", "charla", "api");

    /** Where the code names an event that it emits. */
    private static final Pattern EMITTED =
            Pattern.compile("(?:\\b(?:emit|encode|Said)\\(|encodeAt\\(\\w+,)\\s*\"(?<event>[^\"]+)\"");

    /** Run with {@code -Dcharla.documents.refresh} this test writes the copy in place of comparing it. */
    private static final boolean REFRESH = System.getProperty("charla.documents.refresh") != null;

    private static final String REFRESHING = """
            docs/api/openapi.yaml is not what is served. Refresh it, and look at the difference:
            ./mvnw -pl bootstrap -am package -Dtest=DocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -Dcharla.documents.refresh
            """;

    @TempDir
    private static Path home;

    @Value("http://localhost:${local.server.port}")
    private String server;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Namespace namespace;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("charla.data-dir", home::toString);
        settings.add("charla.admin.password", () -> "a-long-password");
    }

    @Test
    void copyInDocsIsWhatIsServed() throws IOException {
        var served = served("/v3/api-docs.yaml");
        if (REFRESH) {
            Files.writeString(COPY, served);
        }
        assertThat(COPY).as(REFRESHING).hasContent(served);
    }

    @Test
    void describesEveryRoute() {
        var routes = new HashSet<>(routes());
        routes.add("POST /oauth2/token"); // a filter's
        assertThat(operations().map(Operation::route).collect(toSet())).isEqualTo(routes);
    }

    @Test
    void saysOfEachOperationWhatItDoes() {
        assertThat(operations().filter(operation -> !operation.isDescribed()).map(Operation::route))
                .isEmpty();
    }

    /** springdoc goes on without the schemas that it could not make. */
    @Test
    void describesEveryBody() {
        assertThat(served("/v3/api-docs")).doesNotContain("\"application/json\":{}");
    }

    @Test
    void showsNoMarkupOfTheCode() {
        assertThat(served("/v3/api-docs")).doesNotContain("<code>", "{@", "dev.charla");
    }

    @Test
    void describesEveryEventThatClientsMayEmit() throws IOException {
        assertThat(events("receive")).isEqualTo(namespace.events());
    }

    @Test
    void describesEveryEventThatTheServerEmits() throws IOException {
        assertThat(events("send")).isEqualTo(emitted());
    }

    private static Set<String> emitted() throws IOException {
        try (var files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(CODE.resolve("socketio")))
                    .flatMap(file -> EMITTED.matcher(read(file)).results())
                    .map(found -> found.group("event"))
                    .collect(toSet());
        }
    }

    /** @param action {@code receive} for what clients emit, {@code send} for what the server does */
    private static Set<String> events(String action) throws IOException {
        var document = JsonMapper.shared()
                .<JsonNode>valueToTree(new Yaml().load(Files.readString(DOCS.resolve("asyncapi.yaml"))));
        return document.get("operations")
                .valueStream()
                .filter(operation -> operation.at("/channel/$ref").asString().equals("#/channels/main"))
                .filter(operation -> operation.get("action").asString().equals(action))
                .flatMap(operation -> operation.get("messages").valueStream())
                .map(message -> message.get("$ref").asString().replaceFirst("#/channels/main", "/components"))
                .map(pointer -> document.at(pointer).get("name").asString())
                .collect(toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Set<String> routes() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("dev.charla"))
                .flatMap(route -> routes(route.getKey()))
                .filter(route -> !route.contains("/error"))
                .collect(toSet());
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .map(path -> path.replaceAll("\\{(\\w+):.*}", "{$1}"))
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    private Stream<Operation> operations() {
        var document = JsonMapper.shared().readTree(served("/v3/api-docs"));
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    /** Waits as long as it takes: the document is made when somebody asks first. */
    private String served(String path) {
        var patient = RestClient.builder()
                .requestFactory(new SimpleClientHttpRequestFactory())
                .build();
        var document = patient.get().uri(server + path).retrieve().body(byte[].class);
        return new String(Objects.requireNonNull(document, path), UTF_8);
    }

    private record Operation(String route, JsonNode json) {

        /** By a sentence, a name of its own and a group that somebody has thought of. */
        boolean isDescribed() {
            return text("/summary").matches("[A-Z].*[.]")
                    && text("/operationId").matches("[a-zA-Z]+")
                    && !text("/tags/0").matches("|.*-controller");
        }

        private String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }
}
