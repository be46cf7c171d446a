package dev.charla.infrastructure.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.infrastructure.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ParameterizedClass
@EnumSource
class GatheringDataSourceTest {

    private static final String INSERT = "insert into gathering_test (id, word) values (?, ?)";
    private static final String UPDATE = "update gathering_test set word = ? where id = ?";

    private final Database database;
    private final List<String> prepared = new ArrayList<>();
    private final DataSource gathering;

    GatheringDataSourceTest(Database database) {
        this.database = database;
        this.gathering = new GatheringDataSource(noting(database.dataSource()), new Turns(10, Duration.ofSeconds(5)));
    }

    @BeforeEach
    void createTable() {
        database.jdbc()
                .sql("create table gathering_test (id int primary key, word varchar(20))")
                .update();
    }

    @AfterEach
    void dropTable() {
        database.jdbc().sql("drop table gathering_test").update();
    }

    @Test
    void sendsAllWritesAlongWithTheCommit() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            write(connection, INSERT, 2, null);
            write(connection, UPDATE, "b", 1);
            assertThat(prepared).isEmpty();
            connection.commit();
        }

        assertThat(prepared).containsExactly(String.join(";\n", INSERT, INSERT, UPDATE, "commit"));
        assertThat(words()).containsExactly("b", null);
    }

    @Test
    void showsATransactionWhatItWrote() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");

            assertThat(wordOf(1, connection)).isEqualTo("a");
            try (var statement = connection.createStatement()) {
                write(connection, INSERT, 2, "b");
                assertThat(statement.executeUpdate("delete from gathering_test where id = 1"))
                        .isEqualTo(1);
            }
            connection.commit();
        }

        assertThat(words()).containsExactly("b");
    }

    @Test
    void countsTheRowsOfAWriteThatIsNoBatch() throws SQLException {
        try (var connection = transaction();
                var update = connection.prepareStatement(UPDATE)) {
            write(connection, INSERT, 1, "a");
            update.setString(1, "b");
            update.setInt(2, 1);

            assertThat(update.executeUpdate()).isEqualTo(1);
            connection.commit();
        }

        assertThat(words()).containsExactly("b");
    }

    @Test
    void tellsNoCountOfWhatIsNotWrittenYet() throws SQLException {
        try (var connection = transaction();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 1);
            insert.setString(2, "same for both");
            insert.addBatch();
            insert.setInt(1, 2);
            insert.addBatch();

            assertThat(insert.executeBatch()).containsExactly(Statement.SUCCESS_NO_INFO, Statement.SUCCESS_NO_INFO);
            connection.commit();
        }

        assertThat(words()).containsExactly("same for both", "same for both");
    }

    @Test
    void writesNothingThatIsRolledBack() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            connection.rollback();
            write(connection, INSERT, 2, "b");
            connection.commit();
        }

        assertThat(words()).containsExactly("b");
    }

    @Test
    void writesNothingOfATransactionThatIsLeft() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
        }

        assertThat(words()).isEmpty();
    }

    @Test
    void writesNothingWhenOneWriteFailsInTheCommit() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            write(connection, INSERT, 1, "again");
            write(connection, INSERT, 2, "b");

            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
            connection.rollback();
        }

        assertThat(words()).isEmpty();
    }

    @Test
    void refusesToCommitWhenAWriteHasFailedBefore() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            write(connection, INSERT, 1, "again");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> wordOf(1, connection));
            write(connection, INSERT, 2, "b");

            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
            connection.rollback();
            write(connection, INSERT, 3, "c");
            connection.commit();
        }

        assertThat(words()).containsExactly("c");
    }

    @Test
    void writesAtOnceWithoutATransaction() throws SQLException {
        try (var connection = gathering.getConnection()) {
            write(connection, INSERT, 1, "a");

            assertThat(words()).containsExactly("a");
        }
    }

    @Test
    void writesWhatIsGatheredWhenTheTransactionEndsByAutoCommit() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            connection.setAutoCommit(true);

            assertThat(words()).containsExactly("a");
        }
    }

    @Test
    void writesManyInSeveralGoes() throws SQLException {
        try (var connection = transaction()) {
            for (int i = 0; i < 150; i++) {
                write(connection, INSERT, i, "word");
            }
            connection.commit();
        }

        assertThat(words()).hasSize(150);
        assertThat(prepared).hasSize(3);
    }

    @Test
    void takesBackOnlyWhatCameAfterASavepoint() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            var savepoint = connection.setSavepoint();
            write(connection, INSERT, 2, "b");
            connection.rollback(savepoint);
            connection.commit();
        }

        assertThat(words()).containsExactly("a");
    }

    @Test
    void tellsTheDatabaseNothingOfASavepointBeforeSomethingIsSent() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            var first = connection.setSavepoint("first");
            write(connection, INSERT, 2, "b");
            connection.releaseSavepoint(first);
            var second = connection.setSavepoint("second");
            write(connection, INSERT, 3, "c");
            connection.rollback(second);
            connection.releaseSavepoint(second);
            connection.commit();
        }

        assertThat(prepared).containsExactly(String.join(";\n", INSERT, INSERT, "commit"));
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void takesBackWhatFailedAfterASavepoint() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            var savepoint = connection.setSavepoint();
            write(connection, INSERT, 2, "b");
            write(connection, INSERT, 1, "again");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> wordOf(1, connection));
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            assertThat(wordOf(1, connection)).isEqualTo("a");
            write(connection, INSERT, 3, "c");
            connection.commit();
        }

        assertThat(words()).containsExactly("a", "c");
    }

    @Test
    void takesBackWhatWasReadAndWrittenAfterASavepointAndKeepsTheSavepoint() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            var savepoint = connection.setSavepoint();
            for (int i = 0; i < 2; i++) {
                write(connection, INSERT, 2, "b");
                assertThat(wordOf(2, connection)).isEqualTo("b");
                write(connection, INSERT, 3, "c");
                connection.rollback(savepoint);
            }
            connection.commit();
        }

        assertThat(words()).containsExactly("a");
    }

    @Test
    void goesBackToTheFirstOfSeveralSavepoints() throws SQLException {
        try (var connection = transaction()) {
            var first = connection.setSavepoint();
            write(connection, INSERT, 1, "a");
            var second = connection.setSavepoint();
            write(connection, INSERT, 2, "b");
            assertThat(wordOf(2, connection)).isEqualTo("b");
            connection.rollback(first);
            write(connection, INSERT, 3, "c");

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(second));
            connection.commit();
        }

        assertThat(words()).containsExactly("c");
    }

    @Test
    void canNotGoBackToASavepointAfterAWriteBeforeItFailed() throws SQLException {
        try (var connection = transaction()) {
            write(connection, INSERT, 1, "a");
            write(connection, INSERT, 1, "again");
            var savepoint = connection.setSavepoint();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> wordOf(1, connection));

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(savepoint));
            assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
            connection.rollback();
        }

        assertThat(words()).isEmpty();
    }

    @Test
    void refusesSavepointsOfOtherTransactions() throws SQLException {
        try (var connection = transaction();
                var other = transaction()) {
            var savepoint = other.setSavepoint();

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(savepoint));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.releaseSavepoint(savepoint));
        }
    }

    private Connection transaction() throws SQLException {
        var connection = gathering.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, String sql, Object first, @Nullable Object second)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, first);
            statement.setObject(2, second);
            statement.addBatch();
            statement.executeBatch();
        }
    }

    private static String wordOf(int id, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select word from gathering_test where id = ?")) {
            statement.setInt(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** What others see. */
    private List<String> words() {
        return database.jdbc()
                .sql("select word from gathering_test order by id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private DataSource noting(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return Interception.of(Connection.class, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add((String) arguments[0]);
                    }
                    return Interception.call(connection, method, arguments);
                });
            }
        };
    }
}
