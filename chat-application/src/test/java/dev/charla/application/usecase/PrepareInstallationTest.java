package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.in.PrepareInstallation.NewSite;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.Role;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrepareInstallationTest {

    private static final NewSite SHOP = new NewSite("Shop.Example", "key", "Shop", List.of("https://shop.example"));
    private static final NewSite BRANCH = new NewSite("branch.example", "key2", "Branch", List.of());

    private final Charla charla = new Charla();

    @Test
    void makesSitesAndTheFirstAdminOnAnEmptyDatabase() {
        var prepared = prepare("first", SHOP, BRANCH);

        assertThat(prepared).isTrue();
        var tenant = charla.storage.sites().firstTenant().orElseThrow();
        var shop = site("shop.example");
        assertThat(shop)
                .isEqualTo(new Site(shop.id(), tenant, "shop.example", "Shop", "key", List.of("https://shop.example")));
        var admin = charla.storage.staff().findByEmail("admin@shop.example").orElseThrow();
        assertThat(admin.staff().name()).isEqualTo("Admin");
        assertThat(admin.staff().tenant()).isEqualTo(tenant);
        assertThat(admin.staff().roles()).containsExactly(Role.ADMIN);
        assertThat(admin.staff().sites())
                .containsExactlyInAnyOrder(shop.id(), site("branch.example").id());
        assertThat(charla.passwords.matches("first", admin.passwordHash())).isTrue();
    }

    /** So nodes that start at the same time prepare one after another. */
    @Test
    void looksAtNothingBeforeItHoldsTheLock() {
        var called = new ArrayList<String>();
        var sites = (SiteRepository) Proxy.newProxyInstance(
                SiteRepository.class.getClassLoader(), new Class<?>[] {SiteRepository.class}, (proxy, method, args) -> {
                    called.add(method.getName());
                    return method.invoke(charla.storage.sites(), args);
                });

        new PrepareInstallationCommandHandler(sites, charla.storage.staff(), charla.passwords, charla.storage.ids())
                .handle(new PrepareInstallation(List.of(SHOP), "admin@shop.example", "first"));

        assertThat(called).startsWith("lockInstallation").hasSizeGreaterThan(1);
    }

    @Test
    void changesNothingTheSecondTime() {
        prepare("first", SHOP);
        var rows = charla.storage.rows();
        var shop = site("shop.example");

        assertThat(prepare("second", new NewSite("shop.example", "other key", "Renamed", List.of())))
                .isFalse();

        assertThat(charla.storage.rows()).isEqualTo(rows);
        assertThat(site("shop.example")).isEqualTo(shop);
        var admin = charla.storage.staff().findByEmail("admin@shop.example").orElseThrow();
        assertThat(charla.passwords.matches("first", admin.passwordHash())).isTrue();
    }

    @Test
    void takesOverANewIdentitySecretAndKeepsItOtherwise() {
        prepare("first", signing("first secret"), BRANCH);
        assertThat(site("shop.example").identitySecret()).isEqualTo("first secret");
        assertThat(site("branch.example").identitySecret()).isNull();

        prepare("first", signing("second secret"));
        assertThat(site("shop.example").identitySecret()).isEqualTo("second secret");
        prepare("first", SHOP);
        assertThat(site("shop.example").identitySecret()).isEqualTo("second secret");
    }

    private static NewSite signing(String secret) {
        return new NewSite("shop.example", "key", "Shop", List.of(), secret);
    }

    @Test
    void addsANewSiteToTheSameTenantLater() {
        prepare("first", SHOP);
        prepare("second", SHOP, BRANCH);

        assertThat(site("branch.example").tenant())
                .isEqualTo(site("shop.example").tenant());
        assertThat(charla.storage.sites().all()).hasSize(2);
    }

    @Test
    void makesNoAdminWhereSomebodyIs() {
        charla.shop("old.example").commercial("Carla");

        assertThat(prepare("first", SHOP)).isFalse();
        assertThat(charla.storage.staff().findByEmail("admin@shop.example")).isEmpty();
    }

    private boolean prepare(String password, NewSite... sites) {
        return charla.prepare(new PrepareInstallation(List.of(sites), " Admin@Shop.Example ", password))
                .adminMade();
    }

    private Site site(String domain) {
        return charla.storage.sites().findByDomain(domain).orElseThrow();
    }
}
