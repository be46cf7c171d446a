package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.application.port.in.LogIn;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {

    private static final Staff CARLA = new Staff(
            new StaffId(new UUID(4, 1)),
            new TenantId(new UUID(1, 1)),
            "carla@shop.example",
            "Carla",
            Set.of(Role.COMMERCIAL),
            Set.of());

    private final Charla charla = new Charla();
    private final LogIn logIn = new LogInHandler(charla.storage.staff(), charla.passwords);

    @BeforeEach
    void hireCarla() {
        charla.storage.staff().add(CARLA, charla.passwords.hash("correct horse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"carla@shop.example", "Carla@Shop.Example", " carla@shop.example "})
    void provesStaffByAddressAndPassword(String email) {
        assertThat(logIn.prove(email, "correct horse").staff()).isEqualTo(CARLA);
    }

    @ParameterizedTest
    @CsvSource({
        "carla@shop.example, wrong",
        "carla@shop.example, ''",
        "carlos@shop.example, correct horse",
        "carlos@shop.example, nobody",
        "'', ''"
    })
    void rejectsAnythingElse(String email, String password) {
        assertThatExceptionOfType(WrongCredentials.class).isThrownBy(() -> logIn.prove(email, password));
    }

    @Test
    void comparesAPasswordOfNobodyToo() {
        var before = charla.passwords.comparisons();

        assertThatExceptionOfType(WrongCredentials.class).isThrownBy(() -> logIn.prove("carlos@shop.example", "x"));
        assertThat(charla.passwords.comparisons()).isEqualTo(before + 1);
    }
}
