package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.InstallationSecrets;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcInstallationSecrets implements InstallationSecrets {

    private final JdbcClient jdbc;

    JdbcInstallationSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String getOrMake(String name, Supplier<String> make) {
        return find(name).orElseGet(() -> add(name, make.get()));
    }

    private String add(String name, String secret) {
        try {
            jdbc.sql("insert into installation_secret (name, secret) values (?, ?)")
                    .params(name, secret)
                    .update();
            return secret;
        } catch (DuplicateKeyException madeByAnotherNode) {
            return find(name).orElseThrow(() -> madeByAnotherNode);
        }
    }

    private Optional<String> find(String name) {
        return jdbc.sql("select secret from installation_secret where name = ?")
                .param(name)
                .query((row, number) -> row.getString("secret"))
                .optional();
    }
}
