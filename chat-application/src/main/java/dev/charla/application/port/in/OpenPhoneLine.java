package dev.charla.application.port.in;

import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Let a telephone number stand for a visitor of the bridge's site, if it does not yet. The answer is whom it stands for.
 *
 * @param owner who has proven the number; {@code null} where only the number is known
 */
public record OpenPhoneLine(PhoneNumber phone, @Nullable Visitor owner) implements Command<Visitor> {}
