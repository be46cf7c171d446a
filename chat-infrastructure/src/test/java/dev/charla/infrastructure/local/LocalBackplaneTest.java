package dev.charla.infrastructure.local;

import dev.charla.application.contract.BackplaneContract;
import dev.charla.application.port.out.Backplane;

class LocalBackplaneTest extends BackplaneContract {

    @Override
    protected Backplane backplane() {
        return new LocalBackplane();
    }
}
