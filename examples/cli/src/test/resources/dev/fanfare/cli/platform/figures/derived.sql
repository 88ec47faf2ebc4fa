-- What several figures need, once all rows are there.
create view paid as select * from gift where kind = 'gift';
create view refund as select * from gift where kind = 'refund';
create table active (
  sender varchar not null, on_day date not null, primary key (sender, on_day)
) as select distinct sender, on_day from paid where sender is not null;
create index active_on on active (on_day);
create table fan (
  sender varchar primary key, joined date not null
) as select sender, min(on_day) from active group by sender;
create index fan_joined on fan (joined);
create table calendar (on_day date primary key) as
  select dateadd('day', x, first_day)
  from (select least(coalesce((select min(on_day) from gift), date '9999-12-31'),
                     coalesce((select min(as_of) from counter), date '9999-12-31')) as first_day,
          last_day
        from as_of), system_range(0, 4000)
  where x <= datediff('day', first_day, last_day);

-- A day each; H2 joins by an index or not at all quickly.
create table paid_on (
  on_day date primary key, gifts bigint, gross decimal(20, 2), earned decimal(20, 2)
) as select on_day, count(*), sum(amount), sum(share) from paid group by on_day;
create table refunded_on (
  on_day date primary key, refunds bigint, refunded decimal(20, 2), taken decimal(20, 2)
) as select on_day, count(*), sum(amount), sum(share) from refund group by on_day;
create table top_on (on_day date primary key, spark varchar) as
  select on_day, spark
  from (select on_day, spark, row_number() over (partition by on_day order by count(*) desc, spark) as place
        from paid group by on_day, spark)
  where place = 1;
create table joined_on (on_day date primary key, fans bigint) as
  select joined, count(*) from fan group by joined;
create table active_count (on_day date primary key, fans bigint) as
  select on_day, count(*) from active group by on_day;
