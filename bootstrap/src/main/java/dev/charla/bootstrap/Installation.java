package dev.charla.bootstrap;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.PrepareInstallation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Prepares the installation once Axon runs and before the first request is taken. */
@Component
class Installation implements SmartLifecycle {

    private static final int AFTER_AXON = 1;
    private static final int PASSWORD_BYTES = 15;

    private final Commands commands;
    private final InstallationSettings settings;
    private volatile boolean running;
    private volatile @Nullable String firstPassword;

    Installation(Commands commands, InstallationSettings settings) {
        this.commands = commands;
        this.settings = settings;
    }

    /** The first admin's password, where it was made up on this start and nobody knows it yet. */
    Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    @Override
    public void start() {
        var admin = settings.admin();
        var given = admin.password();
        var password = given == null ? randomPassword() : given;
        var prepared = commands.send(new PrepareInstallation(settings.newSites(), admin.email(), password));
        firstPassword = prepared.adminMade() && given == null ? password : null;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_AXON;
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
