package dev.charla.bootstrap;

import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** The site whose chats the bridge's are. It is looked up when it is first needed, for sites are made on start. */
final class BridgeSite implements Supplier<Site> {

    private final SingletonSupplier<Site> site;

    BridgeSite(SiteRepository sites, String domain) {
        this.site = SingletonSupplier.of(() -> sites.findByDomain(domain.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalStateException("charla.bridge.site is none of the sites: " + domain)));
    }

    @Override
    public Site get() {
        return site.obtain();
    }
}
