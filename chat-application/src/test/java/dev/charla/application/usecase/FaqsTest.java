package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.WriteFaq;
import dev.charla.domain.assistant.AssistantRefusal.NoSuchSite;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaqsTest {

    private static final Faq FAQ = new Faq(List.of(new FaqEntry("When?", "At nine")));

    private final AssistantScenario scenario = new AssistantScenario();
    private final Shop shop = scenario.charla.shop("shop.example");
    private final SiteId site = shop.site().id();
    private final Staff ada = shop.staff("Ada", Role.ADMIN);
    private final Staff carla = shop.commercial("Carla");
    private final Staff stella = scenario.charla.shop("other.example").staff("Stella", Role.ADMIN);

    @Test
    void areWrittenByAdminsAndReadByStaff() {
        assertThat(scenario.faqs.view(carla, site)).isEqualTo(Faq.EMPTY);
        assertThat(scenario.write(new WriteFaq(ada, site, FAQ))).isEqualTo(FAQ);
        assertThat(scenario.faqs.view(carla, site)).isEqualTo(FAQ);
    }

    @Test
    void areNotWrittenByOthers() {
        assertThatExceptionOfType(AdminsOnly.class).isThrownBy(() -> scenario.write(new WriteFaq(carla, site, FAQ)));
        assertThatExceptionOfType(AdminsOnly.class)
                .isThrownBy(() -> scenario.write(new WriteFaq(shop.staff("Susan", Role.SUPERVISOR), site, FAQ)));
        assertThat(scenario.faqs.view(ada, site)).isEqualTo(Faq.EMPTY);
    }

    @Test
    void areOfNoSiteForStrangers() {
        assertThatExceptionOfType(NoSuchSite.class).isThrownBy(() -> scenario.faqs.view(stella, site));
        assertThatExceptionOfType(NoSuchSite.class).isThrownBy(() -> scenario.write(new WriteFaq(stella, site, FAQ)));
        var nowhere = new SiteId(scenario.charla.storage.ids().next());
        assertThatExceptionOfType(NoSuchSite.class).isThrownBy(() -> scenario.faqs.view(ada, nowhere));
    }
}
