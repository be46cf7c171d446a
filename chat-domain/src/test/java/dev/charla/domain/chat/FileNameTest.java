package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "photo.png",
                "caf\u00E9 \u65E5\u672C \uD83D\uDE00.txt",
                "a.tar.gz",
                "console.txt",
                "x",
                "family \uD83D\uDC68\u200D\uD83D\uDC69.png"
            })
    void keepsWhatIsHarmless(String said) {
        assertThat(new FileName(said).text()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../photo.png",
                "/etc/photo.png",
                "C:\\windows\\photo.png",
                "..\\a/photo.png",
                "a\nb/photo.png"
            })
    void forgetsFolders(String said) {
        assertThat(new FileName(said).text()).isEqualTo("photo.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ph\u0000oto.png",
                "photo\u202E.png",
                "\u2066photo.png\u2069",
                "ph\r\noto.png",
                "photo\uD83D.png",
                "\uFEFFphoto.png",
                "photo\u2028.png",
                "ph\u2029oto.png"
            })
    void forgetsWhatCannotBeSeen(String said) {
        assertThat(new FileName(said).text()).isEqualTo("photo.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..photo.png", " photo.png ", "photo.png...", "\u00A0photo.png\u3000"})
    void cutsDotsAndSpacesAtTheEdges(String said) {
        assertThat(new FileName(said).text()).isEqualTo("photo.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "folder/", "\u202E", "."})
    void callsTheNamelessFile(String said) {
        assertThat(new FileName(said).text()).isEqualTo("file");
    }

    @ParameterizedTest
    @CsvSource({"CON, _CON", "nul.txt, _nul.txt", "Com1.tar.gz, _Com1.tar.gz", "lpt9, _lpt9"})
    void setsTheNamesOfDevicesApart(String said, String kept) {
        assertThat(new FileName(said).text()).isEqualTo(kept);
    }

    @Test
    void replacesWhatFileSystemsReserve() {
        assertThat(new FileName("a<b>c:d\"e|f?g*h").text()).isEqualTo("a_b_c_d_e_f_g_h");
    }

    @Test
    void composesLetters() {
        assertThat(new FileName("cafe\u0301.txt").text()).isEqualTo("caf\u00E9.txt");
    }

    @Test
    void keepsTheExtensionOfALongName() {
        assertThat(new FileName("x".repeat(251) + ".png").text()).hasSize(255);
        assertThat(new FileName("x".repeat(252) + ".png").text()).isEqualTo("x".repeat(251) + ".png");
        assertThat(new FileName("x".repeat(300) + "." + "y".repeat(15)).text())
                .isEqualTo("x".repeat(239) + "." + "y".repeat(15));
    }

    @Test
    void cutsALongNameWithoutAnExtension() {
        assertThat(new FileName("x".repeat(300)).text()).isEqualTo("x".repeat(255));
        assertThat(new FileName("x".repeat(300) + "." + "y".repeat(16)).text()).isEqualTo("x".repeat(255));
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(new FileName("x".repeat(254) + "\uD83D\uDE00y").text()).isEqualTo("x".repeat(254));
        assertThat(new FileName("x".repeat(253) + "\uD83D\uDE00y").text()).isEqualTo("x".repeat(253) + "\uD83D\uDE00");
    }

    @Test
    void isTheSameWhenCleanedAgain() {
        var once = new FileName("x".repeat(240) + " .y" + "z".repeat(30)).text();

        assertThat(new FileName(once).text()).isEqualTo(once);
    }
}
