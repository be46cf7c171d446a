package dev.charla.application.memory;

import dev.charla.application.contract.PasswordsContract;
import dev.charla.application.port.out.Passwords;

class MemoryPasswordsTest extends PasswordsContract {

    @Override
    protected Passwords passwords() {
        return new MemoryPasswords();
    }
}
