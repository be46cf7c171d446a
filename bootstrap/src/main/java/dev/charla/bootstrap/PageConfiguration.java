package dev.charla.bootstrap;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pages and scripts in {@code static}. Browsers ask each time whether theirs is still the one, and are answered by its tag;
 * a library has its version in its path, and is asked for once.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final String[] locations;
    private final boolean demo;
    private final InstallationSettings installation;

    PageConfiguration(
            @Value("${spring.web.resources.static-locations:classpath:/static/}") String[] locations,
            @Value("${charla.pages.demo:true}") boolean demo,
            InstallationSettings installation) {
        this.locations = locations.clone();
        this.demo = demo;
        this.installation = installation;
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/console").setViewName("forward:/console/index.html");
        if (demo) {
            pages.addViewController("/").setViewName("forward:/index.html");
            pages.addViewController("/demo").setViewName("forward:/demo/index.html");
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        at(files.addResourceHandler("/assets/vendor/**"), "assets/vendor/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        at(files.addResourceHandler("/assets/**"), "assets/").setCacheControl(CacheControl.noCache());
        at(files.addResourceHandler("/console/**"), "console/").setCacheControl(CacheControl.noCache());
        at(files.addResourceHandler("/widget.js", "/charla-client.js", "/charla-client.d.ts", "/favicon.ico"), "")
                .setCacheControl(CacheControl.noCache());
        if (demo) {
            var site = new SiteOnPages(installation.newSites().getFirst());
            at(files.addResourceHandler("/index.html"), "")
                    .setCacheControl(CacheControl.noCache())
                    .resourceChain(false)
                    .addTransformer(site);
            at(files.addResourceHandler("/demo/**"), "demo/")
                    .setCacheControl(CacheControl.noCache())
                    .resourceChain(false)
                    .addTransformer(site);
        }
    }

    /** The times of files in an archive are not those of their last change, so the tag alone tells. */
    private ResourceHandlerRegistration at(ResourceHandlerRegistration files, String folder) {
        for (var location : locations) {
            files.addResourceLocations(location + folder);
        }
        return files.setUseLastModified(false).setEtagGenerator(ContentTag::of);
    }
}
