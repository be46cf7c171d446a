package dev.charla.bootstrap;

import dev.charla.application.port.in.PrepareInstallation.NewSite;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import org.springframework.web.util.HtmlUtils;

/** Puts the installation's first site in the place of the one that the demonstration pages are written for. */
final class SiteOnPages implements ResourceTransformer {

    private static final String WRITTEN = "data-site=\"localhost\" data-key=\"local\"";

    private final String actual;

    SiteOnPages(NewSite site) {
        actual = "data-site=\"%s\" data-key=\"%s\""
                .formatted(HtmlUtils.htmlEscape(site.domain()), HtmlUtils.htmlEscape(site.apiKey()));
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var page = chain.transform(request, resource);
        var name = page.getFilename();
        return name != null && name.endsWith(".html") ? transformed(page) : page;
    }

    private Resource transformed(Resource page) throws IOException {
        var html = page.getContentAsString(StandardCharsets.UTF_8).replace(WRITTEN, actual);
        return new TransformedResource(page, html.getBytes(StandardCharsets.UTF_8));
    }
}
