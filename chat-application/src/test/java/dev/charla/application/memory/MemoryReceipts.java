package dev.charla.application.memory;

import dev.charla.application.port.out.Receipts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class MemoryReceipts implements Receipts {

    private final Table<Receipt> receipts;

    MemoryReceipts(Table<Receipt> receipts) {
        this.receipts = receipts;
    }

    @Override
    public boolean add(Receipt receipt) {
        var isNew = find(receipt.sender(), receipt.key()).isEmpty();
        if (isNew) {
            receipts.add(receipt);
        }
        return isNew;
    }

    @Override
    public Optional<Receipt> find(UUID sender, String key) {
        return receipts.find(
                receipt -> receipt.sender().equals(sender) && receipt.key().equals(key));
    }

    @Override
    public int forget(Instant takenBy, int limit) {
        var old = receipts.all().stream()
                .filter(receipt -> !receipt.takenAt().isAfter(takenBy))
                .limit(limit)
                .toList();
        old.forEach(receipt -> receipts.remove(receipt::equals));
        return old.size();
    }
}
