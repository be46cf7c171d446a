package dev.charla.api.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** An address as a key. Whoever has one IPv6 address has 2^64 of them, so the network counts (RFC 6177 §2). */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** @param address as a servlet request gives it; text that is no address is a key as it stands */
    static String key(String address) {
        try {
            var literal = address.replaceAll("^\\[|]$", "").replaceAll("%.*$", "");
            return InetAddress.ofLiteral(literal) instanceof Inet6Address six ? network(six) : literal;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static String network(Inet6Address address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64";
    }
}
