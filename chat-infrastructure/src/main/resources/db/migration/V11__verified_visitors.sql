-- With this a site's back end signs who its users are. It must be readable to check signatures.
alter table site add column identity_secret varchar(255);

-- Whom a site has vouched for; the columns without "verified" hold what visitors merely say.
alter table visitor add column verified_subject varchar(255);
alter table visitor add column verified_name varchar(200);
alter table visitor add column verified_email varchar(254);
alter table visitor add column verified_phone varchar(50);
create unique index visitor_of_subject on visitor (site_id, verified_subject);
