package dev.charla.infrastructure.gathering;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Stands before an object of JDBC's, whose interfaces have more methods than one writes down. */
final class Interception {

    private Interception() {}

    static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Interception.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Throws what the method does. */
    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw unchecked(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("a method of a public interface", impossible);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) throws SQLException {
        return switch (thrown) {
            case SQLException failure -> throw failure;
            case Error error -> throw error;
            case RuntimeException unchecked -> unchecked;
            default -> new UndeclaredThrowableException(thrown);
        };
    }
}
