-- Up Migration

-- Owners of articles: Discord servers; and, beginning with "+", whom derived data alone belongs to (the seeds).
create table servers (
  id text primary key check (id ~ '^\+?[A-Za-z0-9_-]{1,64}$'),
  -- When the bot left it; null while it is there.
  left_at timestamptz
);

-- The one Discord application whose articles these are; a row once a bot has connected.
create table application (
  one boolean primary key default true check (one),
  id text not null
);

-- Articles as they were given. What was removed stays, until it is purged, to be restored.
create table articles (
  server text not null references servers (id) on delete cascade,
  key text not null check (key ~ '^[0-9a-f]{16}$'),
  -- origin, title, link, addedBy. As json and not as text, which cannot hold every string that people give.
  given json not null,
  bytes bytea not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (server, key)
);
create index articles_removed on articles (server, removed_at) where removed_at is not null;

-- What was worked out from articles; any of it may be deleted at any time.
create table derived (
  server text not null references servers (id) on delete cascade,
  kind text not null check (kind in ('readings', 'indexes', 'meaning')),
  key text not null,
  content bytea not null,
  primary key (server, kind, key)
);
-- Already compact: not worth compressing again.
alter table derived alter column content set storage external;

-- A transaction sees and writes the rows of the one server that it names in the setting verbatim.server. Without
-- the setting there are no rows; a row of another server cannot be written. This holds for the tables' owner, too.
alter table articles enable row level security;
alter table articles force row level security;
create policy own_server on articles
  using (server = current_setting('verbatim.server', true))
  with check (server = current_setting('verbatim.server', true));

alter table derived enable row level security;
alter table derived force row level security;
create policy own_server on derived
  using (server = current_setting('verbatim.server', true))
  with check (server = current_setting('verbatim.server', true));

-- Which servers there are may be seen by all; each is changed under its own id.
alter table servers enable row level security;
alter table servers force row level security;
create policy listed on servers for select using (true);
create policy own_server on servers
  using (id = current_setting('verbatim.server', true))
  with check (id = current_setting('verbatim.server', true));

-- Down Migration

drop table derived, articles, application, servers;
