-- What the files say. The figures are worked out from these by plain SQL.
create table gift (
  id varchar primary key, kind varchar not null, sent_at timestamp with time zone not null,
  sender varchar, creator varchar not null, spark varchar not null, amount decimal(20, 2) not null,
  share decimal(20, 2) not null, on_day date not null, in_hour varchar not null);
create table counter (
  as_of date not null, video varchar not null, creator varchar not null,
  views bigint not null, likes bigint not null, comments bigint not null,
  primary key (as_of, video));
create table as_of (last_day date not null);
