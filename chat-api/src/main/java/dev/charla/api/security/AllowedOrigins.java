package dev.charla.api.security;

import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** The web origins that may speak to this server with a browser's cookies: those of its sites. */
public final class AllowedOrigins {

    private final Supplier<List<Site>> sites;

    public AllowedOrigins(SiteRepository sites) {
        // Sites are made on start only, before the first request.
        this.sites = SingletonSupplier.of(sites::all);
    }

    public boolean admits(String origin) {
        return sites.get().stream().anyMatch(site -> site.admits(origin));
    }
}
