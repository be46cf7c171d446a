package dev.charla.api.security;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What header fields may hold: characters that are assigned and not control characters, as Spring Security demands by
 * default. It uses a regular expression for that, each time that a field is read.
 */
final class PlainHeaders {

    private PlainHeaders() {}

    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(PlainHeaders::isPlain);
        firewall.setAllowedHeaderValues(PlainHeaders::isPlain);
        return firewall;
    }

    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next > '~') {
                return text.codePoints().allMatch(PlainHeaders::isPlain);
            }
        }
        return true;
    }

    private static boolean isPlain(int codePoint) {
        return Character.isDefined(codePoint) && !Character.isISOControl(codePoint);
    }
}
