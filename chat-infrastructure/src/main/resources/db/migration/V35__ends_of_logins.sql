-- Log-ins and tokens that have ended are forgotten, an hour's worth at a time.
create index login_by_expiry on login (expires_at);
create index login_by_end on login (ended_at);
create index refresh_token_by_expiry on refresh_token (expires_at);
