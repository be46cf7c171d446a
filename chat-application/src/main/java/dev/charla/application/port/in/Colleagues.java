package dev.charla.application.port.in;

import dev.charla.domain.people.Employee;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows staff to staff: for admins everybody of the tenant, for others those who share a site with them. */
public interface Colleagues {

    int MAX_LIMIT = 100;

    /** @throws dev.charla.domain.people.StaffRefusal.NoSuchCommercial for nobody, and nobody that the viewer may know of */
    Colleague view(Staff viewer, StaffId id);

    /**
     * Those who came first, first; people who left included.
     *
     * @param after where the page begins; {@code null} for the first
     */
    Page list(Staff viewer, @Nullable StaffId after, int limit);

    /** @param domains of the sites whose chats the person may see, in alphabetical order */
    record Colleague(Employee employee, List<String> domains) {

        public Colleague {
            domains = List.copyOf(domains);
        }
    }

    /**
     * @param total how many there are on all pages
     * @param next where the next page begins; {@code null} on the last
     */
    record Page(
            List<Colleague> colleagues,
            long total,
            @Nullable StaffId next) {

        public Page {
            colleagues = List.copyOf(colleagues);
        }
    }
}
