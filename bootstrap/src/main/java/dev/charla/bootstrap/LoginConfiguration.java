package dev.charla.bootstrap;

import dev.charla.api.security.SecuritySettings;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.in.LogIn;
import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.usecase.EndLoginCommandHandler;
import dev.charla.application.usecase.ForgetLoginsCommandHandler;
import dev.charla.application.usecase.LogInHandler;
import dev.charla.application.usecase.LoginLifetimes;
import dev.charla.application.usecase.RefreshLoginCommandHandler;
import dev.charla.application.usecase.StartLoginCommandHandler;
import dev.charla.domain.people.LoginId;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How staff logs in, stays so and is logged out. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    LogIn logIn(StaffRepository staff, Passwords passwords) {
        return new LogInHandler(staff, passwords);
    }

    @Bean
    LoginLifetimes loginLifetimes(SecuritySettings settings) {
        var console = settings.console();
        return new LoginLifetimes(console.refreshTtl(), console.loginTtl());
    }

    @Bean
    CommandHandler<StartLogin, StartLogin.Started> startLogin(
            StaffRepository staff,
            LoginRepository logins,
            SecretGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        var useCase = new StartLoginCommandHandler(staff, logins, secrets, ids, clock, lifetimes);
        return new CommandHandler<>(StartLogin.class, useCase::handle);
    }

    @Bean
    CommandHandler<RefreshLogin, RefreshLogin.Outcome> refreshLogin(
            LoginRepository logins,
            StaffRepository staff,
            SecretGenerator secrets,
            InstantSource clock,
            LoginLifetimes lifetimes) {
        var useCase = new RefreshLoginCommandHandler(logins, staff, secrets, clock, lifetimes);
        return new CommandHandler<>(RefreshLogin.class, useCase::handle);
    }

    @Bean
    CommandHandler<EndLogin, Optional<LoginId>> endLogin(LoginRepository logins, InstantSource clock) {
        var useCase = new EndLoginCommandHandler(logins, clock);
        return new CommandHandler<>(EndLogin.class, useCase::handle);
    }

    @Bean
    CommandHandler<ForgetLogins, Integer> forgetLogins(LoginRepository logins, InstantSource clock) {
        var useCase = new ForgetLoginsCommandHandler(logins, clock);
        return new CommandHandler<>(ForgetLogins.class, useCase::handle);
    }
}
