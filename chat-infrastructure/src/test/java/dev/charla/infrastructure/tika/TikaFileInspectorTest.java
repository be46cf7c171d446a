package dev.charla.infrastructure.tika;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.FileInspector.Findings;
import dev.charla.domain.chat.FileName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikaFileInspectorTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Test
    void measuresAndHashesTheWholeFile() {
        var findings = inspect("a.txt", "abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(findings)
                .isEqualTo(new Findings(
                        "text/plain", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A, a.html, image/png",
        "FFD8FFE000104A46, a, image/jpeg",
        "474946383961, a.txt, image/gif",
        "255044462D312E34, a.png, application/pdf",
        "3C68746D6C3E, a.png, text/html",
        "3C68746D6C3E, a.txt, text/html",
        "4D5A900003000000, a.pdf, application/x-msdownload",
        "612C620A312C320A, a.csv, text/csv",
        "68656C6C6F, a.png, text/plain",
        "68656C6C6F, a.html, text/html",
        "0001020304050607, a.png, application/octet-stream",
        "00000018667479706D703432, a.bin, video/mp4",
        "000000186674797069736F6D, a.mp4, video/mp4",
        "000000186674797069736F6D, a.html, video/quicktime"
    })
    void knowsAFileByWhatIsInIt(String hex, String name, String type) {
        assertThat(inspect(name, java.util.HexFormat.of().parseHex(hex)).type()).startsWith(type);
    }

    @Test
    void believesNoNameOfBytesWithoutASignature() {
        var bytes = new byte[500];
        new Random(1).nextBytes(bytes);

        assertThat(inspect("photo.png", bytes).type()).isEqualTo("application/octet-stream");
    }

    @Test
    void tellsDocumentsAndArchivesApartByTheirNames() throws IOException {
        var archive = zip("[Content_Types].xml");

        assertThat(inspect("letter.docx", archive).type()).isEqualTo(DOCX);
        assertThat(inspect("letter.docx", zip("word/document.xml")).type()).isEqualTo(DOCX);
        assertThat(inspect("photos.zip", zip("a.png")).type()).isEqualTo("application/zip");
        assertThat(inspect("photo.png", zip("a.png")).type()).isEqualTo("application/zip");
        assertThat(inspect("program.jar", zip("a.class")).type()).isEqualTo("application/java-archive");
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return bytes.toByteArray();
    }

    private static Findings inspect(String name, byte[] bytes) {
        return new TikaFileInspector().inspect(new FileName(name), () -> new ByteArrayInputStream(bytes));
    }
}
