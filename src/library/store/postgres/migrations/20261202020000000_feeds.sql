-- Up Migration

-- Feeds that servers follow: what moderators chose, and what is known of each (see src/library/feeds/stored-feed.ts). As
-- json and not as jsonb, which cannot hold every string that feeds have.
create table feeds (
  server text not null references servers (id) on delete cascade,
  key text not null check (key ~ '^[0-9a-f]{16}$'),
  feed json not null,
  primary key (server, key)
);

alter table feeds enable row level security;
alter table feeds force row level security;
create policy own_server on feeds
  using (server = current_setting('verbatim.server', true))
  with check (server = current_setting('verbatim.server', true));

-- Down Migration

drop table feeds;
