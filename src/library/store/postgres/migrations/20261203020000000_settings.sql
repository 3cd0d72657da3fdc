-- Up Migration

-- What a server has chosen, by the names of settings; no row when it has chosen nothing.
create table settings (
  server text primary key references servers (id) on delete cascade,
  chosen jsonb not null check (jsonb_typeof(chosen) = 'object')
);

alter table settings enable row level security;
alter table settings force row level security;
create policy own_server on settings
  using (server = current_setting('verbatim.server', true))
  with check (server = current_setting('verbatim.server', true));

-- Down Migration

drop table settings;
