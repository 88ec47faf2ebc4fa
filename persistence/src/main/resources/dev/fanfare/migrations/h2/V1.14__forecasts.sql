-- Forecasts that were made, to be compared with what came.
create table fanfare_forecast (
  subject varchar(160) not null,
  from_day date not null,
  measure varchar(32) not null,
  creator varchar(64),
  asset varchar(12),
  scale smallint,
  made_at timestamp(6) with time zone not null,
  method varchar(64) not null,
  naive_error double precision,
  primary key (subject, from_day),
  constraint fanfare_forecast_measure check (measure = any (array['NET_REVENUE', 'GIFTS', 'ACTIVE_USERS',
    'NEW_USERS', 'CREATOR_GIFT_REVENUE', 'CREATOR_VIEWS'])),
  constraint fanfare_forecast_creator
    check ((creator is not null) = (measure = any (array['CREATOR_GIFT_REVENUE', 'CREATOR_VIEWS']))),
  constraint fanfare_forecast_asset check (
    (asset is not null) = (measure = any (array['NET_REVENUE', 'CREATOR_GIFT_REVENUE']))
    and (asset is null) = (scale is null)),
  constraint fanfare_forecast_naive_error check (naive_error between 0 and 1e300)
);

-- A day of a forecast, and what came, once that day is final.
create table fanfare_forecast_day (
  subject varchar(160) not null,
  from_day date not null,
  on_day date not null,
  point double precision not null,
  actual double precision,
  primary key (subject, from_day, on_day),
  constraint fanfare_forecast_day_of foreign key (subject, from_day)
    references fanfare_forecast (subject, from_day),
  constraint fanfare_forecast_day_order check (on_day >= from_day),
  constraint fanfare_forecast_day_finite
    check (point between -1e300 and 1e300 and actual between -1e300 and 1e300)
);

create table fanfare_forecast_interval (
  subject varchar(160) not null,
  from_day date not null,
  on_day date not null,
  percent smallint not null,
  lower_bound double precision not null,
  upper_bound double precision not null,
  primary key (subject, from_day, on_day, percent),
  constraint fanfare_forecast_interval_of foreign key (subject, from_day, on_day)
    references fanfare_forecast_day (subject, from_day, on_day),
  constraint fanfare_forecast_interval_percent check (percent between 1 and 99),
  constraint fanfare_forecast_interval_order check (lower_bound <= upper_bound
    and lower_bound >= -1e300 and upper_bound <= 1e300)
);

-- Forecasts of which something is still to come, and the first such day.
create table fanfare_forecast_awaited (
  subject varchar(160) not null,
  from_day date not null,
  awaits date not null,
  primary key (subject, from_day),
  constraint fanfare_forecast_awaited_of foreign key (subject, from_day)
    references fanfare_forecast (subject, from_day)
);
