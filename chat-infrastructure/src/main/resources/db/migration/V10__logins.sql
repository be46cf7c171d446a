-- A log-in of staff, on which its access tokens, refresh tokens and console session hang.
create table login (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  started_at timestamp(3) with time zone not null,
  refreshed_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  ending varchar(20)
);
create index login_of_staff on login (staff_id);

-- Of a token there is only its SHA-256 here. Used ones stay until they expire: seen again, they end the log-in.
create table refresh_token (
  hash char(64) primary key,
  login_id uuid not null references login (id) on delete cascade,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone
);
create index refresh_token_of_login on refresh_token (login_id, expires_at);
