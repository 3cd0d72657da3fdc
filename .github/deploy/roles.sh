#!/bin/sh
# Run once by the postgres image: the bot's role owns its database and is no superuser, for whom the policies that
# keep servers apart would not hold.
set -eu
psql --username "$POSTGRES_USER" --set=ON_ERROR_STOP=1 --set=password="$VERBATIM_PASSWORD" <<'SQL'
create role verbatim login password :'password';
create database verbatim owner verbatim;
SQL
