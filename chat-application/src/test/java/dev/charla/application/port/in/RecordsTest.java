package dev.charla.application.port.in;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final ContactDetails KNOWN = new ContactDetails("Vera", "v@home.example", "+34 600");

    @Test
    void contactDetailsFillTheirGapsFromWhatIsKnown() {
        assertThat(ContactDetails.NONE.over(KNOWN)).isEqualTo(KNOWN);
        assertThat(KNOWN.over(ContactDetails.NONE)).isEqualTo(KNOWN);
        assertThat(new ContactDetails("V", "w@home.example", "+34 700").over(KNOWN))
                .isEqualTo(new ContactDetails("V", "w@home.example", "+34 700"));
    }

    @Test
    void contactDetailsAreEmptyWithoutAnyPart() {
        assertThat(new ContactDetails(null, null, null).isEmpty()).isTrue();
        assertThat(new ContactDetails("V", null, null).isEmpty()).isFalse();
        assertThat(new ContactDetails(null, "v@home.example", null).isEmpty()).isFalse();
        assertThat(new ContactDetails(null, null, "+34 600").isEmpty()).isFalse();
    }

    @Test
    void identityRefusalsAreAnswersAndNoFaults() {
        assertThat(List.of(new WrongCredentials(), new UnknownSite(), new ForeignOrigin()))
                .allSatisfy(refusal -> {
                    assertThat(refusal).message().isNotBlank();
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
    }
}
