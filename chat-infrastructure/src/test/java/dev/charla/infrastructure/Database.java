package dev.charla.infrastructure;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** The databases that Charla runs on, each started and migrated once, when a test first asks for it. */
public enum Database {
    H2(() -> "jdbc:h2:mem:charla;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"),
    POSTGRESQL(Database::startPostgres);

    /** What holds rows, those that refer to others first. */
    private static final List<String> TABLES = List.of(
            "domain_event_entry",
            "canned_reply",
            "assistant_turn",
            "assistant_session",
            "faq_entry",
            "faq",
            "read_mark",
            "uploaded_file",
            "webhook_outbox",
            "receipt",
            "phone_line",
            "message",
            "chat_tag",
            "opening_key",
            "chat",
            "refresh_token",
            "login",
            "staff_site",
            "staff",
            "visitor",
            "site_origin",
            "site",
            "tenant",
            "installation");

    @SuppressWarnings("ImmutableEnumChecker") // it is what the tests share
    private final SingletonSupplier<HikariDataSource> dataSource;

    Database(Supplier<String> url) {
        this.dataSource = SingletonSupplier.of(() -> migrated(url.get()));
    }

    public HikariDataSource dataSource() {
        return dataSource.obtain();
    }

    /** Reads and writes outside of any command, seeing only what is committed. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** Further connections, one at a time; whoever wants a second while it holds one fails. */
    public HikariDataSource oneConnection() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(dataSource().getJdbcUrl());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(250);
        return pool;
    }

    public void empty() {
        TABLES.forEach(table -> jdbc().sql("delete from " + table).update());
    }

    private static HikariDataSource migrated(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    @SuppressWarnings("resource") // stops with the virtual machine
    private static String startPostgres() {
        try {
            return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
