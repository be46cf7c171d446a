package dev.charla.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The libraries of the pages are those that were published, each with its licence. */
class VendoredLibrariesTest {

    private static final Path VENDOR = Path.of("src/main/resources/static/assets/vendor");
    private static final String SUMS = "SHA256SUMS";

    @Test
    void areAsTheyWerePublished() throws Exception {
        assertThat(actualSums()).isNotEmpty().isEqualTo(notedSums());
    }

    @Test
    void haveTheirLicenceBesideThem() throws IOException {
        try (var libraries = Files.list(VENDOR)) {
            assertThat(libraries.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(
                            library -> assertThat(library.resolve("LICENSE")).isNotEmptyFile());
        }
    }

    private static Map<String, String> notedSums() throws IOException {
        return Files.readAllLines(VENDOR.resolve(SUMS)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(sum -> sum[1], sum -> sum[0]));
    }

    private static Map<String, String> actualSums() throws IOException, NoSuchAlgorithmException {
        var sums = new TreeMap<String, String>();
        try (var files = Files.walk(VENDOR)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sums.put(VENDOR.relativize(file).toString(), sha256(file));
            }
        }
        sums.remove(SUMS);
        return sums;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
