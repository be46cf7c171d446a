package dev.charla.infrastructure.axon;

import dev.charla.application.contract.EntryCodecContract;
import dev.charla.application.port.out.EntryCodec;

class StoredEntryCodecTest extends EntryCodecContract {

    @Override
    protected EntryCodec codec() {
        return new StoredEntryCodec(NamedEventSerializer.create());
    }
}
