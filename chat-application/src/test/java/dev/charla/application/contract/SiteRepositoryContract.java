package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.TenantId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class SiteRepositoryContract {

    private Storage storage;

    protected abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(storage.sites().firstTenant()).isEmpty();
        assertThat(storage.sites().all()).isEmpty();
        assertThat(storage.sites().findByDomain("shop.example")).isEmpty();
    }

    @Test
    void findsASiteByItsDomain() {
        var site = site("shop.example", List.of("https://shop.example", "http://localhost:*"));
        storage.inTransaction(() -> storage.sites().add(site));

        assertThat(storage.sites().findByDomain("shop.example"))
                .get()
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(site);
        assertThat(storage.sites().findByDomain("other.example")).isEmpty();
    }

    @Test
    void keepsASiteWithoutOrigins() {
        var site = site("shop.example", List.of());
        storage.inTransaction(() -> storage.sites().add(site));

        assertThat(storage.sites().findByDomain("shop.example")).contains(site);
    }

    @Test
    void keepsAndReplacesAnIdentitySecret() {
        var site = site("shop.example", List.of());
        var other = Shop.at("other.example", storage).site();
        var signing = new Site(site.id(), site.tenant(), site.domain(), "A shop", "key", List.of(), "first secret");
        storage.inTransaction(() -> storage.sites().add(signing));
        assertThat(storage.sites().findByDomain("shop.example")).contains(signing);

        storage.inTransaction(() -> storage.sites().setIdentitySecret(site.id(), "second secret"));
        assertThat(storage.sites().findByDomain("shop.example").orElseThrow().identitySecret())
                .isEqualTo("second secret");
        assertThat(storage.sites().findByDomain("other.example")).contains(other);
    }

    @Test
    void listsAllSites() {
        var shop = Shop.at("shop.example", storage);
        var branch = shop.branch("branch.example");

        assertThat(storage.sites().all()).containsExactlyInAnyOrder(shop.site(), branch.site());
    }

    @Test
    void takesADomainOnce() {
        var shop = Shop.at("shop.example", storage);

        assertThatException().isThrownBy(() -> shop.branch("shop.example"));
        assertThat(storage.sites().all()).containsExactly(shop.site());
    }

    @Test
    void knowsTheFirstTenant() {
        var first = tenant();
        tenant();

        assertThat(storage.sites().firstTenant()).contains(first);
    }

    private Site site(String domain, List<String> origins) {
        return new Site(new SiteId(storage.ids().next()), tenant(), domain, "A shop", "key", origins);
    }

    private TenantId tenant() {
        var tenant = new TenantId(storage.ids().next());
        storage.inTransaction(() -> storage.sites().addTenant(tenant, "tenant"));
        return tenant;
    }
}
