-- Texts that staff keeps ready.
create table canned_reply (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  -- None for all of the tenant.
  site_id uuid references site (id),
  -- The site's id or the tenant's, as no two nulls are alike: those who share a shortcut use it once.
  shared_by uuid not null,
  shortcut varchar(80) not null,
  title varchar(200) not null,
  content varchar(8000) not null,
  written_at timestamp(3) with time zone not null,
  unique (shared_by, shortcut)
);
create index canned_reply_of_tenant on canned_reply (tenant_id, shortcut, id);
