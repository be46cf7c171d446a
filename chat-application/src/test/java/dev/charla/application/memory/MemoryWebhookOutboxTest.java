package dev.charla.application.memory;

import dev.charla.application.contract.Storage;
import dev.charla.application.contract.WebhookOutboxContract;

class MemoryWebhookOutboxTest extends WebhookOutboxContract {

    @Override
    protected Storage storage() {
        return new MemoryStorage();
    }
}
