package dev.charla.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void anIpv4AddressStandsForItself() {
        assertThat(ClientAddress.key("192.0.2.1")).isNotEqualTo(ClientAddress.key("192.0.2.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:0:1::1", "2001:db8:0:1:ffff::", "[2001:db8:0:1::2]", "2001:db8:0:1::2%eth0"})
    void anIpv6AddressStandsForItsNetwork(String address) {
        assertThat(ClientAddress.key(address))
                .isEqualTo(ClientAddress.key("2001:db8:0:1::"))
                .isNotEqualTo(ClientAddress.key("2001:db8:0:2::"));
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsTheSame() {
        assertThat(ClientAddress.key("::ffff:192.0.2.1")).isNotEqualTo(ClientAddress.key("::ffff:192.0.2.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "host.example", "1.2.3"})
    void whatIsNoAddressIsLookedUpNowhere(String text) {
        assertThat(ClientAddress.key(text)).isEqualTo(text);
    }
}
