package dev.charla.application.memory;

import dev.charla.application.port.out.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes everything until it is told to take nothing more; remembers what was posted. */
public final class MemoryWebhook implements Webhook {

    private final List<Post> taken = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    @Override
    public Optional<String> post(Post post) {
        if (refusal.isEmpty()) {
            taken.add(post);
        }
        return refusal;
    }

    public void refuseAll(String reason) {
        refusal = Optional.of(reason);
    }

    public void takeAll() {
        refusal = Optional.empty();
    }

    public List<Post> taken() {
        return List.copyOf(taken);
    }
}
