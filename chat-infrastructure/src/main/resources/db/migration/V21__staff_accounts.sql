-- Whether somebody may still come in. Whoever may not stays, for the chats and messages that name that person.
alter table staff add column active boolean default true not null;

-- The people of a tenant in the order in which they came, and its admins.
create index staff_of_tenant on staff (tenant_id, id);
create index staff_of_site on staff_site (site_id, staff_id);
