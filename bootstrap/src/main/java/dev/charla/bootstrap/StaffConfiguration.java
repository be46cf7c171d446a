package dev.charla.bootstrap;

import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.in.CannedReplies;
import dev.charla.application.port.in.ChangeCannedReplies;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.Colleagues;
import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.Passwords;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.usecase.AddStaffCommandHandler;
import dev.charla.application.usecase.ChangeCannedRepliesCommandHandler;
import dev.charla.application.usecase.ChangeStaffCommandHandler;
import dev.charla.application.usecase.PrepareInstallationCommandHandler;
import dev.charla.application.usecase.ViewCannedReplies;
import dev.charla.application.usecase.ViewColleagues;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.replies.CannedReplyId;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of those who work here: their accounts, and the replies that they have at hand. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    @Bean
    CommandHandler<PrepareInstallation, PrepareInstallation.Prepared> prepareInstallation(
            SiteRepository sites, StaffRepository staff, Passwords passwords, IdGenerator ids) {
        var useCase = new PrepareInstallationCommandHandler(sites, staff, passwords, ids);
        return new CommandHandler<>(PrepareInstallation.class, useCase::handle);
    }

    @Bean
    CommandHandler<AddStaff, StaffId> addStaff(
            StaffRepository staff, SiteRepository sites, Passwords passwords, IdGenerator ids) {
        var useCase = new AddStaffCommandHandler(staff, sites, passwords, ids);
        return new CommandHandler<>(AddStaff.class, useCase::handle);
    }

    @Bean
    CommandHandler<ChangeStaff, ChangeStaff.Changed> changeStaff(
            StaffRepository staff,
            SiteRepository sites,
            LoginRepository logins,
            Passwords passwords,
            InstantSource clock) {
        var useCase = new ChangeStaffCommandHandler(staff, sites, logins, passwords, clock);
        return new CommandHandler<>(ChangeStaff.class, useCase::handle);
    }

    @Bean
    Colleagues colleagues(StaffRepository staff, SiteRepository sites) {
        return new ViewColleagues(staff, sites);
    }

    @Bean
    CannedReplies cannedReplies(CannedReplyRepository replies, SiteRepository sites) {
        return new ViewCannedReplies(replies, sites);
    }

    @Bean
    CommandHandler<ChangeCannedReplies, CannedReplyId> changeCannedReplies(
            CannedReplyRepository replies, SiteRepository sites, IdGenerator ids, InstantSource clock) {
        var useCase = new ChangeCannedRepliesCommandHandler(replies, sites, ids, clock);
        return new CommandHandler<>(ChangeCannedReplies.class, useCase::handle);
    }
}
