alter table video add column views bigint default 0 not null;
