package dev.charla.documents;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What operators copy, {@code compose.yaml}, {@code Dockerfile} and {@code deploy}, speaks of things that exist. */
class DeploymentTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVERS = List.of("app-one", "app-two");

    /** A setting in README's table; those that follow in its cell begin with a dot and belong to the same parent. */
    private static final Pattern SETTING = Pattern.compile("`(\\.?[a-z][a-z0-9.\\[\\]-]*|\\.[a-z0-9.\\[\\]-]+)`");

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY|TOKEN)$");
    private static final Pattern DOCKER_ENV = Pattern.compile("(?m)^ENV (\\w+)=");
    private static final Pattern DEPLOYED_SCRIPT = Pattern.compile("deploy/\\S+\\.sh");
    private static final Pattern UPSTREAM = Pattern.compile("server (app-\\w+):3000");

    @Test
    void composeNamesSettingsThatExist() {
        assertThat(SERVERS)
                .allSatisfy(server ->
                        assertThat(environment(server).keySet()).isNotEmpty().isSubsetOf(knownVariables()));
    }

    @Test
    void dockerfileNamesSettingsThatExist() {
        var named = DOCKER_ENV
                .matcher(text(ROOT.resolve("Dockerfile")))
                .results()
                .map(env -> env.group(1))
                .toList();
        assertThat(named).isNotEmpty().allMatch(knownVariables()::contains);
    }

    @Test
    void dockerfileRunsScriptsThatExist() {
        var scripts = DEPLOYED_SCRIPT
                .matcher(text(ROOT.resolve("Dockerfile")))
                .results()
                .map(MatchResult::group)
                .map(ROOT::resolve)
                .toList();
        assertThat(scripts).isNotEmpty().allMatch(Files::isExecutable);
    }

    @Test
    void composeHoldsNoSecrets() {
        for (var service : services().keySet()) {
            assertThat(environment(service))
                    .allSatisfy((name, value) -> assertThat(
                                    SECRET.matcher(name).matches() && !value.matches("\\$\\{\\w+:\\?}"))
                            .as("%s of %s comes from outside, and must be there", name, service)
                            .isFalse());
        }
    }

    @Test
    void nginxKnowsTheServersOfComposeByTheirNames() {
        var nginx = text(ROOT.resolve("deploy/nginx.conf"));
        assertThat(UPSTREAM.matcher(nginx)
                        .results()
                        .map(server -> server.group(1))
                        .collect(toSet()))
                .isEqualTo(Set.copyOf(SERVERS));
        for (var server : SERVERS) {
            var node = environment(server).get("CHARLA_SOCKETIO_NODE");
            assertThat(nginx).contains("~^" + node + "\\.  " + node + ";").contains("upstream " + node + " {");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        var compose = (Map<String, Object>) new Yaml().load(text(ROOT.resolve("compose.yaml")));
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(String service) {
        var described = Objects.requireNonNull(services().get(service), service);
        return (Map<String, String>) described.getOrDefault("environment", Map.of());
    }

    private static Set<String> knownVariables() {
        return Stream.concat(ourSettings(), springsSettings())
                .map(DeploymentTest::asVariable)
                .collect(toSet());
    }

    private static Stream<String> ourSettings() {
        var names = new HashSet<String>();
        for (var line : text(ROOT.resolve("README.md")).split("\n")) {
            if (line.startsWith("| `")) {
                var parent = "";
                for (var setting : SETTING.matcher(line.split("\\|")[1])
                        .results()
                        .map(found -> found.group(1))
                        .toList()) {
                    var name = setting.startsWith(".") ? parent + setting : setting;
                    parent = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                    names.add(name);
                }
            }
        }
        return names.stream();
    }

    private static Stream<String> springsSettings() {
        try {
            return Collections.list(DeploymentTest.class
                            .getClassLoader()
                            .getResources("META-INF/spring-configuration-metadata.json"))
                    .stream()
                    .flatMap(DeploymentTest::settingsIn);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> settingsIn(URL metadata) {
        try (var stream = metadata.openStream()) {
            var properties = JsonMapper.shared().readTree(stream).path("properties");
            return StreamSupport.stream(properties.spliterator(), false)
                    .map(property -> property.get("name").asString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As Spring Boot documents it: dots become underscores, dashes go, and an index stands between underscores. */
    private static String asVariable(String setting) {
        return setting.replaceAll("\\[n?]", Matcher.quoteReplacement(".0"))
                .replace("-", "")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
